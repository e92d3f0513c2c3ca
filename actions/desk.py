"""What every action needs, made once per process at the first turn."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet

from rasa_sdk import Tracker

from reperes.answers.book import Book
from reperes.answers.wording import Phrases, enumerate_french
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.references import SECTIONS, references_of
from reperes.questions.model import Question
from reperes.questions.state import State


@lru_cache(maxsize=1)
def book() -> Book:
    """Return the knowledge (of the folder $REPERES_KNOWLEDGE, default knowledge/) and the phrases."""
    return Book(load_knowledge(Path(os.environ.get("REPERES_KNOWLEDGE", "knowledge"))), Phrases.read())


@lru_cache(maxsize=1)
def references() -> FrozenSet[str]:
    """Return the references of all parts that a question may be about."""
    knowledge = book().knowledge
    return frozenset(references_of(knowledge.family, knowledge.groups, knowledge.competences)) | frozenset(SECTIONS)


def fits(question: Question) -> bool:
    """Return whether `question` is about parts and levels that the knowledge has."""
    known = set(question.refs) <= references() and set(question.levels) <= set(book().levels)
    return known and bool(question.refs)


def conversation(tracker: Tracker) -> State:
    """Return the state of the tracker's conversation; an empty one when it is about parts that are there no more."""
    state = State.from_dict(tracker.get_slot("conversation"))
    questions = [question for question in (state.question, state.previous, state.listing) if question]
    questions += [question for _, question in state.choices]
    levels = {*state.levels, *state.pair, *state.found, state.own, state.other} - {None}
    return state if all(map(fits, questions)) and levels <= set(book().levels) else State()


def names() -> Dict[str, Any]:
    """Return what the responses of domain.yml insert between braces."""
    family = book().knowledge.family
    contact = book().knowledge.contact
    return {"family": family.name, "levels": enumerate_french(family.levels), "contact": contact}
