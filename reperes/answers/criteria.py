"""Answers about all criteria: their names, a level's cells, what changes between levels."""

from typing import List, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.cells import by_text, cells, empty_cells, is_same
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
    among = levels or book.levels
    if question.act == COMPARE and len(among) > 1:
        return sameness(book, question, among, changing_criteria(book, among)) + compare_criteria(book, among)
    if levels:
        return tuple(block for level in levels for block in criteria_at(book, level))
    return (book.say("criteres", count=count), names_of(family.criteria))


def criteria_at(book: Book, level: str) -> Blocks:
    """Every criterion's cell at `level`, and which ones are empty; nothing where there are no criteria."""
    every = book.knowledge.family.criteria
    told = [criterion for criterion in every if level in criterion.texts]
    refs = [book.cell(criterion.id, level) for criterion in told]
    place = ("Critères distinctifs", f"niveau {level}")
    labels = [criterion.name for criterion in told]
    blocks: Blocks = (book.heading("criteres_du_niveau", level=level),) if every else ()
    if told:
        blocks += (book.quotes(refs, labels, place),)
    empty = [criterion.name for criterion in every if criterion not in told]
    if empty:
        key = "case_vide" if len(empty) == 1 else "cases_vides"
        blocks += (book.say(key, name=book.enumerate(empty), levels=book.named_levels([level])),)
    return blocks


def changing_criteria(book: Book, levels: Sequence[str]) -> List[Criterion]:
    """Return the criteria that are not the same at all of `levels`: their texts differ, or a cell is empty."""
    return [criterion for criterion in book.knowledge.family.criteria if not is_same(criterion, levels)]


def compare_criteria(book: Book, levels: Sequence[str]) -> Blocks:
    """The criteria whose texts differ between `levels`, those that are not told everywhere, then those that are the
    same."""
    every = book.knowledge.family.criteria
    changing = [criterion for criterion in every if len(by_text(criterion, levels)) > 1]
    same = [criterion for criterion in every if is_same(criterion, levels)]
    partly = [criterion for criterion in every if criterion not in changing and criterion not in same]
    blocks: List[Block] = [book.heading("criteres_qui_changent", where=book.phrases.across_levels(levels))]
    for criterion in changing:
        blocks.extend(compare_cells_of(book, criterion, criterion.filled(levels)))
        blocks.extend(empty_cells(book, criterion, levels))
    if partly:
        blocks.append(book.heading("criteres_en_partie_vides", where=book.at_levels(levels)))
        for criterion in partly:
            blocks.extend(cells(book, criterion, levels))
    if same:
        blocks.append(book.heading("criteres_identiques", where=book.at_levels(levels)))
        for criterion in same:
            blocks.extend(cells(book, criterion, levels))
    return tuple(blocks)
