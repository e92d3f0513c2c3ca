"""What examples teach: an intent each, and the topics of those that stand on their own."""

from typing import Tuple

from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, METADATA_INTENT
from rasa.shared.nlu.training_data.message import Message

NOWHERE = "none"
"""The topic of what the document does not answer."""
REFUSED = frozenset({"out_of_scope_work", "out_of_scope_world", "insult", "inject", "gibberish"})


def topics_of(message: Message) -> Tuple[str, ...]:
    """Return the topics that an example is labelled with, none when it has no label."""
    metadata = message.get(METADATA) or {}
    return tuple((metadata.get(METADATA_INTENT) or {}).get("topics", ()))


def is_generated(message: Message) -> bool:
    """Whether an example was made while training, not written by a person."""
    return bool(((message.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}).get("generated"))


def taught_topics(message: Message) -> Tuple[str, ...]:
    """Return the topics that an example teaches: NOWHERE for a refused one, none for one that leans on another message."""
    if message.get(INTENT) in REFUSED:
        return (NOWHERE,)
    return () if message.get(INTENT) == "follow_up" else topics_of(message)
