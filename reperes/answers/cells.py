"""The cells of a criterion as quotations, and what they share."""

from dataclasses import replace
from typing import Dict, List, Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Quotation
from reperes.knowledge.parts import Criterion
from reperes.knowledge.text import sentences


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


def in_common(book: Book, criterion: Criterion, first: str, second: str) -> Tuple[Block, ...]:
    """The sentence that the cells of two levels share, where there is one."""
    shared = shared_sentence(criterion, [first, second])
    if not shared:
        return ()
    where = book.at_levels(book.order([first, second]))
    return (book.say("phrase_commune", where=where), _one_sentence(book, criterion, first, shared))


def shared_sentence(criterion: Criterion, levels: Sequence[str]) -> Optional[str]:
    """The first sentence that all of `levels` share, where they share some but not all."""
    first, *others = [sentences(criterion.texts[level]) for level in levels]
    common = [sentence for sentence in first if all(sentence in other for other in others)]
    return common[0] if common and len(common) < len(first) else None


def _one_sentence(book: Book, criterion: Criterion, level: str, sentence: str) -> Quotation:
    return Quotation(replace(book.knowledge.facts[book.cell(criterion.id, level)], text=sentence))
