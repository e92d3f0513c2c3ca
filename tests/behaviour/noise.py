"""Noise that is not about levels, though their letters stand in it: initials, paths, links, signatures, marks."""

from __future__ import annotations

import re
from random import Random
from typing import Iterator, Mapping, Sequence

from tests.behaviour.asking import Asked
from tests.behaviour.invariance import unchanged
from tests.behaviour.perturbing import Perturbation, variants
from tests.behaviour.probes import INV, Probe, one

_AROUND = {
    "initials": ("{} — B. C. Dupuis", "De la part de D. Claes : {}", "{} (en copie : E. B. Peeters)", "{} J.-D. B."),
    "path": (
        "{} (C:\\Bureau\\notes.txt)",
        "vu dans D:\\rh\\b\\fiche.pdf : {}",
        "{} /home/c/docs/e.odt",
        "{} [\\\\srv-b\\c$\\d.docx]",
    ),
    "link": ("{} https://intranet.example.be/b/c?d=2", "{} (www.example.org/~d/c.html)", "http://b.example.net/#c {}"),
    "mail signature": (
        "{}\n\nBien à vous,\nBéatrice D.\nBureau C.214, étage E\nTél. 02 555 01 23",
        "{}\n--\nJ. B. | Service D | b.j@example.be",
        "{}\n\nEnvoyé depuis mon Galaxy C",
    ),
    "emoji code": (":wink: {}", "{} :b:", "{} :D", ":flag-be: {} :regional_indicator_c:", "{} 8-D", "{} :d"),
    "quoted lines": (
        "> Salut, tu peux te renseigner ?\n> B.\n{}",
        "{}\n> Le 3/02, D. B. a écrit :\n> Bonne journée à tous",
        ">> merci\n> de rien, C.\n\n{}",
    ),
}
_MARKS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_APOSTROPHES = "\u02bc\u2032`\u00b4\u2018\uff07"
_DICTATED = {
    "B": ("bé", "B comme Bernard"), "C": ("cé", "C comme Caroline"), "D": ("dé", "D comme Daniel"),
    "A": ("A comme Alice",), "E": ("E comme Émile",),
}  # fmt: skip


def _around(name: str) -> Perturbation:
    return lambda text, rng: rng.choice(_AROUND[name]).replace("{}", text)


def zero_width(text: str, rng: Random) -> str:
    """Characters that nobody sees, in a long word and beside a space."""
    places = [match.start() + 2 for match in re.finditer(r"\w{5,}", text)]
    places += [match.end() for match in re.finditer(" ", text)]
    for place in sorted(rng.sample(places, min(2, len(places))), reverse=True):
        text = text[:place] + rng.choice(_MARKS) + text[place:]
    return text


def apostrophes(text: str, rng: Random) -> str:
    """Marks that look like an apostrophe."""
    return re.sub("['’]", lambda _: rng.choice(_APOSTROPHES), text)


def dictated(text: str, rng: Random) -> str:
    """« niveau cé »: a level as a telephone writes it, or as people spell it."""
    return re.sub(r"\bniveau ([A-E])\b", lambda level: f"niveau {rng.choice(_DICTATED[level[1]])}", text)


NOISES: Mapping[str, Perturbation] = {
    **{name: _around(name) for name in _AROUND},
    "zero-width": zero_width,
    "look-alike apostrophes": apostrophes,
    "dictated level": dictated,
}


def noisy(answered: Sequence[Asked], seed: int) -> Iterator[Probe]:
    """Yield each base question that was answered right with each kind of noise: the same facts have to be quoted."""
    for base in answered:
        if not base.fault:
            for name, text in variants(base.turn.user, NOISES, str(seed)):
                yield one(INV, f"noise: {name}", text, unchanged(base), base.probe.capability.removeprefix("base: "))
