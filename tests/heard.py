"""Messages as they are understood, with what the trained model says of them given by hand."""

from functools import lru_cache
from typing import Sequence, Tuple

from books import os_knowledge

from reperes.dialogue.question import Question
from reperes.dialogue.resolve import Resolution, resolve
from reperes.dialogue.state import State
from reperes.hearing.intents import DESCRIBE
from reperes.hearing.listener import Learnt, Listener
from reperes.hearing.understanding import Understanding


@lru_cache(maxsize=1)
def listener() -> Listener:
    """Return what hears with the names and levels of the real family."""
    return Listener(os_knowledge())


def heard(text: str, intent: str = DESCRIBE, *about: str, sure: float = 0.95) -> Understanding:
    """Return `text` as the program hears it, intent and topics as given."""
    topics = tuple((ref, sure / len(about)) for ref in about) or (("none", 0.2),)
    return listener().hear(text, Learnt(intents=((intent, sure),), topics=topics))


class Conversation:
    """Messages one after the other, with the memory that goes from one to the next."""

    def __init__(self) -> None:
        self.state = State()

    def hear(self, text: str, intent: str = DESCRIBE, *about: str) -> Resolution:
        """Return what `text` is taken for, and remember it."""
        resolution = resolve(heard(text, intent, *about), self.state, os_knowledge())
        self.state = resolution.state
        return resolution

    def ask(self, text: str, intent: str = DESCRIBE, *about: str) -> Tuple[Question, ...]:
        """Return the questions of `text`."""
        return self.hear(text, intent, *about).questions


def core(questions: Sequence[Question]) -> list:
    """Return act, parts and levels of each question: what tests of follow-ups look at."""
    return [(question.act, question.refs, question.levels) for question in questions]
