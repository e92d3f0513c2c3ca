"""Classifies which parts of the document a message is about, by meaning."""

from __future__ import annotations

from typing import List, Sequence, Tuple

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.nlu.entities import add_entity
from reperes.nlu.head import Head
from reperes.nlu.knowledge_examples import topics_of

NOWHERE = "none"
"""The topic of what the document does not answer."""
REFUSED = frozenset({"out_of_scope_work", "out_of_scope_world", "insult", "inject", "gibberish"})
_LEAST = 0.02
_MOST = 8


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class TopicHead(Head):
    """Gives each message the entities `topic`, best first, each with its probability."""

    def labels_of(self, message: Message) -> Sequence[str]:
        """The topics of an example that stands on its own; `none` for one that the document does not answer."""
        if message.get(INTENT) in REFUSED:
            return (NOWHERE,)
        return () if message.get(INTENT) == "follow_up" else topics_of(message)

    def tell(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Add the likeliest topics."""
        for ref, probability in ranking[:_MOST]:
            if probability >= _LEAST:
                add_entity(message, "topic", ref, (0, len(message.get(TEXT))), self, confidence=probability)
