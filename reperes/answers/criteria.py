"""Answers about all criteria: their names, a level's cells, what changes between levels."""

from typing import List, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.cells import cells
from reperes.answers.criterion import compare_cells_of
from reperes.answers.lists import names_of, sameness
from reperes.answers.model import Block
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, COUNT
from reperes.knowledge.parts import Criterion

Blocks = Tuple[Block, ...]


def criteria(book: Book, question: Question) -> Blocks:
    """The names of the criteria, all cells of the asked levels, or all differences between them."""
    family = book.knowledge.family
    levels = book.order(question.levels)
    count = book.number_word(len(family.criteria))
    if question.act == COUNT:
        return (book.say("criteres_nombre", count=count), names_of(family.criteria))
    if question.act == COMPARE and levels != book.levels[:1] and len(levels) != 1:
        among = levels or book.levels
        return sameness(book, question, among, changing_criteria(book, among)) + compare_criteria(book, among)
    if levels:
        return tuple(block for level in levels for block in criteria_at(book, level))
    return (book.say("criteres", count=count), names_of(family.criteria))


def criteria_at(book: Book, level: str) -> Blocks:
    """Every criterion's cell at `level`."""
    every = book.knowledge.family.criteria
    refs = [book.cell(criterion.id, level) for criterion in every]
    place = ("Critères distinctifs", f"niveau {level}")
    labels = [criterion.name for criterion in every]
    return (book.heading("criteres_du_niveau", level=level), book.quotes(refs, labels, place))


def changing_criteria(book: Book, levels: Sequence[str]) -> List[Criterion]:
    """Return the criteria whose texts differ between `levels`."""
    return [criterion for criterion in book.knowledge.family.criteria if len({criterion.texts[level] for level in levels}) > 1]


def compare_criteria(book: Book, levels: Sequence[str]) -> Blocks:
    """The criteria whose texts differ between `levels`, then those whose text is the same."""
    changing = changing_criteria(book, levels)
    same = [criterion for criterion in book.knowledge.family.criteria if criterion not in changing]
    blocks: List[Block] = [book.heading("criteres_qui_changent", where=book.phrases.across_levels(levels))]
    for criterion in changing:
        blocks.extend(compare_cells_of(book, criterion, levels))
    if same:
        blocks.append(book.heading("criteres_identiques", where=book.at_levels(levels)))
        for criterion in same:
            blocks.extend(cells(book, criterion, levels))
    return tuple(blocks)
