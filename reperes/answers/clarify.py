"""Questions back when a message is unclear, and examples of what can be asked: all as buttons."""

from typing import List, Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Suggestion
from reperes.dialogue.levels_asked import LEVELLED
from reperes.dialogue.question import Question
from reperes.dialogue.resolve import Resolution
from reperes.dialogue.turn import topics_of
from reperes.hearing.intents import COMPARE, DESCRIBE, LOCATE, MISUNDERSTOOD, OUTSIDE
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of, topic_of
from reperes.knowledge.references import NOWHERE

MOST = 4
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
    choices = [topic_choice(book, ref, levels) for ref in resolution.likely if ref not in ("none", "section.famille")]
    if resolution.state.unclear == 0 and choices:
        sections = [book.suggest(key, Question(DESCRIBE, (ref,), levels)) for key, ref in _SECTIONS]
        return _FIRST.get(heard.intent, "utter_unclear_first"), [*choices, *sections][:MOST]
    if resolution.state.unclear <= 1:
        return "utter_unclear_second", [book.suggest(key, Question(DESCRIBE, (ref,), levels)) for key, ref in _SECTIONS]
    return "utter_unclear_last", ()


def _at_each_level(book: Book, before: Optional[Question]) -> List[Suggestion]:
    """Each level, of the part spoken of before where there is one."""
    refs = topics_of(before.refs) if before and all(kind_of(ref) in LEVELLED for ref in before.refs) else ("section.niveau",)
    if len(refs) == 1 and refs[0] in book.knowledge.names:
        return [topic_choice(book, refs[0], (level,)) for level in book.levels]
    return [book.suggest("bouton_niveau", Question(DESCRIBE, ("section.niveau",), (level,)), level=level) for level in book.levels]


def instead(book: Book, heard: Understanding) -> Sequence[Suggestion]:
    """What there is to read where a message is refused: the parts that it came near to, and the document's sections."""
    levels = heard.level_names
    near = [ref for ref, probability in heard.ranked if probability >= _NEAR and kind_of(ref) in ("critere", "competence")]
    sections = [book.suggest(key, Question(DESCRIBE, (ref,), levels if ref in _WITH_LEVELS else ())) for key, ref in _SECTIONS[1:]]
    return [*(topic_choice(book, ref, levels) for ref in near[:2]), *sections][:MOST]


def others_than(book: Book, resolution: Resolution) -> Sequence[Suggestion]:
    """What may have been meant instead of a question that is not sure; nothing beside a sure one."""
    if not any("unsure" in question.cues for question in resolution.questions):
        return ()
    said = {topic_of(ref) for question in resolution.questions for ref in question.refs}
    refs = [ref for ref in resolution.likely if ref not in said | {"none", "section.famille"}]
    sections = [book.suggest(key, Question(DESCRIBE, (ref,), resolution.levels)) for key, ref in _SECTIONS[1:]]
    return [*(topic_choice(book, ref, resolution.levels) for ref in refs), *sections][:MOST]


def _about_level(resolution: Resolution) -> bool:
    return not resolution.likely or resolution.likely[0] in ("section.niveau", "section.famille", "none")


def _level_choices(book: Book, levels: Tuple[str, ...]) -> List[Suggestion]:
    if len(levels) > 1:
        parts = (("bouton_criteres", "section.criteres"), ("bouton_competences", "section.competences"))
        return [book.suggest(key, Question(COMPARE, (ref,), book.order(levels))) for key, ref in parts]
    parts = (
        ("bouton_criteres_niveau", "section.criteres"),
        ("bouton_competences_niveau", "section.competences"),
        ("bouton_niveau", "section.niveau"),
    )
    return [book.suggest(key, Question(DESCRIBE, (ref,), levels), level=levels[0]) for key, ref in parts]


def topic_choice(book: Book, ref: str, levels: Tuple[str, ...]) -> Suggestion:
    """The button for one topic, at `levels`."""
    question = Question(DESCRIBE, (ref,), levels)
    kind = kind_of(ref)
    if kind == "tache":
        return book.suggest("bouton_tache", question, text=book.knowledge.facts[ref].text)
    if ref in book.knowledge.names:
        return book.suggest(f"bouton_choix_{kind}", question, name=book.knowledge.names[ref])
    return book.suggest(f"bouton_{ref.replace('.', '_')}", question)


def examples(book: Book) -> List[Suggestion]:
    """Real questions that show what can be asked."""
    family = book.knowledge.family
    low, high = family.levels[-2:] if len(family.levels) > 1 else family.levels * 2
    criterion, task = family.criteria[0], family.roles[0].tasks[0]
    return [
        book.suggest("exemple_critere", Question(DESCRIBE, (f"critere.{criterion.id}",), (high,)), name=criterion.name, level=high),
        book.suggest("exemple_passage", Question(COMPARE, ("section.niveau",), (low, high)), first=low, second=high),
        book.suggest("exemple_tache", Question(LOCATE, (f"tache.{task.id}",)), text=task.text),
        book.suggest("exemple_competences", Question(DESCRIBE, ("section.competences",), (low,)), level=low),
    ]
