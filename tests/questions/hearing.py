"""Messages as they are understood, with what the trained model says of them given by hand."""

from functools import lru_cache
from typing import Sequence, Tuple

from books import os_knowledge

from reperes.nlu.levels import find_levels, find_relative, find_unknown_level
from reperes.nlu.lexicon import Lexicon
from reperes.nlu.numbers import find_limit, find_step
from reperes.questions.model import DESCRIBE, Question
from reperes.questions.resolve import Resolution, resolve
from reperes.questions.state import State
from reperes.questions.understanding import Level, Understanding


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the names of the real family."""
    return Lexicon(os_knowledge())


def heard(text: str, intent: str = DESCRIBE, *about: str, sure: float = 0.95) -> Understanding:
    """Return `text` as understood: levels, names, numbers and cues by the rules, intent and topics as given."""
    levels = os_knowledge().family.levels
    return Understanding(
        text=text,
        intent=intent,
        confidence=sure,
        topics=tuple((ref, sure / len(about)) for ref in about) or (("none", 0.2),),
        parts=tuple((mention.ref, mention.start, mention.end) for mention in lexicon().named(text)),
        quotations=lexicon().quoted(text),
        repeated=lexicon().repeated(text),
        echoes=tuple(lexicon().echoes(text).items()),
        levels=tuple(Level(mention.level, mention.role, mention.start) for mention in find_levels(text, levels)),
        relative=find_relative(text, len(levels)),
        unknown_level=find_unknown_level(text, levels),
        step=find_step(text),
        limit=find_limit(text),
    )


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
