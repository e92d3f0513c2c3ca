"""Renders a question as what a button sends."""

import json

from reperes.dialogue.question import Question
from reperes.hearing.intents import DESCRIBE


def payload(question: Question) -> str:
    """Return the intent that carries questions as codes, with the code of `question`."""
    return f"/{DESCRIBE}" + json.dumps({"code": question.to_code()})
