"""Checks an answer before it is said: every quotation must be the document's, word for word."""

from reperes.answers.model import Answer
from reperes.knowledge.model import Knowledge
from reperes.knowledge.text import is_excerpt, sentences


class NotVerbatim(Exception):
    """A quotation is not the document's text."""


def verify(answer: Answer, knowledge: Knowledge) -> None:
    """Raise NotVerbatim unless every quoted fact, its quoted sentence or its spans between « … » stand so in the
    knowledge."""
    for fact in answer.facts:
        known = knowledge.facts.get(fact.ref)
        if known is None or fact.place != known.place or not _stands(fact.text, known.text):
            raise NotVerbatim(f"{fact.ref}: {fact.text!r}")


def _stands(quoted: str, text: str) -> bool:
    return quoted in (text, *sentences(text)) or ("…" in quoted and is_excerpt(quoted, text))
