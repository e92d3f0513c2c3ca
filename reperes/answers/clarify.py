"""Questions back when a message is unclear, and what there is to choose from: all as buttons."""

from dataclasses import replace
from typing import List, Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Suggestion
from reperes.answers.ways_on import MOST, offered, other_parts
from reperes.dialogue.levels_asked import LEVELLED
from reperes.dialogue.question import Question
from reperes.dialogue.resolve import Resolution
from reperes.dialogue.turn import topics_of
from reperes.hearing.intents import COMPARE, DESCRIBE, MISUNDERSTOOD, OUTSIDE
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of, topic_of
from reperes.knowledge.notes import NOTE
from reperes.knowledge.references import NOWHERE

_FIRST = {MISUNDERSTOOD: "utter_misunderstood"}
"""The first question back, where a message says why it is one."""
_NEAR = 0.05
_ABOUT_NOTHING = 0.5
"""From this probability of being about nothing of the document on, an unclear message is told so."""
_WITH_LEVELS = ("section.criteres", "section.competences")
_SECTIONS = (
    ("bouton_raison", "purpose"),
    ("bouton_finalites", "section.finalites"),
    ("bouton_criteres", "section.criteres"),
    ("bouton_competences", "section.competences"),
)


def ask_back(book: Book, heard: Understanding, resolution: Resolution) -> Tuple[str, Sequence[Suggestion]]:
    """Return the response of domain.yml to say and the choices to offer.

    The first time the likeliest parts, the second time the document's sections, then nobody is asked again.
    """
    levels = resolution.levels
    if not levels and heard.probability(NOWHERE) >= _ABOUT_NOTHING:
        return f"utter_{OUTSIDE}", instead(book, heard)
    if resolution.state.unclear == 0 and levels and _about_level(resolution):
        return "utter_which_part", _level_choices(book, levels)
    if resolution.state.unclear == 0 and resolution.likely[:1] == ("section.niveau",):
        return "utter_which_level", _at_each_level(book, resolution.state.question)
    choices = _choices(book, resolution.likely, levels)
    if resolution.state.unclear == 0 and choices:
        return _FIRST.get(heard.intent, "utter_unclear_first"), [*choices, *_sections(book, levels)][:MOST]
    if resolution.state.unclear <= 1:
        return "utter_unclear_second", _sections(book, levels)[:MOST]
    return "utter_unclear_last", ()


def _sections(book: Book, levels: Tuple[str, ...], but: str = "") -> List[Suggestion]:
    """The sections that the document has, without `but`; where it lacks some, its other parts too."""
    every = [book.suggest(key, Question(DESCRIBE, (ref,), levels)) for key, ref in _SECTIONS]
    held = offered(book, every)
    others = other_parts(book) if len(held) < len(every) else ()
    found = {suggestion.question.refs[0]: suggestion for suggestion in (*others[::-1], *held[::-1])}
    return [suggestion for ref, suggestion in reversed(found.items()) if ref != but]


def _at_each_level(book: Book, before: Optional[Question]) -> List[Suggestion]:
    """Each level, of the part spoken of before where there is one."""
    refs = (
        topics_of(before.refs)
        if before and all(kind_of(ref) in LEVELLED for ref in before.refs)
        else ("section.niveau",)
    )
    if len(refs) == 1 and refs[0] in book.knowledge.names:
        return [topic_choice(book, refs[0], (level,)) for level in book.levels]
    return [
        book.suggest("bouton_niveau", Question(DESCRIBE, ("section.niveau",), (level,)), level=level)
        for level in book.levels
    ]


def instead(book: Book, heard: Understanding) -> Sequence[Suggestion]:
    """What there is to read where a message is refused: the parts that it came near to, and the document's sections."""
    levels = heard.level_names
    near = [
        ref for ref, probability in heard.ranked if probability >= _NEAR and kind_of(ref) in ("critere", "competence")
    ]
    sections = [_at(suggestion, levels) for suggestion in _sections(book, (), "purpose")]
    return [*(topic_choice(book, ref, levels) for ref in near[:2]), *sections][:MOST]


def _at(section: Suggestion, levels: Tuple[str, ...]) -> Suggestion:
    """The button of a section at `levels`, where it says something of each level."""
    if section.question.refs[0] not in _WITH_LEVELS:
        return section
    return replace(section, question=replace(section.question, levels=levels))


def others_than(book: Book, resolution: Resolution) -> Sequence[Suggestion]:
    """What may have been meant instead of a question that is not sure; nothing beside a sure one."""
    if not any("unsure" in question.cues for question in resolution.questions):
        return ()
    said = {topic_of(ref) for question in resolution.questions for ref in question.refs}
    choices = _choices(book, [ref for ref in resolution.likely if ref not in said], resolution.levels)
    sections = _sections(book, resolution.levels, "purpose")
    return [*choices, *sections][:MOST]


def _choices(book: Book, likely: Sequence[str], levels: Tuple[str, ...]) -> Tuple[Suggestion, ...]:
    """The buttons for the parts that may be meant, but for sections that the document lacks."""
    refs = [ref for ref in likely if ref not in ("none", "section.famille")]
    return offered(book, [topic_choice(book, ref, levels) for ref in refs])


def _about_level(resolution: Resolution) -> bool:
    return not resolution.likely or resolution.likely[0] in ("section.niveau", "section.famille", "none")


def _level_choices(book: Book, levels: Tuple[str, ...]) -> List[Suggestion]:
    if len(levels) > 1:
        parts = (("bouton_criteres", "section.criteres"), ("bouton_competences", "section.competences"))
        return list(
            offered(book, [book.suggest(key, Question(COMPARE, (ref,), book.order(levels))) for key, ref in parts])
        )
    parts = (
        ("bouton_criteres_niveau", "section.criteres"),
        ("bouton_competences_niveau", "section.competences"),
        ("bouton_niveau", "section.niveau"),
    )
    return list(
        offered(book, [book.suggest(key, Question(DESCRIBE, (ref,), levels), level=levels[0]) for key, ref in parts])
    )


def topic_choice(book: Book, ref: str, levels: Tuple[str, ...]) -> Suggestion:
    """The button for one topic, at `levels`."""
    question = Question(DESCRIBE, (ref,), levels)
    kind = kind_of(ref)
    if kind == "tache":
        return book.suggest("bouton_tache", question, text=book.knowledge.facts[ref].text)
    if kind == NOTE:
        return topic_choice(book, topic_of(ref.partition(".")[2]), levels)
    if ref in book.knowledge.names:
        return book.suggest(f"bouton_choix_{kind}", question, name=book.knowledge.names[ref])
    return book.suggest(f"bouton_{ref.replace('.', '_')}", question)
