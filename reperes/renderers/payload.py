"""Renders questions as buttons, and as what a button sends."""

import json
from typing import Any, Dict, Iterable, List

from reperes.answers.model import Suggestion
from reperes.dialogue.question import Question, addressed
from reperes.hearing.intents import DESCRIBE


def payload(question: Question, family: str = "") -> str:
    """Return the intent that carries questions as codes, with the code of `question` to one of several families ("" for
    one)."""
    return f"/{DESCRIBE}" + json.dumps({"code": addressed(question.to_code(), family)})


def buttons(suggestions: Iterable[Suggestion], family: str = "") -> List[Dict[str, Any]]:
    """Return Rasa's buttons for `suggestions`, which ask their own family, else `family` ("" where there is but one)."""
    return [
        {"title": suggestion.title, "payload": payload(suggestion.question, suggestion.family or family)}
        for suggestion in suggestions
    ]
