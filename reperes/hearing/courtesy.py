"""Finds the words around a question that say nothing of it: greetings, thanks, « pourriez-vous me communiquer … »."""

import re
from functools import lru_cache
from typing import List, Tuple

from reperes.language.folding import in_place, word_of
from reperes.language.lexis import phrases, words

_PART = re.compile(r"[a-z0-9]+|[^\sa-z0-9']")
_FEWEST_WORDS = 2
_BEFORE_END = frozenset(",.!-–")
_AFTER_REQUEST = (",", ":")
_LONGEST_REQUEST = 14

Span = Tuple[int, int]
"""The first place in a row of words and signs, and the one after the last."""


def without_courtesy(text: str) -> str:
    """Return `text` with spaces in place of what only frames the question; as it is where nothing else would be left.

    What is left stands where it stood, so that places in the one are places in the other.
    """
    left = text
    for find in (_greeting, _request, _closing, _confirming, _source):
        places, row = _cut(left)
        for start, end in find(row):
            first, last = places[start][0], places[end - 1][1]
            shorter = f"{left[:first]}{' ' * (last - first)}{left[last:]}"
            if len(shorter.split()) >= _FEWEST_WORDS:
                left = shorter
    return left


@lru_cache(maxsize=1024)
def _cut(text: str) -> Tuple[List[Span], List[str]]:
    """The places of the words and signs of `text`, and themselves."""
    found = list(_PART.finditer(in_place(text)))
    return [match.span() for match in found], [match.group() for match in found]


def _greeting(row: List[str]) -> List[Span]:
    """« Bonjour Madame, Monsieur. » at the start, with the signs after it."""
    end = _signs_from(row, 0)
    while greeting := phrases("courtesies", "greeting").at(row, end):
        end = greeting.end + (word_of(row, greeting.end) == ",")
        while (address := phrases("courtesies", "address").at(row, end)) or _is_person(row, end):
            end = address.end if address else end + 1
            end += word_of(row, end) == ","
        end = _signs_from(row, end)
    return [(0, end)] if any(part.isalnum() for part in row[:end]) else []


def _is_person(row: List[str], place: int) -> bool:
    """« Bonjour Nadia, … »."""
    return word_of(row, place) in words("people", "names") and word_of(row, place + 1) in (",", "!")


def _request(row: List[str]) -> List[Span]:
    """« Pourriez-vous me dire », « j'aimerais savoir » at the start."""
    start = _signs_from(row, 0)
    opening = phrases("courtesies", "opening").at(row, start)
    end = opening.end if opening else _told(row, start) or _wished(row, start)
    while end and word_of(row, end) in _AFTER_REQUEST:
        end += 1
    return [(start, end)] if end else []


def _told(row: List[str], start: int) -> int:
    """The end of words of asking and one of telling; 0 when there are none."""
    asks, begs = words("courtesies", "asks"), words("courtesies", "begs")
    question = phrases("courtesies", "question").at(row, start)
    start = question.end if question else start
    for place in range(start, min(len(row), start + _LONGEST_REQUEST)):
        telling = phrases("courtesies", "telling").at(row, place)
        if telling:
            said = set(row[start:place])
            possible = begs if said & words("courtesies", "first") else asks | begs
            return telling.end if said & possible else 0
        if row[place].isalnum() and row[place] not in words("courtesies", "asking"):
            return 0
    return 0


def _wished(row: List[str], start: int) -> int:
    """The end of « j'aimerais savoir » before what is asked; 0 when it is no such wish."""
    wish = phrases("courtesies", "wish").at(row, start)
    of_others = word_of(row, start) in words("courtesies", "owners") and word_of(row, start + 2) in words(
        "courtesies", "wish_of_others"
    )
    place = wish.end if wish else start + 3
    place += word_of(row, place) == "bien"
    knows = word_of(row, place) in words("courtesies", "knowing") and word_of(row, place + 1) in words(
        "courtesies", "asked"
    )
    return place + 1 if knows and (wish or of_others) else 0


def _closing(row: List[str]) -> List[Span]:
    """« …, merci d'avance ! » at the end, with the signs before it."""
    start, end = len(row), _signs_back(row, len(row))
    while (closing := phrases("courtesies", "closing").before(row, end)) and closing.start:
        start = end = _signs_back(row, closing.start)
    return [(start, len(row))] if start < len(row) else []


def _confirming(row: List[str]) -> List[Span]:
    """« …, je ne me trompe pas ? » at the end: what stands before the question mark."""
    last = _signs_back(row, len(row) - (row[-1:] == ["?"]))
    tag = phrases("courtesies", "confirming").before(row, last)
    return [(_signs_back(row, tag.start), last)] if tag and tag.start else []


def _source(row: List[str]) -> List[Span]:
    """« dit le document », « selon le document »."""
    spans = []
    for found in phrases("courtesies", "source", "source_at_end", "source_before_verb").find(row):
        after = word_of(row, found.end)
        fits = {
            "source_at_end": after in ("", ".", "?"),
            "source_before_verb": after in words("courtesies", "source_verbs"),
        }
        if fits.get(found.name, True):
            spans.append((found.start, found.end))
    return spans


def _signs_back(row: List[str], place: int) -> int:
    """The place after the last word before `place`, with the marks that end no question."""
    while place and row[place - 1] in _BEFORE_END:
        place -= 1
    return place


def _signs_from(row: List[str], place: int) -> int:
    """The place of the first word from `place` on."""
    while place < len(row) and not row[place].isalnum():
        place += 1
    return place
