"""Finds the numbers that matter in a message: a competence's step, and how many facts to keep."""

import re
from typing import Optional

from reperes.knowledge.text import fold

_NUMBERS = {
    "un": 1, "une": 1, "premier": 1, "premiere": 1, "deux": 2, "deuxieme": 2, "second": 2, "trois": 3, "troisieme": 3,
    "quatre": 4, "quatrieme": 4, "cinq": 5, "six": 6, "sept": 7,
}  # fmt: skip
_STEP = re.compile(
    r"\b(?:niveaux?|niv|nivo|niveo|nivau|nv|degre|degres|echelon|palier|etape|stade|stap|step|stufe|level|cran|rang)\.? ?"
    r"(?:n[o°]\.? ?|numero )?([1-9]|un|deux|trois|quatre)\b(?! (?:niveaux?|competences?|fois|criteres?))"
)
_ORDINAL_STEP = re.compile(r"\b(premier|deuxieme|second|troisieme|quatrieme|1er|2e|2eme|3e|3eme|4e|4eme) (?:niveau|degre|echelon|palier|stade|cran)\b")
_FIRST = re.compile(
    r"\b(?:les |la |le |juste |que |seulement )*(?:(\d+|une?|deux|trois|quatre|cinq|six|sept) )?(?:premi(?:ere?|er)s?|1e?re?s?|first|eerste)\b(?: (\d+|deux|trois|quatre|cinq))?"
)


def find_step(text: str) -> Optional[int]:
    """Return the step (1 to 9) of a competence that `text` names: « niveau 2 », « deuxième degré »; else None."""
    folded = fold(text)
    match = _STEP.search(folded) or _ORDINAL_STEP.search(folded)
    return _value(match.group(1)) if match else None


def find_limit(text: str) -> Optional[int]:
    """Return how many facts « les trois premières », « juste la première » ask for; else None."""
    match = _FIRST.search(fold(text))
    if not match:
        return None
    return _value(match.group(1) or match.group(2) or "1")


def _value(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else _NUMBERS[written]
