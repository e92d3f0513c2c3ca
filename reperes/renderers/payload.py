"""Renders a question as what a button sends."""

import json

from reperes.questions.model import DESCRIBE, Question


def payload(question: Question) -> str:
    """Return the intent that carries questions as codes, with the code of `question`."""
    return f"/{DESCRIBE}" + json.dumps({"code": question.to_code()})
