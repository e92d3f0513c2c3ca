"""Classifies what a message asks for: its intent."""

from __future__ import annotations

from typing import List, Sequence, Tuple

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from reperes.nlu.head import Head

RANKING = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentHead(Head, IntentClassifier):
    """Gives each message its intent and the ranking of the best ones."""

    networks = 1

    def labels_of(self, message: Message) -> Sequence[str]:
        """The example's intent."""
        return (message.get(INTENT),) if message.get(INTENT) else ()

    def tell(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Set intent and ranking."""
        named = [{"name": name, "confidence": probability} for name, probability in ranking[:RANKING]]
        message.set(INTENT, named[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, named, add_to_output=True)
