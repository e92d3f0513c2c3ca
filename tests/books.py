"""The families that tests ask about: the real one, another one of its form, and two invented ones of other forms."""

from functools import lru_cache
from pathlib import Path

from reperes.answers.book import Book
from reperes.answers.wording import Phrases
from reperes.knowledge.library import Library
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.model import Knowledge

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
FAMILIES = Path(__file__).parent / "families"
GARDEN = FAMILIES / "jardin"
OTHERS = ("jardin", "dg", "echelle")
"""A small one, one of the form of the real one, and one with ten levels that lacks most sections."""


@lru_cache(maxsize=len(OTHERS) + 1)
def knowledge_in(folder: Path) -> Knowledge:
    """Return the knowledge of `folder`, loaded once."""
    return load_knowledge(folder)


def os_library() -> Library:
    """Return the families of a program that serves the real one alone."""
    return Library({"os": os_knowledge()})


def os_knowledge() -> Knowledge:
    """Return the knowledge that the assistant answers from."""
    return knowledge_in(KNOWLEDGE)


@lru_cache(maxsize=None)
def os_book(language: str = "fr") -> Book:
    """Return what answers about the real family are built from, in a language."""
    return Book(os_knowledge(), Phrases.read(language))


@lru_cache(maxsize=None)
def book_of(family: str, language: str = "fr") -> Book:
    """Return what answers about one of the other families are built from, in a language."""
    return Book(knowledge_in(FAMILIES / family), Phrases.read(language))


def garden_book() -> Book:
    """Return what answers about the small invented family are built from."""
    return book_of("jardin")
