"""Finds the words that tell two of the document's texts apart."""

from difflib import SequenceMatcher
from typing import List, Tuple, Union

from reperes.answers.model import Difference, Quotation, Quotations

CLOSE = 0.35
"""Share of common words from which marked differences read better than two texts side by side (see docs/design.md)."""

Runs = Tuple[Tuple[str, bool], ...]


def compare_facts(first: Quotation, second: Quotation) -> Union[Difference, Quotations]:
    """Return the difference of two close facts, or both one after the other when they share too few words."""
    before, after = first.fact.text.split(), second.fact.text.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < CLOSE:
        return Quotations((first, second), first.fact.place[:-1])
    runs_before: List[Tuple[str, bool]] = []
    runs_after: List[Tuple[str, bool]] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if j > i:
            runs_before.append((" ".join(before[i:j]), kind != "equal"))
        if m > k:
            runs_after.append((" ".join(after[k:m]), kind != "equal"))
    return Difference(first, second, tuple(runs_before), tuple(runs_after))
