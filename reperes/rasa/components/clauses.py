"""Splits a message into messages of its clauses, which the later components understand beside the whole."""

from __future__ import annotations

from typing import List, Tuple

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import SPACY_DOCS
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.hearing.clauses import MOST, last_question, split
from reperes.knowledge.library import FAMILY
from reperes.rasa.components.bases import Plain
from reperes.rasa.components.shared import BEFORE, names_of_families

CLAUSES = "clauses"
QUESTION = "question"
"""Where a long message keeps its last sentence, understood by itself."""
SPAN = "span"
"""Where a clause keeps its place in the whole, which has none."""


def _part(message: Message, text: str, span: Tuple[int, int]) -> Message:
    """The message of a clause, with its part of spaCy's document: to cut it into words once is enough."""
    part = Message({TEXT: text[slice(*span)], SPAN: span, BEFORE: text[: span[0]], FAMILY: message.get(FAMILY)})
    document = message.get(SPACY_DOCS[TEXT])
    if document is not None:
        part.set(SPACY_DOCS[TEXT], document.char_span(*span, alignment_mode="expand"))
    return part


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Clauses(Plain):
    """Appends a message for each clause; the whole message, which stays first, holds them under ``clauses``.

    It also finds out which family a message is about: the one that it names, else the one that it came with.
    """

    def process(self, messages: List[Message]) -> List[Message]:
        """Return `messages` with those of their clauses after them."""
        clauses = []
        for message in messages:
            text = message.get(TEXT) or ""
            named = names_of_families().mentioned(text).families
            message.set(FAMILY, named[0] if named else (message.get(METADATA) or {}).get(FAMILY))
            spans = [] if text.startswith("/") else split(text)
            asked = last_question(text)
            if asked and asked not in spans:
                spans = [*spans[1 - MOST :], asked]
            parts = [_part(message, text, span) for span in spans]
            message.set(CLAUSES, parts)
            message.set(QUESTION, parts[spans.index(asked)] if asked else None)
            clauses.extend(parts)
        return messages + clauses

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data as it is: examples are learnt whole."""
        return training_data
