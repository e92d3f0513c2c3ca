"""Extracts levels, named and quoted parts of the document, steps and numbers: the entities that follow rules."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.knowledge.model import Knowledge
from reperes.knowledge.text import fold
from reperes.nlu.entities import add_entity
from reperes.nlu.levels import find_levels, find_relative, find_unknown_level
from reperes.nlu.lexicon import Lexicon, Mention
from reperes.nlu.numbers import find_limit, find_step, step_after_name
from reperes.nlu.shared import knowledge_at


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DomainEntities(GraphComponent, EntityExtractorMixin):
    """Adds the entities `level`, `relative_level`, `unknown_level`, `part`, `quotation`, `echo`, `step` and `limit`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._levels = knowledge.family.levels
        self._lexicon = Lexicon(knowledge)

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """The folder of the knowledge files."""
        return {"knowledge": "knowledge"}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DomainEntities:
        """Create the component."""
        return cls(knowledge_at(config["knowledge"]))

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the entities of `messages`."""
        for message in messages:
            if message.get(TEXT):
                self._extract(message, message.get(TEXT))
        return messages

    def _extract(self, message: Message, text: str) -> None:
        whole = (0, len(text))
        for mention in find_levels(text, self._levels):
            add_entity(message, "level", mention.level, (mention.start, mention.end), self, role=mention.role)
        values = {
            "relative_level": find_relative(text, len(self._levels)),
            "unknown_level": find_unknown_level(text, self._levels),
            "step": find_step(text),
            "limit": find_limit(text),
        }
        for entity, value in values.items():
            if value is not None:
                add_entity(message, entity, value, whole, self)
        named_parts = self._lexicon.named(text)
        if values["step"] is None and (step := step_after(text, named_parts)):
            add_entity(message, "step", step, whole, self)
        for named in named_parts:
            add_entity(message, "part", named.ref, (named.start, named.end), self)
        for ref in self._lexicon.quoted(text):
            add_entity(message, "quotation", ref, whole, self, role="marked")
        for ref, count in self._lexicon.echoes(text, named_parts).items():
            add_entity(message, "echo", ref, whole, self, confidence=count)
        for ref in self._lexicon.repeated(text):
            add_entity(message, "quotation", ref, whole, self, role="repeated")


def step_after(text: str, names: Sequence[Mention]) -> Optional[int]:
    """« communiquer 4 ? »: the number that follows the name of a competence, None when there is none."""
    folded = fold(text)
    after = (step_after_name(folded[named.end :]) for named in names if named.ref.startswith("competence."))
    return next(filter(None, after), None)
