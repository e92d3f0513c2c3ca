"""Sentence features from spaCy's word vectors: their mean, of length 2.

Rasa's SpacyFeaturizer leaves the mean's length as it is (about 20), which drowns features of unit length.
"""

from __future__ import annotations

from typing import Callable, List, Optional, Union

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import SPACY_DOCS
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc, Span

from reperes.rasa.components.bases import SentenceFeaturizer
from reperes.rasa.components.spacy_once import load_language

LENGTH = np.float32(2)


def mean_vector(document: Union[Doc, Span]) -> np.ndarray:
    """Return what `document.vector` is, all words at once: spaCy makes an array for each."""
    vectors = document.vocab.vectors
    rows = vectors.find(keys=[token.orth for token in document])
    return vectors.data[rows[rows >= 0]].sum(axis=0) / max(1, len(document))


def vectors_of(model: str) -> Callable[[str], Optional[np.ndarray]]:
    """Return a function: a word -> its vector in spaCy's `model`, None where it has none."""
    vocabulary = load_language(model, ()).vocab

    def vector(word: str) -> Optional[np.ndarray]:
        row = vocabulary.vectors.find(key=vocabulary.strings[word])
        return None if row < 0 else vocabulary.vectors.data[row]

    return vector


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class WordVectors(SentenceFeaturizer):
    """Adds the mean vector of each message's words, all of one length."""

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the sentence features to `messages`."""
        for message in messages:
            document = message.get(SPACY_DOCS[TEXT])
            if document is not None:
                mean = mean_vector(document)
                length = np.linalg.norm(mean) or 1.0
                self.add_features_to_message(None, (mean / length * LENGTH)[np.newaxis], TEXT, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the sentence features to all examples."""
        self.process(training_data.training_examples)
        return training_data
