"""Writes a text as hurried people do: typing errors, missing accents, SMS spelling; seeded."""

import random
from typing import Callable, Tuple

from reperes.language.folding import fold

_NEIGHBOURS = dict(
    zip("azertyuiopqsdfghjklmwxcvbn", ("zq", "ae", "zr", "et", "ry", "tu", "yi", "uo", "ip", "om", "sa", "qd", "sf", "dg",
                                       "fh", "gj", "hk", "jl", "km", "lp", "xq", "wc", "xv", "cb", "vn", "bj"))
)  # fmt: skip
_SMS = {
    "pour": "pr", "dans": "ds", "quelqu'un": "qqn", "quelque": "qq", "toujours": "tjs", "beaucoup": "bcp", "quoi": "koi",
    "que": "ke", "qui": "ki", "c'est": "c", "est-ce": "esk", "pas": "pa", "fait": "fé", "avec": "avc", "tout": "tt",
    "tous": "ts", "quand": "qd", "comment": "cmt", "parce": "pcq", "vous": "vs", "même": "mm", "maintenant": "mnt",
    "niveau": "niv", "faut": "fo", "sont": "st", "quel": "kel", "quelle": "kel", "j'ai": "g", "suis": "sui",
}  # fmt: skip


def typo(text: str, rng: random.Random) -> str:
    """Return `text` with one letter lost, doubled, swapped with the next or mistaken for its neighbour."""
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha() and len(text) > 5]
    if not places:
        return text
    i = rng.choice(places)
    letter = text[i]
    changed = rng.choice(("", letter * 2, text[i + 1] + letter, rng.choice(_NEIGHBOURS.get(letter.lower(), letter))))
    return text[:i] + changed + text[i + 1 + (len(changed) == 2 and changed[0] != letter) :]


def sms(text: str, rng: random.Random) -> str:
    """Return `text` in lower case without accents, with the abbreviations of text messages."""
    return fold(" ".join(_SMS.get(word, word) for word in text.lower().split()))


def two_typos(text: str, rng: random.Random) -> str:
    """Return `text` with two typing errors."""
    return typo(typo(text, rng), rng)


NOISES: Tuple[Callable[[str, random.Random], str], ...] = (typo, two_typos, sms)


def noisy(text: str, rng: random.Random) -> str:
    """Return `text` written carelessly in one of the ways above."""
    return rng.choice(NOISES)(text, rng)
