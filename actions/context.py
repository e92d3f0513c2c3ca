"""What every action needs, made once per process at the first turn."""

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet

from rasa_sdk import Tracker

from reperes.answers.book import Book
from reperes.answers.contents import gaps_of
from reperes.answers.wording import phrases_in
from reperes.dialogue.language import spoken_language
from reperes.dialogue.question import Question
from reperes.dialogue.state import State
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import SECTIONS, references_of


@lru_cache(maxsize=None)
def book(language: str = "fr") -> Book:
    """Return the knowledge and the phrases of a language."""
    return Book(knowledge(), phrases_in(language))


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the knowledge (of the folder $REPERES_KNOWLEDGE, default knowledge/)."""
    return load_knowledge(Path(os.environ.get("REPERES_KNOWLEDGE", "knowledge")))


@lru_cache(maxsize=1)
def references() -> FrozenSet[str]:
    """Return the references of all parts that a question may be about."""
    known = knowledge()
    return frozenset(references_of(known.family, known.groups, known.competences)) | frozenset(SECTIONS)


def fits(question: Question) -> bool:
    """Return whether `question` is about parts and levels that the knowledge has."""
    known = set(question.refs) <= references() and set(question.levels) <= set(book().levels)
    return known and bool(question.refs)


def conversation(tracker: Tracker) -> State:
    """Return the state of the tracker's conversation, in the language of its last message.

    It is an empty one when it is about parts that are there no more.
    """
    state = State.from_dict(tracker.get_slot("conversation"))
    questions = [question for question in (state.question, state.previous, state.listing) if question]
    questions += [question for _, question in state.choices]
    levels = {*state.levels, *state.pair, *state.found, state.own, state.other} - {None}
    language = spoken_language(tracker.latest_message.get("text") or "", state)
    known = levels <= set(book().levels) and references().issuperset(state.likely)
    kept = state if known and all(map(fits, questions)) else State(noted=state.noted)
    return replace(kept, language=language)


def names(language: str) -> Dict[str, Any]:
    """Return the language of a response of domain.yml (see reperes/serve/responses.py), and what it inserts between braces."""
    family = knowledge().family
    contact = knowledge().contacts.get(language, knowledge().contact)
    levels = book(language).enumerate(family.levels)
    return {"language": language, "family": family.name, "levels": levels, "contact": contact, **gaps_of(book(language))}
