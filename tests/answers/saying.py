"""Answers about the real family as text."""

from books import os_book

from reperes.answers.build import build_answer
from reperes.answers.model import Answer
from reperes.dialogue.question import Question
from reperes.renderers.text import render_text


def answer(act: str, refs: str, levels: str = "", cues: str = "", **more) -> Answer:
    """Return the answer to a question; `refs` and `cues` are set apart by blanks, `levels` are letters."""
    return build_answer(
        os_book(), [Question(act, tuple(refs.split()), tuple(levels), cues=frozenset(cues.split()), **more)]
    )


def said(*args, **more) -> str:
    """Return the answer as text, with plain blanks."""
    return render_text(answer(*args, **more)).replace("\u00a0", " ")


def quoted(*args, **more) -> list:
    """Return the references of the facts that the answer quotes, in order."""
    return [fact.ref for fact in answer(*args, **more).facts]
