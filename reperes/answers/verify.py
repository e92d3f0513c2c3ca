"""Checks an answer before it is said: every quotation must be the document's, word for word."""

from reperes.answers.model import Answer
from reperes.knowledge.model import Knowledge
from reperes.knowledge.text import sentences


class NotVerbatim(Exception):
    """A quotation is not the document's text."""


def verify(answer: Answer, knowledge: Knowledge) -> None:
    """Raise NotVerbatim unless every quoted fact, or its quoted sentence, stands so in the knowledge."""
    for fact in answer.facts:
        known = knowledge.facts.get(fact.ref)
        if known is None or fact.place != known.place or fact.text not in (known.text, *sentences(known.text)):
            raise NotVerbatim(f"{fact.ref}: {fact.text!r}")
