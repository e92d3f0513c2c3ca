"""What answers about lists of parts say alike."""

from typing import Any, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Names
from reperes.dialogue.question import Question

Blocks = Tuple[Block, ...]
_SAMENESS = {
    ("same", False): "liste_same_identique",
    ("same", True): "liste_same_change",
    ("different", False): "liste_different_identique",
    ("different", True): "liste_different_change",
}
"""The yes or no of a list, by what is asked and whether something in it changes."""


def names_of(parts: Sequence[Any]) -> Names:
    return Names(tuple((part.name, "") for part in parts))


def sameness(book: Book, question: Question, levels: Sequence[str], changing: Sequence[Any]) -> Blocks:
    """The yes or no to « est-ce pareil … ? » of a whole list, of which `changing` differ; nothing where none is asked
    for."""
    if not question.sameness:
        return ()
    return (book.say(_SAMENESS[question.sameness, bool(changing)], where=book.between_levels(levels)),)
