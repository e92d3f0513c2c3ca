"""Tells words that name no part of a document, whatever people mean by them: « le », « bonjour », « non », « niveau C »."""

from typing import Collection, FrozenSet, List, Tuple

from reperes.language.folding import fold
from reperes.language.folding import words as words_in
from reperes.language.lexis import phrases, words

_CUES = "same", "different", "rather", "versus", "this", "each", "yes_no", "right", "which", "who", "whole"
_PHRASES: Tuple[Tuple[str, ...], ...] = (
    ("courtesies", "greeting", "address", "opening", "closing", "confirming", "wish"),
    ("asking", "open", "open_verb", "interjections"),
    ("cues", *_CUES),
)


def names_nothing(text: str, levels: Collection[str] = ()) -> bool:
    """Whether a text is made of fillers, courtesies, yes and no, levels, and cues of how a question is put alone."""
    row = words_in(text)
    if not row or (len(row) > 1 and all(len(word) < 2 for word in row)):
        return False  # signs and abbreviations (« q/p ») are names
    said, of_documents = _said(levels), words("empty", "of_documents")
    reached = {0}
    for place, word in enumerate(row):
        if place in reached:
            alone = word not in of_documents and (word in said or len(word) < 2)
            reached |= {place + 1} if alone else set()
            reached.update(_ends(row, place))
    return len(row) in reached


def _said(levels: Collection[str]) -> FrozenSet[str]:
    fixed = words("fillers", "fillers") | words("levels", "names") | words("denying", "tags")
    return fixed | words("empty", "yes_and_no") | {fold(level) for level in levels}


def _ends(row: List[str], place: int) -> List[int]:
    found = (phrases(*subject).at(row, place) for subject in _PHRASES)
    return [one.end for one in found if one and words("empty", "of_documents").isdisjoint(row[place : one.end])]
