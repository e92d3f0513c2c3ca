"""Finds the numbers that matter in a message: a competence's step, and how many facts to keep."""

import re
from typing import List, Optional

from reperes.language.figures import number_of
from reperes.language.folding import in_place, word_of
from reperes.language.lexis import phrases, words

_PART = re.compile(r"\d+[a-z]*|[a-z]+|\S")
HIGHEST = -1
"""The step that « le plus haut degré », « niveau max » ask for, whatever its number."""
_STEPS = range(1, 10)
_FEW_STEPS = range(1, 5)
"""Steps by words, and by a number alone: « niveau deux », « le 3 »."""
_SIGNS_BEFORE = 3


def find_step(text: str) -> Optional[int]:
    """Return the step of a competence that `text` names (« niveau 2 », « deuxième degré »), HIGHEST, or None."""
    row = _PART.findall(in_place(text))
    for read in (_named, _foreign, _extreme, _bare):
        step = next((step for place in range(len(row)) for step in [read(row, place)] if step), None)
        if step:
            return step
    return None


def find_limit(text: str) -> Optional[int]:
    """Return how many facts « les trois premières », « juste la première », « deux max » ask for; else None."""
    row = ["", *_PART.findall(in_place(text)), "", ""]
    for place, word in enumerate(row):
        if word in words("numbers", "first") and row[place + 1] not in words("numbers", "dates"):
            if _spans(row, place):
                return None
            return number_of(row[place - 1]) or number_of(row[place + 1]) or 1
    return next((number for place in range(1, len(row)) for number in [_no_more(row, place)] if number), None)


def _no_more(row: List[str], place: int) -> Optional[int]:
    """« juste trois », « trois max »: the number at `place`, where no more are wanted."""
    number = number_of(row[place])
    beside = {row[place - 1], word_of(row, place + 1)}
    if not number or _is_one(row[place]) or beside & words("numbers", "dates", "steps"):
        return None
    bounded = phrases("numbers", "only_before").before(row, place) or phrases("numbers", "only_after").at(
        row, place + 1
    )
    return number if bounded else None


def step_after_name(text: str) -> Optional[int]:
    """Return the step at the beginning of `text`, which follows a name: « communiquer 4 ? »."""
    row = _PART.findall(in_place(text))
    place = 0
    while place < min(len(row), _SIGNS_BEFORE) and (
        not row[place].isalnum() or row[place] in words("numbers", "number_signs")
    ):
        place += 1
    if word_of(row, place + 1).isalpha():
        return None
    return _step(row, place)


def _step(row: List[str], place: int) -> Optional[int]:
    """The step that the number at `place` stands for, unless it counts what follows."""
    word = word_of(row, place)
    found = number_of(word)
    possible = _STEPS if word.isdigit() and len(word) == 1 else _FEW_STEPS
    return found if found in possible and word_of(row, place + 1) not in words("numbers", "counted") else None


def _named(row: List[str], place: int) -> Optional[int]:
    """« niveau 2 », « niv. n° 3 », « deuxième degré »."""
    if row[place] not in words("numbers", "steps"):
        return None
    ordinal = number_of(row[place - 1], "ordinals") if place and not row[place - 1].isdigit() else None
    after = place + 1
    while word_of(row, after) == "." or word_of(row, after) in words("numbers", "number_signs"):
        after += 1
    return (None if _is_article(row, after) else _step(row, after)) or ordinal


def _is_one(word: str) -> bool:
    """« un », « une », which are articles as well."""
    return number_of(word) == 1 and not word.isdigit()


def _is_article(row: List[str], place: int) -> bool:
    return _is_one(word_of(row, place)) and word_of(row, place + 1).isalnum()


def _foreign(row: List[str], place: int) -> Optional[int]:
    return None if row[place].isdigit() else number_of(row[place], "alone")


def _extreme(row: List[str], place: int) -> Optional[int]:
    """« le plus haut degré », « niveau minimum »."""
    found = phrases("numbers", "highest", "lowest").at(row, place)
    return (HIGHEST if found.name == "highest" else 1) if found else None


def _bare(row: List[str], place: int) -> Optional[int]:
    """« le 2 de collaborer », « n° 3 »; not « le 3 mars », « le 3/4 »."""
    if place == 0 or row[place - 1] not in words("numbers", "before_step"):
        return None
    is_date = word_of(row, place + 1) in ("/", ".", "-") and word_of(row, place + 2).isdigit()
    step = None if is_date or _is_one(row[place]) else _step(row, place)
    return step if step in _FEW_STEPS else None


def _spans(row: List[str], place: int) -> bool:
    """« du premier au dernier »."""
    begins = {row[place - 1], row[place - 2] if place > 1 else ""} & words("numbers", "from")
    return bool(begins) and row[place + 1] in ("au", "a", "aux")
