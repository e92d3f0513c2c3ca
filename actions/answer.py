"""Answers a question, or asks back when it is unclear."""

from dataclasses import replace
from typing import Any, Dict, List, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.context import Conversation, book, conversation
from actions.say import buttons, say_answer
from reperes.answers.build import build_answer
from reperes.answers.clarify import ask_back, others_than
from reperes.answers.model import Suggestion
from reperes.answers.verify import NotVerbatim, verify
from reperes.dialogue.moving import asked_of, side_by_side
from reperes.dialogue.resolve import Resolution, answered, resolve
from reperes.dialogue.state import State
from reperes.knowledge.served import served


class ActionAnswer(Action):
    """tracker -> Understanding -> Question -> Answer -> dispatcher."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the answer and keep what was understood."""
        talk = conversation(tracker)
        if talk.clicked:
            resolution = Resolution((talk.clicked,), (), (), answered(talk.state, (talk.clicked,), talk.knowledge))
        else:
            resolution = side_by_side(resolve(talk.heard, talk.state, talk.knowledge), talk.heard)
        state = _answer(dispatcher, talk, resolution) if resolution.questions else _ask_back(dispatcher, talk, resolution)
        return [SlotSet("conversation", state.to_dict())]


def _answer(dispatcher: CollectingDispatcher, talk: Conversation, resolution: Resolution) -> State:
    state, mine = resolution.state, talk.book
    answer = build_answer(mine, resolution.questions, others_than(mine, resolution))
    try:
        verify(answer, talk.knowledge)
    except NotVerbatim:
        dispatcher.utter_message(response="utter_failed", **talk.names)
        return state
    is_new = bool(answer.facts) and state.language not in (state.noted, "fr")
    note = mine.phrases.say("citations_en_francais") if is_new else ""
    say_answer(dispatcher, answer, resolution.questions, talk.family, note)
    for family in talk.heard.families[1:]:
        _answer_beside(dispatcher, talk, resolution, family)
    return replace(state, noted=state.language if is_new else state.noted).offering(_pairs(answer.suggestions))


def _answer_beside(dispatcher: CollectingDispatcher, talk: Conversation, resolution: Resolution, family: str) -> None:
    """« compare OS et DG sur les contacts »: the same of another family, where it has parts of these names."""
    other = book(talk.state.language, family)
    asked = [asked_of(question, talk.knowledge, other.knowledge) for question in resolution.questions]
    questions = tuple(question for question in asked if question)
    if not questions:
        dispatcher.utter_message(text=other.phrases.say("famille_sans_cette_partie", family=other.title))
        return
    answer = build_answer(other, questions)
    verify(answer, served().get(family))
    say_answer(dispatcher, answer, questions, family)


def _ask_back(dispatcher: CollectingDispatcher, talk: Conversation, resolution: Resolution) -> State:
    response, choices = ask_back(talk.book, talk.heard, resolution)
    where = talk.book.at_levels(resolution.levels) if resolution.levels else ""
    dispatcher.utter_message(response=response, buttons=buttons(choices, talk.family), where=where, **talk.names)
    return resolution.state.unclear_with(_pairs(choices))


def _pairs(choices: Sequence[Suggestion]) -> tuple:
    return tuple((choice.title, choice.question) for choice in choices)
