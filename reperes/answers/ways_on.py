"""Ways on from an answer about the family as a whole, a list or a level."""

from typing import Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Suggestion
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, DESCRIBE

Blocks = Tuple[Block, ...]


def family_suggestions(book: Book, question: Question) -> Tuple[Suggestion, ...]:
    """The main sections."""
    return (
        book.suggest("bouton_finalites", Question(DESCRIBE, ("section.finalites",))),
        book.suggest("bouton_criteres", Question(DESCRIBE, ("section.criteres",))),
        book.suggest("bouton_competences", Question(DESCRIBE, ("section.competences",))),
    )


def list_suggestions(book: Book, topic: str) -> Tuple[Suggestion, ...]:
    """The criteria or competences of each level."""
    key = "bouton_criteres_niveau" if topic == "section.criteres" else "bouton_competences_niveau"
    return tuple(book.suggest(key, Question(DESCRIBE, (topic,), (one,)), level=one) for one in book.levels)


def role_list_suggestions(book: Book) -> Tuple[Suggestion, ...]:
    """The tasks of each role."""
    tasks = frozenset({"tasks"})
    return tuple(
        book.suggest("bouton_taches", Question(DESCRIBE, (f"finalite.{role.id}",), cues=tasks), role=role.name)
        for role in book.knowledge.family.roles
    )


def whole_level(book: Book, question: Question) -> Suggestion:
    """The way from one part to all that the levels of `question` are asked, or to all that changes between them."""
    levels = book.order(question.levels)
    if len(levels) > 1:
        return book.suggest("bouton_passage", Question(COMPARE, ("section.niveau",), levels), first=levels[0], second=levels[-1])
    return book.suggest("bouton_niveau", Question(DESCRIBE, ("section.niveau",), levels), level=levels[0])


def level_suggestions(book: Book, question: Question) -> Tuple[Suggestion, ...]:
    """The way to the neighbouring levels, and the parts of the level."""
    levels = book.order(question.levels)
    if len(levels) != 1:
        return ()
    index = book.levels.index(levels[0])
    ways = [
        book.suggest(
            "bouton_passage", Question(COMPARE, ("section.niveau",), (low, high)), first=low, second=high
        )
        for low, high in zip(book.levels, book.levels[1:])
        if book.levels.index(low) in (index, index - 1)
    ]
    return tuple(ways)
