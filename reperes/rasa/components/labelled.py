"""Training messages of Rasa's as labelled examples, and back."""

from typing import Any, Mapping, Tuple

from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.learning.labels import Example


def _label(message: Message) -> Mapping[str, Any]:
    return (message.get(METADATA) or {}).get(METADATA_INTENT) or {}


def example_of(message: Message) -> Example:
    """Return a training message with the labels of its block in the training data."""
    label = _label(message)
    return Example(
        text=message.get(TEXT),
        intent=message.get(INTENT),
        topics=topics_of(message),
        claim=label.get("claim"),
        denied=bool(label.get("denied")),
        leans=bool(label.get("leans")),
    )


def topics_of(message: Message) -> Tuple[str, ...]:
    """Return the topics that a training message is labelled with, none when it has no label."""
    return tuple(_label(message).get("topics", ()))


def generated(text: str, intent: str, topics: Tuple[str, ...]) -> Message:
    """Return a training message that no person wrote."""
    metadata = {METADATA_INTENT: {"topics": list(topics)}, METADATA_EXAMPLE: {"generated": True}}
    return Message(data={TEXT: text, INTENT: intent, METADATA: metadata})


def is_generated(message: Message) -> bool:
    """Whether a training message was made while training, not written by a person."""
    return bool(((message.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}).get("generated"))
