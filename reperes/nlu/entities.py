"""Adds entities to Rasa messages in Rasa's own form."""

from typing import Any, Optional, Tuple

from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message


def add_entity(
    message: Message,
    entity: str,
    value: Any,
    span: Tuple[int, int],
    extractor: object,
    role: Optional[str] = None,
    confidence: float = 1.0,
) -> None:
    """Add the entity `entity` at characters `span` of the message's text."""
    found = {
        "entity": entity,
        "value": value,
        "start": span[0],
        "end": span[1],
        "confidence_entity": round(confidence, 4),
        "extractor": type(extractor).__name__,
    }
    if role:
        found["role"] = role
    message.set(ENTITIES, message.get(ENTITIES, []) + [found], add_to_output=True)
