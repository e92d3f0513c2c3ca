"""Examples of what can be asked of a family's document, as buttons."""

import re
from typing import List

from reperes.answers.book import Book
from reperes.answers.model import Suggestion
from reperes.answers.ways_on import MOST, family_suggestions, other_parts
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, DESCRIBE, LOCATE

_LIKE_A_NOUN = re.compile(r"[A-Z]\d?")
"""Levels that are said as nouns: « un C », « un A2 »; others only after « niveau »."""


def examples(book: Book) -> List[Suggestion]:
    """Return real questions that show what can be asked: one of each kind that the document answers."""
    found = [*_of_criteria(book), *_of_change(book), *_of_tasks(book), *_of_competences(book)]
    if len(found) < MOST:
        found += [*other_parts(book), *family_suggestions(book, Question())]
    by_ref = {suggestion.question.to_code(): suggestion for suggestion in reversed(found)}
    return list(reversed(by_ref.values()))[:MOST]


def _of_criteria(book: Book) -> List[Suggestion]:
    family = book.knowledge.family
    if not family.criteria:
        return []
    criterion = family.criteria[0]
    level = criterion.filled(family.levels)[-1]
    key = "exemple_critere" if _LIKE_A_NOUN.fullmatch(level) else "exemple_critere_niveau"
    return [
        book.suggest(key, Question(DESCRIBE, (f"critere.{criterion.id}",), (level,)), name=criterion.name, level=level)
    ]


def _of_change(book: Book) -> List[Suggestion]:
    if len(book.levels) < 2 or not (book.knowledge.family.criteria or book.knowledge.competences):
        return []
    low, high = book.levels[-2:]
    return [
        book.suggest("exemple_passage", Question(COMPARE, ("section.niveau",), (low, high)), first=low, second=high)
    ]


def _of_tasks(book: Book) -> List[Suggestion]:
    task = next((task for role in book.knowledge.family.roles for task in role.tasks), None)
    return [book.suggest("exemple_tache", Question(LOCATE, (f"tache.{task.id}",)), text=task.text)] if task else []


def _of_competences(book: Book) -> List[Suggestion]:
    if not book.knowledge.competences:
        return []
    level = book.levels[-2:][0]
    key = "exemple_competences" if _LIKE_A_NOUN.fullmatch(level) else "bouton_competences_niveau"
    return [book.suggest(key, Question(DESCRIBE, ("section.competences",), (level,)), level=level)]
