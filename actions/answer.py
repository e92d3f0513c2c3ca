"""Answers a question, or asks back when it is unclear."""

from dataclasses import replace
from typing import Any, Dict, List, Optional, Tuple

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.context import Conversation, book, conversation
from actions.say import addresses, pairs, say_answer
from reperes.answers.book import Book
from reperes.answers.build import build_answer
from reperes.answers.clarify import ask_back, instead, others_than
from reperes.answers.families import families_answer
from reperes.answers.model import Answer, Suggestion
from reperes.answers.verify import NotVerbatim, verify
from reperes.dialogue.moving import asked_of, side_by_side
from reperes.dialogue.resolve import Resolution, answered, resolve
from reperes.dialogue.state import State
from reperes.knowledge.served import served
from reperes.renderers.payload import buttons


class ActionAnswer(Action):
    """tracker -> Understanding -> Question -> Answer -> dispatcher."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the answer and keep what was understood."""
        talk = conversation(tracker)
        if talk.goes_on_about_families:
            return tell_families(dispatcher, talk)
        if talk.heard.only_family and talk.state.left and not talk.state.question:
            return _tell_that_it_lacks(dispatcher, talk)
        if talk.clicked:
            resolution = Resolution((talk.clicked,), (), (), answered(talk.state, (talk.clicked,), talk.knowledge))
        else:
            resolution = side_by_side(resolve(talk.heard, talk.state, talk.knowledge), talk.families)
        state = (
            _answer(dispatcher, talk, resolution) if resolution.questions else _ask_back(dispatcher, talk, resolution)
        )
        return [SlotSet("conversation", state.to_dict())]


def tell_families(dispatcher: CollectingDispatcher, talk: Conversation) -> List[Any]:
    """Say which families there are, which have a level or speak of something; the one spoken of stays."""
    answer = families_answer(talk.book.phrases, served(), talk.heard)
    lacking = bool(talk.heard.unknown_family) or not answer.suggestions
    say_answer(dispatcher, answer, (), talk.before.family, lacking=lacking)
    return [SlotSet("conversation", talk.before.offering_families(addresses(answer.suggestions)).to_dict())]


def _tell_that_it_lacks(dispatcher: CollectingDispatcher, talk: Conversation) -> List[Any]:
    """« et chez les DG ? » after a part that their document does not have: that, and what it has."""
    offered = tuple(instead(talk.book, talk.heard))
    _say_that_it_lacks(dispatcher, talk.book, offered, talk.family)
    return [SlotSet("conversation", talk.state.offering(pairs(offered)).to_dict())]


def _answer(dispatcher: CollectingDispatcher, talk: Conversation, resolution: Resolution) -> State:
    state, mine = resolution.state, talk.book
    answer = _verified(build_answer(mine, resolution.questions, others_than(mine, resolution)), mine)
    if answer is None:
        dispatcher.utter_message(response="utter_failed", **talk.names)
        return state
    is_new = bool(answer.facts) and state.language not in (state.noted, "fr")
    note = mine.phrases.say("citations_en_francais") if is_new else ""
    say_answer(dispatcher, answer, resolution.questions, talk.family, note)
    for family in talk.families[1:]:
        _answer_beside(dispatcher, talk, resolution, family)
    return replace(state, noted=state.language if is_new else state.noted).offering(pairs(answer.suggestions))


def _answer_beside(dispatcher: CollectingDispatcher, talk: Conversation, resolution: Resolution, family: str) -> None:
    """« compare OS et DG sur les contacts »: the same of another family, where it has parts of these names."""
    other = book(talk.state.language, family)
    asked = [asked_of(question, talk.knowledge, other.knowledge) for question in resolution.questions]
    questions = tuple(question for question in asked if question)
    answer = _verified(build_answer(other, questions), other) if questions else None
    if answer is None:
        _say_that_it_lacks(dispatcher, other)
    else:
        say_answer(dispatcher, answer, questions, family)


def _say_that_it_lacks(
    dispatcher: CollectingDispatcher, mine: Book, offered: Tuple[Suggestion, ...] = (), family: str = ""
) -> None:
    said = mine.say("famille_sans_cette_partie", family=mine.title)
    answer = Answer((said,), offered, language=mine.phrases.language)
    say_answer(dispatcher, answer, (), family, lacking=True)


def _verified(answer: Answer, mine: Book) -> Optional[Answer]:
    """The answer; None where a quotation is not the document's."""
    try:
        verify(answer, mine.knowledge)
    except NotVerbatim:
        return None
    return answer


def _ask_back(dispatcher: CollectingDispatcher, talk: Conversation, resolution: Resolution) -> State:
    response, choices = ask_back(talk.book, talk.heard, resolution)
    where = talk.book.at_levels(resolution.levels) if resolution.levels else ""
    dispatcher.utter_message(response=response, buttons=buttons(choices, talk.family), where=where, **talk.names)
    return resolution.state.unclear_with(pairs(choices))
