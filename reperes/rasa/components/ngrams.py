"""The n-gram features of messages, and a dense summary of them.

The n-grams stand on each message as a `Row`, not among Rasa's features: those would be a matrix for each message.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.knowledge.served import served
from reperes.learning.ngrams import Ngrams
from reperes.rasa.components.learnt import Learning
from reperes.rasa.components.shared import topic_text_of

NGRAMS = "ngrams"
"""Where the `Row` stands on a message."""
BATCH = 512


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(Learning, DenseFeaturizer):
    """Adds the n-gram features of each message without its levels: sparse ones and their dense summary."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """What Rasa gives every featurizer."""
        return DenseFeaturizer.get_default_config()

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing can be wrong."""

    def __init__(
        self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, learnt: Optional[Ngrams] = None
    ) -> None:
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
        library = served()
        return [topic_text_of(message, library) for message in messages if message.get(TEXT)]
