"""Finds words that name levels without their letters: « au-dessus », « les autres », « et moi ? »."""

import re
from typing import Optional

from reperes.language.figures import number_of
from reperes.language.folding import fold
from reperes.language.lexis import phrases, read, words

_WORD = re.compile(r"[a-z0-9]+|[?!.;,«»\"]")
_SENTENCE_ENDS = frozenset("?!.;")
_COUNT, _END = "%", "$"


def find_relative(text: str, count: Optional[int] = None) -> Optional[str]:
    """Return how `text` names levels without their letters ("above", "all", "own" …), None when it does not.

    `count` is how many levels there are; without it, « les trois » names them only before « niveaux ».
    """
    row = _WORD.findall(fold(text))
    row = [_COUNT if _counts(word, after, count) else word for word, after in zip(row, [*row[1:], ""])]
    if _asks_about_him(row):
        return "other"
    row.append(_END)
    found = {hit.name for hit in phrases("relative").find(row)}
    if {"lowest", "highest"} <= found:
        # « du niveau le plus bas au plus élevé »
        return "all"
    return next((name.split("-")[0] for name in read("relative") if name in found and name != "none"), None)


def _counts(word: str, after: str, count: Optional[int]) -> bool:
    """Whether a word is the number of the levels; two are « les deux »."""
    number = number_of(word)
    if number is None or number <= 2:
        return False
    return number == count if count else after in words("levels", "names")


def _asks_about_him(row: list) -> bool:
    """« et lui peut le faire ? »: the last sentence asks about him."""
    if row[-1:] != ["?"] or "lui" not in row:
        return False
    after = len(row) - row[::-1].index("lui")
    return _SENTENCE_ENDS.isdisjoint(row[after:-1])
