"""Sentence features from a multilingual universal sentence encoder (1,024 numbers)."""

from __future__ import annotations

from functools import lru_cache
from typing import List

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from threadpoolctl import threadpool_limits

from reperes.knowledge.served import served
from reperes.learning.sentence_encoder import SentenceVectors
from reperes.rasa.components.bases import SentenceFeaturizer
from reperes.rasa.components.shared import topic_text_of

BATCH = 64
WEIGHT = 4.0
"""How much the encoder counts beside the n-grams; found on the wordings sets (docs/understanding.md)."""


@lru_cache(maxsize=1)
def encoder() -> SentenceVectors:
    """Return the encoder, loaded once per process."""
    return SentenceVectors()


def encode(texts: List[str]) -> np.ndarray:
    """Return an array of shape (len(texts), 1024)."""
    return np.vstack([encoder().encode(texts[i : i + BATCH]) for i in range(0, len(texts), BATCH)])


def meanings(texts: List[str]) -> np.ndarray:
    """Return an array of shape (len(texts), 512): what the whole encoder makes of texts."""
    return encoder().meanings(texts)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(SentenceFeaturizer):
    """Adds the encoding of each message without its levels, so that the same question at another level is near."""

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the sentence features to `messages`."""
        library = served()
        typed = [message for message in messages if message.get(TEXT)]
        if typed:
            for message, encoding in zip(typed, encode([topic_text_of(message, library) for message in typed])):
                self.add_features_to_message(None, encoding[np.newaxis] * WEIGHT, TEXT, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the sentence features to all examples; the matrices are small, and shared out among threads they cost
        double."""
        with threadpool_limits(limits=1, user_api="blas"):
            self.process(training_data.training_examples)
        return training_data
