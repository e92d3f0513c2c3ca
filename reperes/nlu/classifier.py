"""Classifies what a message asks for, its intent, and which parts of the document it is about, its topics."""

from __future__ import annotations

from typing import List, Sequence, Tuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.nlu.ensemble import Ensemble, Ranking
from reperes.nlu.entities import add_entity
from reperes.nlu.labels import taught_topics
from reperes.nlu.learnt import Learning
from reperes.nlu.ngrams import NGRAMS
from reperes.nlu.weigh import Row

_INTENTS, _TOPICS = "intents", "topics"
_LIKELIEST = {_INTENTS: 5, _TOPICS: 8}
_LEAST = 0.02


def feature_rows(messages: Sequence[Message]) -> Tuple[List[Row], np.ndarray]:
    """Return the features of `messages`: the n-grams, and the dense sentence features, a row per message."""
    dense = []
    for message in messages:
        # Rasa's own way to them copies them first.
        found = [feature.features for feature in message.features if feature.attribute == TEXT and feature.type == FEATURE_TYPE_SENTENCE]
        dense.append(np.concatenate(found, axis=1))
    return [message.get(NGRAMS) for message in messages], np.vstack(dense).astype(np.float32, copy=False)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class QuestionClassifier(Learning, IntentClassifier):
    """Gives each message its intent with the ranking of the best ones, and the entities `topic`, best first."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples; one with several topics counts once for each."""
        rows, intents, topics = [], [], []
        for message in training_data.training_examples:
            if not message.get(TEXT) or not message.get(INTENT):
                continue
            for place, topic in enumerate(taught_topics(message) or (None,)):
                rows.append(message)
                intents.append(None if place else message.get(INTENT))
                topics.append(topic)
        taught = {_INTENTS: intents, _TOPICS: topics} if any(topics) else {_INTENTS: intents}
        ensemble = Ensemble()
        ensemble.fit(*feature_rows(rows), taught)
        return self.keep(ensemble)

    def process(self, messages: List[Message]) -> List[Message]:
        """Classify `messages`."""
        typed = [message for message in messages if message.get(NGRAMS) is not None]
        if typed:
            for message, ranked in zip(typed, self._learnt.rank(*feature_rows(typed), _LIKELIEST)):
                self._tell(message, ranked[_INTENTS], ranked.get(_TOPICS, []))
        return messages

    def _tell(self, message: Message, intents: Ranking, topics: Ranking) -> None:
        named = [{"name": name, "confidence": probability} for name, probability in intents]
        message.set(INTENT, named[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, named, add_to_output=True)
        for ref, probability in topics:
            if probability >= _LEAST:
                add_entity(message, "topic", ref, (0, len(message.get(TEXT))), self, confidence=probability)
