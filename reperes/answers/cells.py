"""The cells of a criterion as quotations, and what they share."""

from dataclasses import replace
from typing import Dict, List, Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Quotation
from reperes.knowledge.parts import Criterion
from reperes.knowledge.text import alike, sentences

Blocks = Tuple[Block, ...]


def cells(book: Book, criterion: Criterion, levels: Sequence[str]) -> Blocks:
    """The cells of `criterion` at `levels`: levels that share a text are quoted once, and empty cells are told."""
    quoted = tuple(cell(book, criterion, group) for group in by_text(criterion, levels))
    return quoted + empty_cells(book, criterion, levels)


def empty_cells(book: Book, criterion: Criterion, levels: Sequence[str]) -> Blocks:
    """That the document says nothing at those of `levels` whose cell is empty; nothing where none is."""
    empty = [level for level in levels if level not in criterion.texts]
    if not empty:
        return ()
    key = "case_vide" if len(empty) == 1 else "cases_vides"
    return (book.say(key, name=criterion.name, levels=book.named_levels(empty)),)


def cell(book: Book, criterion: Criterion, levels: Sequence[str]) -> Quotation:
    """The cell that `levels` share, quoted once for all of them."""
    key = "etiquette_niveaux" if is_exact(criterion, levels) else "etiquette_niveaux_proches"
    label = book.phrases.say(key, name=criterion.name, levels=book.named_levels(levels))
    return book.quote(book.cell(criterion.id, levels[0]), label)


def by_text(criterion: Criterion, levels: Sequence[str]) -> List[List[str]]:
    """Those of `levels` that have a text in groups that have the same one, up to case, spaces and final punctuation."""
    groups: Dict[str, List[str]] = {}
    for level in criterion.filled(levels):
        groups.setdefault(alike(criterion.texts[level]), []).append(level)
    return list(groups.values())


def is_exact(criterion: Criterion, levels: Sequence[str]) -> bool:
    """Whether all of `levels` have the same text to the letter."""
    return len({criterion.texts[level] for level in levels}) == 1


def is_same(criterion: Criterion, levels: Sequence[str]) -> bool:
    """Whether all of `levels` have a text, and the same one."""
    return len(criterion.filled(levels)) == len(levels) and len(by_text(criterion, levels)) == 1


def in_common(book: Book, criterion: Criterion, first: str, second: str) -> Blocks:
    """The sentence that the cells of two levels share, where there is one."""
    shared = shared_sentence(criterion, [first, second])
    if not shared:
        return ()
    where = book.at_levels(book.order([first, second]))
    return (book.say("phrase_commune", where=where), _one_sentence(book, criterion, first, shared))


def shared_sentence(criterion: Criterion, levels: Sequence[str]) -> Optional[str]:
    """The first sentence that all of `levels` share, where they share some but not all."""
    if len(criterion.filled(levels)) < len(levels):
        return None
    first, *others = [sentences(criterion.texts[level]) for level in levels]
    common = [sentence for sentence in first if all(sentence in other for other in others)]
    return common[0] if common and len(common) < len(first) else None


def _one_sentence(book: Book, criterion: Criterion, level: str, sentence: str) -> Quotation:
    return Quotation(replace(book.knowledge.facts[book.cell(criterion.id, level)], text=sentence))
