"""Examples that are generated when the model is trained: the knowledge's own words, and careless spellings.

They carry the metadata ``{"example": {"generated": true}}``; nothing of them is written to a file.
"""

from __future__ import annotations

import random
from typing import List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.hearing.intents import DESCRIBE
from reperes.knowledge.served import served
from reperes.learning.examples import knowledge_examples
from reperes.learning.noise import noisy
from reperes.rasa.components.bases import Plain
from reperes.rasa.components.labelled import generated, topics_of

SEED = 7
NOISY_SHARE = 0.1
"""Share of the written examples that get a careless twin."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class KnowledgeExamples(Plain):
    """Adds the generated examples to the training data; does nothing to messages."""

    def process(self, messages: List[Message]) -> List[Message]:
        """Return `messages` as they are."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data with the generated examples."""
        knowledge = served().first
        rng = random.Random(SEED)
        known = [generated(text, DESCRIBE, (ref,)) for text, ref in knowledge_examples(knowledge)]
        careless = [
            generated(noisy(message.get(TEXT), rng), message.get(INTENT), topics_of(message))
            for message in training_data.intent_examples
            if rng.random() < NOISY_SHARE
        ]
        # Rasa's own merge copies every example.
        return TrainingData(
            training_data.training_examples + known + careless,
            training_data.entity_synonyms,
            training_data.regex_features,
            training_data.lookup_tables,
            training_data.responses,
        )
