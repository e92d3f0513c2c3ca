"""Says an answer through Rasa's dispatcher: text, buttons and the structured answer in one message."""

import json
from typing import Any, Dict, List, Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.desk import book
from reperes.answers.model import Answer, Suggestion
from reperes.nlu.language import language_of
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text


def say_answer(dispatcher: CollectingDispatcher, answer: Answer, text: str) -> None:
    """Say `answer` to someone who wrote `text`; in another language than French, a line in it comes first."""
    said = render_text(answer)
    language = language_of(text)
    if language != "fr":
        said = f"{book().phrases.say(f'langue_{language}')}\n\n{said}"
    dispatcher.utter_message(text=said, buttons=buttons(answer.suggestions), json_message=render_structure(answer))


def buttons(suggestions: Sequence[Suggestion]) -> List[Dict[str, Any]]:
    """Return Rasa's buttons for `suggestions`."""
    return [{"title": suggestion.title, "payload": payload(suggestion)} for suggestion in suggestions]


def payload(suggestion: Suggestion) -> str:
    """Return what a click sends: the intent with the question's code."""
    return "/ask_description" + json.dumps({"code": suggestion.question.to_code()})
