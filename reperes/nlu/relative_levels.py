"""Finds words that name levels without their letters: « au-dessus », « les autres », « et moi ? »."""

import re
from typing import Optional

from reperes.knowledge.text import fold
from reperes.language.figures import number_of
from reperes.language.lexis import phrases, read

_WORD = re.compile(r"[a-z0-9]+|[?!.;,]")
_SENTENCE_ENDS = frozenset("?!.;")
_COUNT, _END = "%", "$"


def find_relative(text: str, count: Optional[int] = None) -> Optional[str]:
    """Return how `text` names levels without their letters ("above", "all", "own" …), None when it does not.

    `count` is how many levels there are; without it, every number from three on may be meant.
    """
    row = [_COUNT if _counts(word, count) else word for word in _WORD.findall(fold(text))]
    if _asks_about_him(row):
        return "other"
    row.append(_END)
    found = {hit.name for hit in phrases("relative").find(row)}
    return next((name.split("-")[0] for name in read("relative") if name in found and name != "none"), None)


def _counts(word: str, count: Optional[int]) -> bool:
    number = number_of(word) if word[0].isalnum() else None
    return number is not None and number > 2 and number == (count or number)


def _asks_about_him(row: list) -> bool:
    """« et lui peut le faire ? »: the last sentence asks about him."""
    if row[-1:] != ["?"] or "lui" not in row:
        return False
    after = len(row) - row[::-1].index("lui")
    return _SENTENCE_ENDS.isdisjoint(row[after:-1])
