"""Answers a question, or asks back when it is unclear."""

from typing import Any, Dict, List, Optional, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import book, conversation, fits, names
from actions.say import buttons, say_answer
from reperes.answers.build import build_answer
from reperes.answers.clarify import ask_back, others_than
from reperes.answers.model import Suggestion
from reperes.answers.verify import NotVerbatim, verify
from reperes.answers.wording import at_levels
from reperes.questions.model import Question
from reperes.questions.resolve import Resolution, answered, resolve
from reperes.questions.state import State
from reperes.questions.understanding import Understanding


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
            resolution = Resolution((clicked,), (), (), answered(state, (clicked,), book().knowledge))
        else:
            resolution = resolve(heard, state, book().knowledge)
        if resolution.questions:
            state = _answer(dispatcher, heard.text, resolution)
        else:
            state = _ask_back(dispatcher, heard, resolution)
        return [SlotSet("conversation", state.to_dict())]


def _clicked(code: Any) -> Optional[Question]:
    """The question of a button's payload; None when there is none, or when it does not fit the knowledge."""
    try:
        question = Question.from_code(code)
    except ValueError:
        return None
    return question if fits(question) else None


def _answer(dispatcher: CollectingDispatcher, text: str, resolution: Resolution) -> State:
    answer = build_answer(book(), resolution.questions, others_than(book(), resolution))
    try:
        verify(answer, book().knowledge)
    except NotVerbatim:
        dispatcher.utter_message(response="utter_failed", **names())
        return resolution.state
    say_answer(dispatcher, answer, text, resolution.questions)
    return resolution.state.offering(_pairs(answer.suggestions))


def _ask_back(dispatcher: CollectingDispatcher, heard: Understanding, resolution: Resolution) -> State:
    response, choices = ask_back(book(), heard, resolution)
    dispatcher.utter_message(response=response, buttons=buttons(choices), **names(), **_where(resolution.levels))
    return resolution.state.unclear_with(_pairs(choices))


def _where(levels: Sequence[str]) -> Dict[str, str]:
    return {"where": at_levels(levels) if levels else ""}


def _pairs(choices: Sequence[Suggestion]) -> tuple:
    return tuple((choice.title, choice.question) for choice in choices)
