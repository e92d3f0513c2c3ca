"""Says an answer through Rasa's dispatcher: text, buttons and the structured answer in one message."""

from typing import Any, Dict, List, Sequence

from rasa_sdk.executor import CollectingDispatcher

from reperes.answers.model import Answer, Suggestion
from reperes.dialogue.question import Question
from reperes.renderers.payload import payload
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text


def say_answer(
    dispatcher: CollectingDispatcher, answer: Answer, asked: Sequence[Question], family: str = "", note: str = ""
) -> None:
    """Say `answer` to a message understood as `asked`, of one of several families ("" for one); `note` comes first."""
    said = render_text(answer)
    structure = render_structure(answer, asked, note, family)
    dispatcher.utter_message(
        text=f"{note}\n\n{said}" if note else said, buttons=buttons(answer.suggestions, family), json_message=structure
    )


def buttons(suggestions: Sequence[Suggestion], family: str = "") -> List[Dict[str, Any]]:
    """Return Rasa's buttons for `suggestions`, which are asked of their own family, else of `family` ("" where there is
    but one)."""
    return [
        {"title": suggestion.title, "payload": payload(suggestion.question, suggestion.family or family)}
        for suggestion in suggestions
    ]
