"""N-gram features of folded words, of their letters and of their sounds, and a dense summary of them.

The n-grams stand on each message as a `Row`, not among Rasa's features: those would be a matrix for each message.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Text, Tuple

import numpy as np
import scipy.sparse
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from reperes.knowledge.text import fold, phonetic, words
from reperes.nlu.learnt import Learning
from reperes.nlu.shared import knowledge_at
from reperes.nlu.topic_text import topic_text_of
from reperes.nlu.weigh import Row, times, weigh

NGRAMS = "ngrams"
"""Where the `Row` stands on a message."""
BATCH = 512
SUMMARY = 256
SUMMARY_WEIGHT = 2.25
SUMMARY_SAMPLE = 2
"""Every second example is enough to find the summary's directions, in half the time."""


def sounds(text: str) -> str:
    """Return the phonetic keys of the words of `text`, so that spellings of one sound share n-grams."""
    return " ".join(phonetic(word) for word in words(text))


class Ngrams:
    """TF-IDF of word 1-2-grams, letter 2-5-grams and sound 2-4-grams, and their latent semantic summary."""

    def __init__(self) -> None:
        shared = {"sublinear_tf": True, "min_df": 2, "dtype": np.float32, "lowercase": False}
        self._by_word = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"[a-z0-9]+", max_features=8000, **shared)
        self._by_letter = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), max_features=12000, **shared)
        self._by_sound = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), max_features=8000, **shared)
        self._directions = np.zeros((0, SUMMARY), np.float32)

    def fit(self, texts: Sequence[str]) -> None:
        """Learn the n-grams of `texts`."""
        parts = [vectorizer.fit_transform(written) for vectorizer, written in self._written(texts)]
        found = TruncatedSVD(SUMMARY, n_iter=2, random_state=0).fit(_side_by_side(parts)[::SUMMARY_SAMPLE])
        self._directions = np.ascontiguousarray(found.components_.T, dtype=np.float32) * np.float32(SUMMARY_WEIGHT)

    def rows(self, texts: Sequence[str]) -> List[Row]:
        """Return the n-gram weights of each text."""
        return weigh(self._written(texts))

    def summary(self, rows: Sequence[Row]) -> np.ndarray:
        """Return the summary of each row of n-gram weights, shape (rows, 256)."""
        return times(rows, self._directions)

    def _written(self, texts: Sequence[str]) -> Tuple[Tuple[TfidfVectorizer, List[str]], ...]:
        """Each vectorizer with `texts` as it reads them."""
        folded = [fold(text) for text in texts]
        return (self._by_word, folded), (self._by_letter, folded), (self._by_sound, [sounds(text) for text in texts])


def _side_by_side(parts: List[scipy.sparse.csr_matrix]) -> scipy.sparse.csr_matrix:
    return scipy.sparse.hstack(parts, format="csr", dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(Learning, DenseFeaturizer):
    """Adds the n-gram features of each message without its levels: sparse ones and their dense summary."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """The folder of the knowledge files."""
        return {**DenseFeaturizer.get_default_config(), "knowledge": "knowledge"}

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing can be wrong."""

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, learnt: Optional[Ngrams] = None) -> None:
        DenseFeaturizer.__init__(self, resource.name, config)
        Learning.__init__(self, config, storage, resource, learnt)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the n-grams of all examples."""
        ngrams = Ngrams()
        ngrams.fit(self._texts(training_data.training_examples))
        return self.keep(ngrams)

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the features to `messages`."""
        typed = [message for message in messages if message.get(TEXT)]
        for some in (typed[start : start + BATCH] for start in range(0, len(typed), BATCH)):
            rows = self._learnt.rows(self._texts(some))
            for message, row, summary in zip(some, rows, self._learnt.summary(rows)):
                message.set(NGRAMS, row)
                self.add_features_to_message(None, summary[np.newaxis], TEXT, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features to all examples."""
        self.process(training_data.training_examples)
        return training_data

    def _texts(self, messages: List[Message]) -> List[str]:
        knowledge = knowledge_at(self._config["knowledge"])
        return [topic_text_of(message, knowledge) for message in messages if message.get(TEXT)]
