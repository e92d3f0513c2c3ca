"""Marks the words that come and go between two texts."""

from difflib import SequenceMatcher
from typing import Iterator, Tuple

from reperes.publishing.model import Run

SAME, REMOVED, ADDED = "same", "removed", "added"


def word_runs(before: str, after: str) -> Tuple[Run, ...]:
    """Return both texts in one, as runs of words that are the same, removed or added."""
    return tuple(_runs(before.split(), after.split()))


def _runs(before: list, after: list) -> Iterator[Run]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield SAME, " ".join(before[i:j])
            continue
        if j > i:
            yield REMOVED, " ".join(before[i:j])
        if m > k:
            yield ADDED, " ".join(after[k:m])
