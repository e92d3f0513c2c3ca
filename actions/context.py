"""What every action needs: the message in its conversation, about one family, and what answers it."""

from dataclasses import dataclass, replace
from typing import Any, Mapping, Optional, Tuple

from rasa_sdk import Tracker

from reperes.answers.book import Book, book_of
from reperes.answers.contents import gaps_of
from reperes.dialogue.choosing_families import chosen_beside, families_compared, goes_on_about_families
from reperes.dialogue.language import spoken_language
from reperes.dialogue.moving import moved
from reperes.dialogue.question import Question, read_address
from reperes.dialogue.state import State
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge
from reperes.knowledge.served import served


@dataclass(frozen=True)
class Conversation:
    """What was heard of a message, the button that it is (None for words), and what was said before, about one family.

    `before` is the state as it was, where the message goes on about another family.
    """

    heard: Understanding
    clicked: Optional[Question]
    state: State
    before: State
    knowledge: Knowledge

    @property
    def book(self) -> Book:
        """The family with the assistant's phrases, in the language of the conversation."""
        return book(self.state.language, self.state.family)

    @property
    def names(self) -> Mapping[str, Any]:
        """What a response of domain.yml inserts, and its language (see reperes/serve/responses.py)."""
        return gaps_of(self.book)

    @property
    def family(self) -> str:
        """The identifier of the family where there are several, else ""."""
        return self.state.family

    @property
    def goes_on_about_families(self) -> bool:
        """« et laquelle parle de dossiers ? » after an answer about the families themselves."""
        return bool(self.family) and not self.clicked and goes_on_about_families(self.heard, self.before)

    @property
    def families(self) -> Tuple[str, ...]:
        """Those that the answer is about, the one spoken of first; none where the message names none."""
        return families_compared(self.heard, self.before)


def book(language: str = "fr", family: str = "") -> Book:
    """Return a family with the phrases of a language."""
    return book_of(served(), family, language)


def conversation(tracker: Tracker) -> Conversation:
    """Return the tracker's conversation, in the language of its last message, about the family that this is about.

    Its state is an empty one when it is about parts that are there no more.
    """
    library, heard = served(), Understanding.from_message(tracker.latest_message)
    family, code = read_address(next(tracker.get_latest_entity_values("code"), None))
    if code and not family:
        # A button from before there were several families.
        family = library.first.family.id
    state = State.from_dict(tracker.get_slot("conversation"))
    chosen = None if code else chosen_beside(heard, state, library)
    if chosen:
        family, code = chosen[0], chosen[1].to_code()
    state = replace(state, language=spoken_language(tracker.latest_message.get("text") or "", state))
    old, new = library.get(state.family), library.get(family or heard.family or state.family)
    if not _still_there(state, old, library.get(state.choices_family or state.family)):
        state = State(language=state.language, noted=state.noted)
    before = replace(state, family=library.address_of(old))
    after = replace(state if old is new else moved(before, old, new), family=library.address_of(new))
    return Conversation(heard, _clicked(code, new) if family in library.families else None, after, before, new)


def _clicked(code: str, knowledge: Knowledge) -> Optional[Question]:
    """The question of a button; None when there is none, or when it does not fit the knowledge."""
    try:
        question = Question.from_code(code)
    except ValueError:
        return None
    return question if _fits(question, knowledge) else None


def _still_there(state: State, knowledge: Knowledge, of_choices: Knowledge) -> bool:
    questions = [question for question in (state.question, state.previous, state.listing) if question]
    levels = {*state.levels, *state.pair, *state.found, state.own, state.other} - {None}
    known = levels <= set(knowledge.family.levels) and knowledge.references.issuperset(state.likely)
    held = all(_fits(question, knowledge) for question in questions)
    return known and held and all(_fits(question, of_choices) for _, question in state.choices)


def _fits(question: Question, knowledge: Knowledge) -> bool:
    """Whether `question` is about parts and levels that the knowledge has."""
    known = knowledge.references.issuperset(question.refs) and set(knowledge.family.levels).issuperset(question.levels)
    return known and bool(question.refs)
