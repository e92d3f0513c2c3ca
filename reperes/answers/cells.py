"""The cells of a criterion as quotations."""

from typing import Dict, List, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Quotation
from reperes.knowledge.model import Criterion


def cells(book: Book, criterion: Criterion, levels: Sequence[str]) -> Tuple[Quotation, ...]:
    """The cells of `criterion` at `levels`; levels that share a text are quoted once."""
    return tuple(cell(book, criterion, group) for group in by_text(criterion, levels))


def cell(book: Book, criterion: Criterion, levels: Sequence[str]) -> Quotation:
    """The cell that `levels` share, quoted once for all of them."""
    label = book.phrases.say("etiquette_niveaux", name=criterion.name, levels=book.named_levels(levels))
    return book.quote(book.cell(criterion.id, levels[0]), label)


def by_text(criterion: Criterion, levels: Sequence[str]) -> List[List[str]]:
    """`levels` in groups that have the same text."""
    groups: Dict[str, List[str]] = {}
    for level in levels:
        groups.setdefault(criterion.texts[level], []).append(level)
    return list(groups.values())
