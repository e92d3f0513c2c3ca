"""Classifies what a message asks for, what it is about, what it claims, and whether it leans on the answer before."""

from __future__ import annotations

from typing import Callable, Dict, FrozenSet, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.nlu.ensemble import Ensemble, Ranking
from reperes.nlu.entities import add_entity
from reperes.nlu.labels import taught_claim, taught_denial, taught_stance, taught_topics
from reperes.nlu.learnt import Learning
from reperes.nlu.ngrams import NGRAMS
from reperes.nlu.weigh import Row

_INTENTS, _TOPICS = "intents", "topics"
_LIKELIEST = {_INTENTS: 8, _TOPICS: 8, "claim": 6, "denial": 1, "stance": 1}
_TAUGHT: Mapping[str, Callable[[Message], Optional[str]]] = {
    _INTENTS: lambda message: message.get(INTENT),
    "claim": taught_claim,
    "denial": taught_denial,
    "stance": taught_stance,
}
"""What each task learns of an example, beside its topics."""
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
    """Gives each message its intent with the ranking of the best ones, and what the other tasks found, best first."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples; one with several topics counts once for each."""
        rows: List[Message] = []
        taught: Dict[str, List[Optional[str]]] = {task: [] for task in (*_TAUGHT, _TOPICS)}
        for message in training_data.training_examples:
            if not message.get(TEXT) or not message.get(INTENT):
                continue
            for place, topic in enumerate(taught_topics(message) or (None,)):
                rows.append(message)
                taught[_TOPICS].append(topic)
                for task, label in _TAUGHT.items():
                    taught[task].append(None if place else label(message))
        learnable = {task: labels for task, labels in taught.items() if len(set(labels) - {None}) > 1}
        ensemble = Ensemble()
        ensemble.fit(*feature_rows(rows), learnable)
        return self.keep(ensemble)

    @property
    def topics(self) -> FrozenSet[str]:
        """The topics that were learnt."""
        return self._learnt.labels(_TOPICS)

    def process(self, messages: List[Message]) -> List[Message]:
        """Classify `messages`."""
        typed = [message for message in messages if message.get(NGRAMS) is not None]
        if typed:
            for message, ranked in zip(typed, self._learnt.rank(*feature_rows(typed), _LIKELIEST)):
                self._tell(message, ranked)
        return messages

    def _tell(self, message: Message, ranked: Mapping[str, Ranking]) -> None:
        named = [{"name": name, "confidence": probability} for name, probability in ranked[_INTENTS]]
        message.set(INTENT, named[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, named, add_to_output=True)
        for task, entity in ((_TOPICS, "topic"), ("claim", "claim"), ("denial", "denial"), ("stance", "stance")):
            for label, probability in ranked.get(task, ()):
                if probability >= _LEAST:
                    add_entity(message, entity, label, (0, len(message.get(TEXT))), self, confidence=probability)
