"""What is asked of the families themselves: which there are, and which one speaks of something."""

import re

from reperes.hearing.courtesy import without_courtesy
from reperes.language.folding import in_place, row
from reperes.language.lexis import phrases, words

_WORD = re.compile(r"\w+")


def asks_about_families(text: str) -> bool:
    """« quelles familles ont un niveau B ? »: whether a message asks about the families themselves."""
    return bool(phrases("families", "asks").find(row(text)))


def asks_again(text: str) -> bool:
    """« et laquelle parle de dossiers ? »: whether a message goes on asking about families, after an answer about
    them."""
    return not words("families", "asks_again").isdisjoint(row(text))


def spoken_of(text: str) -> str:
    """« laquelle parle de dossiers ? »: the words that are looked for, as they were typed; "" where none are."""
    asked = without_courtesy(text)
    folded, typed = _WORD.findall(in_place(asked)), _WORD.findall(asked)
    hit = next(iter(phrases("families", "speaks_of").find(folded)), None)
    if hit is None or len(folded) != len(typed):
        return ""
    end = len(folded)
    while end > hit.end and folded[end - 1] in words("fillers", "fillers") | words("families", "beside"):
        end -= 1
    return " ".join(typed[hit.end : end])
