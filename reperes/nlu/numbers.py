"""Finds the numbers that matter in a message: a competence's step, and how many facts to keep."""

import re
from typing import Optional

from reperes.knowledge.text import fold

_NUMBERS = {
    "un": 1, "une": 1, "premier": 1, "premiere": 1, "deux": 2, "deuxieme": 2, "second": 2, "trois": 3, "troisieme": 3,
    "quatre": 4, "quatrieme": 4, "1er": 1, "cinq": 5, "six": 6, "sept": 7,
}  # fmt: skip
_STEP = re.compile(
    r"\b(?:niveaux?|niv|nivo|niveo|nivau|nv|degre|degres|echelon|palier|etape|stade|stap|step|stufe|level|cran|rang|marche)\.? ?"
    r"(?:n[o°]\.? ?|numero )?([1-9]|un(?=\s*(?:[?!.,;:]|$))|deux|trois|quatre)\b(?! (?:niveaux?|competences?|fois|criteres?))"
)
_ORDINAL_STEP = re.compile(r"\b(premier|deuxieme|second|troisieme|quatrieme|1er|2e|2eme|3e|3eme|4e|4eme) (?:niveau|degre|echelon|palier|stade|cran|etape|marche)\b")
_FIRST = re.compile(
    r"\b(?:les |la |le |juste |que |seulement )*(?:(\d+|une?|deux|trois|quatre|cinq|six|sept) )?(?:premi(?:ere?|er)s?|1e?re?s?|first|eerste)\b(?: (\d+|deux|trois|quatre|cinq))?"
)


_FROM_FIRST_TO_LAST = re.compile(r"\b(du|de la|des) premi\w+ (au|a la|aux) ")

HIGHEST = -1
"""The step that « le plus haut degré », « niveau max » ask for, whatever its number."""
_HIGHEST = re.compile(
    r"\b(le plus (haut|eleve|fort|avance|exigeant|o)\b|plus (haut|eleve) (degre|niveau|echelon|palier|nivo)|max|maxi\w*|sommet|supreme|(le|du) top|top du top|tout en haut|dernier (degre|niveau|echelon|palier)"
    r"|(degre|niveau|echelon|palier|nivo) (superieur|ultime|final)|highest|top step|hoogste|hochste\w*)\b"
)
_LOWEST = re.compile(r"\b(plus (petit|bas)|tout premier) (niveau|degre|echelon|palier|cran)|(niveau|degre|echelon|palier|cran) (le plus (bas|petit)|minimal|minimum)\b")
_BARE_STEP = re.compile(r"\b(?:le|la|du|au|ce|n[°o]) ?(deux|trois|quatre|[1-4])\b(?! ?(?:niveaux?|competences?|criteres?|autres?|premi|derni|taches?|fois|jours?))")
_FOREIGN = (("dritte", 3), ("derde", 3), ("third", 3), ("zweite", 2), ("tweede", 2), ("second step", 2), ("vierte", 4), ("vierde", 4),
            ("fourth", 4), ("erste stufe", 1), ("first step", 1), ("eerste niveau", 1))  # fmt: skip


def find_step(text: str) -> Optional[int]:
    """Return the step of a competence that `text` names (« niveau 2 », « deuxième degré »), HIGHEST, or None."""
    folded = fold(text)
    match = _STEP.search(folded) or _ORDINAL_STEP.search(folded)
    if match:
        return number(match.group(1))
    for word, step in _FOREIGN:
        if word in folded:
            return step
    if _HIGHEST.search(folded):
        return HIGHEST
    if _LOWEST.search(folded):
        return 1
    match = _BARE_STEP.search(folded)
    return number(match.group(1)) if match else None


def find_limit(text: str) -> Optional[int]:
    """Return how many facts « les trois premières », « juste la première » ask for; else None."""
    folded = fold(text)
    match = _FIRST.search(folded)
    if not match or _FROM_FIRST_TO_LAST.search(folded):
        return None
    return number(match.group(1) or match.group(2) or "1")


def number(written: str) -> int:
    """Return the number that `written` stands for, in digits or in words; KeyError when it is none."""
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else _NUMBERS[written]
