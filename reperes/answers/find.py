"""Answers to "which ones?": what is the same at two levels, rises, is asked at one level only, or nowhere."""

from typing import List, Sequence, Tuple

from reperes.answers.absent import ABSENT
from reperes.answers.book import Book
from reperes.answers.cells import cells, is_same
from reperes.answers.competence import required_steps
from reperes.answers.criteria import compare_criteria
from reperes.answers.model import Block, Names
from reperes.answers.profile import changing_competences
from reperes.dialogue.question import Question
from reperes.hearing.intents import EXCLUSIVE, RISING, SAME, UNREQUIRED

Blocks = Tuple[Block, ...]
CRITERIA, COMPETENCES = "section.criteres", "section.competences"


def find(book: Book, question: Question) -> Blocks:
    """Return the criteria or competences that fit the question's act, or that there are none, or no levels to
    compare."""
    lists = _lists(question)
    absent = tuple(book.say(ABSENT[ref]) for ref in lists if ref not in book.knowledge.sections)
    if len(absent) == len(lists):
        return absent
    if len(book.levels) == 1 and question.act in (SAME, RISING):
        return (book.say("niveau_unique", family=book.knowledge.family.name, level=book.levels[0]),)
    return absent + {SAME: _same, RISING: _rising, EXCLUSIVE: _exclusive, UNREQUIRED: _unrequired}[question.act](
        book, question
    )


def _lists(question: Question) -> List[str]:
    """The lists that are looked through: the criteria, the competences, or both."""
    asked = [ref for ref in (CRITERIA, COMPETENCES) if ref in question.refs]
    if question.act == SAME:
        return asked or [CRITERIA]
    return [CRITERIA] if question.act == RISING and asked == [CRITERIA] else [COMPETENCES]


def _pair(book: Book, question: Question) -> Tuple[str, ...]:
    """The levels to compare: those asked for; with one, it and the one below; with none, all."""
    levels = book.order(question.levels)
    if len(levels) == 1:
        index = book.levels.index(levels[0])
        return book.levels[index - 1 : index + 1] if index else book.levels[:2]
    return levels or book.levels


def _same(book: Book, question: Question) -> Blocks:
    blocks: List[Block] = []
    pairs = [_pair(book, question)] if question.levels else list(zip(book.levels, book.levels[1:]))
    for levels in pairs:
        if CRITERIA in _lists(question) and book.knowledge.family.criteria:
            blocks += _same_criteria(book, levels)
        if COMPETENCES in question.refs and book.knowledge.competences:
            _, stable = changing_competences(book, levels)
            where = book.at_levels(levels)
            if stable:
                blocks.append(book.say("lesquels_competences_identiques", where=where))
                blocks += [block for competence in stable for block in required_steps(book, competence, levels)]
            else:
                blocks.append(book.say("lesquels_competences_identiques_aucune", where=where))
    return tuple(blocks)


def _same_criteria(book: Book, levels: Sequence[str]) -> Blocks:
    same = [criterion for criterion in book.knowledge.family.criteria if is_same(criterion, levels)]
    if not same:
        return (book.say("lesquels_identiques_aucun", where=book.at_levels(levels)),)
    quoted = tuple(block for criterion in same for block in cells(book, criterion, levels))
    return (book.say("lesquels_identiques", where=book.at_levels(levels)),) + quoted


def _rising(book: Book, question: Question) -> Blocks:
    levels = _pair(book, question)
    if _lists(question) == [CRITERIA]:
        return compare_criteria(book, levels)
    changing, _ = changing_competences(book, levels)
    if "distinctive" in question.cues:
        changing = [competence for competence in changing if competence.id in book.knowledge.family.distinctive]
    where = book.at_levels(levels)
    if not changing:
        return (book.say("lesquels_ne_montent_pas", where=where),)
    asks_which = "which" in question.cues and "yes_no" not in question.cues
    blocks: List[Block] = [book.say("lesquels_montent_ceux_ci" if asks_which else "lesquels_montent", where=where)]
    for competence in changing:
        needing = [level for level in levels if book.knowledge.required_step(competence, level)]
        blocks.extend(required_steps(book, competence, needing[-1:]))
    return tuple(blocks)


def _exclusive(book: Book, question: Question) -> Blocks:
    levels = book.order(question.levels) or book.levels
    blocks: List[Block] = []
    for level in levels:
        alone = [c for c in book.knowledge.competences if list(book.knowledge.family.required.get(c.id, {})) == [level]]
        if alone:
            key = "lesquels_seulement" if len(alone) == 1 else "lesquels_seulement_plusieurs"
            blocks.append(book.say(key, where=book.at_levels([level])))
            for competence in alone:
                blocks.extend(required_steps(book, competence, [level]))
        elif question.levels:
            blocks.append(book.say("lesquels_seulement_aucune", where=book.at_levels([level])))
    return tuple(blocks) or (book.say("lesquels_seulement_aucune", where=book.at_levels(levels)),)


def _unrequired(book: Book, question: Question) -> Blocks:
    levels = book.order(question.levels)
    every = book.knowledge.competences
    missing = [c for c in every if not any(book.knowledge.required_step(c, level) for level in levels or book.levels)]
    if not missing:
        return (book.say("lesquels_toutes_demandees", where=book.at_levels(levels or book.levels)),)
    if levels:
        intro = book.say("lesquels_non_demandees", where=book.at_levels(levels))
    else:
        intro = book.say("lesquels_nulle_part" if len(missing) == 1 else "lesquels_nulle_part_plusieurs")
    return (intro, Names(tuple((competence.name, "") for competence in missing)))
