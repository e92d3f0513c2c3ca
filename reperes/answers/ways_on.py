"""Ways on from an answer about the family as a whole, a list or a level."""

from typing import Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Suggestion
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, DESCRIBE
from reperes.knowledge.references import SECTIONS

Blocks = Tuple[Block, ...]


MOST = 4
"""So many buttons are shown; of more levels, those nearest to the one asked about."""


def nearest(level: str, levels: Sequence[str]) -> Tuple[str, ...]:
    """Return the levels of `levels` beside `level`, the nearest where they are many, in their order."""
    place = levels.index(level)
    beside = [other for other in levels if other != level]
    kept = sorted(beside, key=lambda other: abs(levels.index(other) - place))[:MOST]
    return tuple(other for other in beside if other in kept)


def family_suggestions(book: Book, question: Question) -> Tuple[Suggestion, ...]:
    """The main sections; where the document lacks some, its passages and its purpose too."""
    sections = (
        book.suggest("bouton_finalites", Question(DESCRIBE, ("section.finalites",))),
        book.suggest("bouton_criteres", Question(DESCRIBE, ("section.criteres",))),
        book.suggest("bouton_competences", Question(DESCRIBE, ("section.competences",))),
    )
    held = offered(book, sections)
    return held if len(held) == len(sections) else held + other_parts(book)


def other_parts(book: Book) -> Tuple[Suggestion, ...]:
    """The passages, the purpose and the definitions that the document has."""
    family = book.knowledge.family
    parts = [(f"passage.{passage.id}", "bouton_choix_passage", passage.title) for passage in family.passages]
    parts += [("purpose", "bouton_purpose", "")] if family.purpose else []
    parts += [(f"definition.{term.id}", "bouton_choix_definition", term.term) for term in family.definitions]
    return tuple(book.suggest(key, Question(DESCRIBE, (ref,)), name=name) for ref, key, name in parts)


def offered(book: Book, suggestions: Sequence[Suggestion]) -> Tuple[Suggestion, ...]:
    """Those of `suggestions` that are about sections that the document has."""
    lacking = set(SECTIONS) - book.knowledge.sections
    return tuple(suggestion for suggestion in suggestions if lacking.isdisjoint(suggestion.question.refs))


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
        if role.tasks
    )


def whole_level(book: Book, question: Question) -> Suggestion:
    """The way from one part to all that the levels of `question` are asked, or to all that changes between them."""
    levels = book.order(question.levels)
    if len(levels) > 1:
        return book.suggest(
            "bouton_passage", Question(COMPARE, ("section.niveau",), levels), first=levels[0], second=levels[-1]
        )
    return book.suggest("bouton_niveau", Question(DESCRIBE, ("section.niveau",), levels), level=levels[0])


def level_suggestions(book: Book, question: Question) -> Tuple[Suggestion, ...]:
    """The way to the neighbouring levels, and the parts of the level."""
    levels = book.order(question.levels)
    if len(levels) != 1:
        return ()
    index = book.levels.index(levels[0])
    ways = [
        book.suggest("bouton_passage", Question(COMPARE, ("section.niveau",), (low, high)), first=low, second=high)
        for low, high in zip(book.levels, book.levels[1:])
        if book.levels.index(low) in (index, index - 1)
    ]
    return tuple(ways)
