"""Renders a question as what a button sends."""

import json

from reperes.dialogue.question import Question, addressed
from reperes.hearing.intents import DESCRIBE


def payload(question: Question, family: str = "") -> str:
    """Return the intent that carries questions as codes, with the code of `question` to one of several families ("" for
    one)."""
    return f"/{DESCRIBE}" + json.dumps({"code": addressed(question.to_code(), family)})
