"""Splits a message into clauses, which the later components understand beside the whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, List, Optional, Pattern, Text, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.language.lexis import listed
from reperes.nlu.courtesy import without_courtesy
from reperes.nlu.language import language_of

CLAUSES = "clauses"
QUESTION = "question"
"""Where a long message keeps its last sentence, understood by itself."""
SPAN = "span"
"""Where a clause keeps its place in the whole, which has none."""
BEFORE = "before"
"""Where a clause keeps the text before it: who it speaks of may have been said there."""
LONG = 35
"""Words from which on a message of several sentences is long."""
MOST = 6
_LETTER_BEFORE = re.compile(r"(?<!\w)[^\W\d_]$")
_LETTER_AFTER = re.compile(r"(?:(?:le|la|les|un|une|du|niveau) )?[^\W\d_](?!['’\w])", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\s.!?…][^.!?…]*(?:[.](?=\w)[^.!?…]*)*[.!?…]*")


def split(text: str) -> List[Tuple[int, int]]:
    """Return the spans of the clauses of `text` that have two words or more; none when there is but one clause."""
    spans, start = [], 0
    for match in _break_of(text).finditer(text):
        if _LETTER_BEFORE.search(text[: match.start()]) and _LETTER_AFTER.match(text[match.end() :]):
            # « entre C et B », « D, C et B »: levels that are named together.
            continue
        # A clause keeps its question mark.
        spans.append((start, match.start() + len(match[0].rstrip()) if "?" in match[0] else match.start()))
        start = match.end()
    spans.append((start, len(text)))
    long_enough = [(a, b) for a, b in spans if len(text[a:b].split()) >= 2]
    if len(long_enough) > MOST and len(sentences(text)) > 1:
        long_enough = sentences(text)
    # What is asked comes last.
    return long_enough[-MOST:] if len(long_enough) > 1 else []


def _break_of(text: str) -> Pattern[str]:
    """What parts the clauses of `text`: « en » and « but » only where they are no French words."""
    found = _ambiguous().search(text)
    return _break(language_of(text) if found else "fr")


@lru_cache(maxsize=None)
def _break(language: str) -> Pattern[str]:
    between = set(listed("clauses", "between")) - set(listed("clauses", "ambiguous")) | set(
        listed("clauses", "between", language)
    )
    words = "|".join(sorted(between))
    return re.compile(rf"\s*[?!.;:]+\s+|\s*,\s+|\s*\+\s*|\s+/\s+|\s+(?:{words})\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _ambiguous() -> Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(listed('clauses', 'ambiguous'))})\s", re.IGNORECASE)


def last_question(text: str) -> Optional[Tuple[int, int]]:
    """Return the span of the last sentence of a long message, of three words or more; None of a short one."""
    spans = sentences(text)
    if len(text.split()) < LONG or len(spans) < 2:
        return None
    return next(((a, b) for a, b in reversed(spans) if len(without_courtesy(text[a:b]).split()) >= 3), None)


def sentences(text: str) -> List[Tuple[int, int]]:
    """Return the spans of the sentences of `text` that have two words or more, with their marks."""
    spans = [(match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    return [(a, b) for a, b in spans if len(text[a:b].split()) >= 2]


def _part(message: Message, text: str, span: Tuple[int, int]) -> Message:
    """The message of a clause, with its part of spaCy's document: to cut it into words once is enough."""
    part = Message({TEXT: text[slice(*span)], SPAN: span, BEFORE: text[: span[0]]})
    document = message.get(SPACY_DOCS[TEXT])
    if document is not None:
        part.set(SPACY_DOCS[TEXT], document.char_span(*span, alignment_mode="expand"))
    return part


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Clauses(GraphComponent):
    """Appends a message for each clause; the whole message, which stays first, holds them under ``clauses``."""

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Clauses:
        """Create the component."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Return `messages` with those of their clauses after them."""
        clauses = []
        for message in messages:
            text = message.get(TEXT) or ""
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
