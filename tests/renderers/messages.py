"""Every message with an answer that the program can build about a family."""

from functools import lru_cache

from books import book_of, os_book

from reperes.answers.build import build_answer
from reperes.publishing.every_question import KINDS
from reperes.renderers.structure import render_structure
from reperes.renderers.text import said
from tests.answers.every_question import questions_about


@lru_cache(maxsize=None)
def every_message(family=""):
    """Return a message for each answer about a family; answers of the same words and the same picture on the page stand
    once."""
    book = book_of(family) if family else os_book()
    found = {}
    for kind in KINDS:
        for question in questions_about(kind, book):
            answer = build_answer(book, [question])
            found.setdefault((answer.blocks, answer.version), message_of(render_structure(answer, [question])))
    return list(found.values())


def message_of(structure):
    """Return the message that the assistant sends for a structure."""
    return {"text": said(structure), "custom": structure, "buttons": []}


def spiced(value, spice):
    """Return a structure with `spice` after each of its texts that people read; levels are words of our own."""
    if isinstance(value, dict):
        kept = ("kind", "ref", "asked", "changed")
        return {key: part if key in kept else spiced(part, spice) for key, part in value.items()}
    if isinstance(value, list):
        return [spiced(part, spice) for part in value]
    return f"{value}{spice}" if isinstance(value, str) and value and not value.startswith("niveau ") else value
