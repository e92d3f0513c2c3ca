"""Answers a question, or asks back when it is unclear."""

from dataclasses import replace
from typing import Any, Dict, List, Optional, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.context import book, conversation, fits, knowledge, names
from actions.say import buttons, say_answer
from reperes.answers.build import build_answer
from reperes.answers.clarify import ask_back, others_than
from reperes.answers.model import Suggestion
from reperes.answers.verify import NotVerbatim, verify
from reperes.dialogue.question import Question
from reperes.dialogue.resolve import Resolution, answered, resolve
from reperes.dialogue.state import State
from reperes.hearing.understanding import Understanding


class ActionAnswer(Action):
    """tracker -> Understanding -> Question -> Answer -> dispatcher."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the answer and keep what was understood."""
        state = conversation(tracker)
        code = next(tracker.get_latest_entity_values("code"), None)
        heard = Understanding.from_message(tracker.latest_message)
        clicked = _clicked(code)
        if clicked:
            resolution = Resolution((clicked,), (), (), answered(state, (clicked,), knowledge()))
        else:
            resolution = resolve(heard, state, knowledge())
        state = _answer(dispatcher, resolution) if resolution.questions else _ask_back(dispatcher, heard, resolution)
        return [SlotSet("conversation", state.to_dict())]


def _clicked(code: Any) -> Optional[Question]:
    """The question of a button's payload; None when there is none, or when it does not fit the knowledge."""
    try:
        question = Question.from_code(code)
    except ValueError:
        return None
    return question if fits(question) else None


def _answer(dispatcher: CollectingDispatcher, resolution: Resolution) -> State:
    state = resolution.state
    mine = book(state.language)
    answer = build_answer(mine, resolution.questions, others_than(mine, resolution))
    try:
        verify(answer, knowledge())
    except NotVerbatim:
        dispatcher.utter_message(response="utter_failed", **names(state.language))
        return state
    is_new = bool(answer.facts) and state.language not in (state.noted, "fr")
    say_answer(dispatcher, answer, resolution.questions, mine.phrases.say("citations_en_francais") if is_new else "")
    return replace(state, noted=state.language if is_new else state.noted).offering(_pairs(answer.suggestions))


def _ask_back(dispatcher: CollectingDispatcher, heard: Understanding, resolution: Resolution) -> State:
    mine = book(resolution.state.language)
    response, choices = ask_back(mine, heard, resolution)
    where = mine.at_levels(resolution.levels) if resolution.levels else ""
    dispatcher.utter_message(response=response, buttons=buttons(choices), where=where, **names(mine.phrases.language))
    return resolution.state.unclear_with(_pairs(choices))


def _pairs(choices: Sequence[Suggestion]) -> tuple:
    return tuple((choice.title, choice.question) for choice in choices)
