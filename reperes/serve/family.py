"""Tells the components that understand a message which family its conversation is about.

Rasa understands messages without their conversation; « et pour B ? » is about the family that was spoken of before.
"""

from __future__ import annotations

from typing import Any, Dict, Optional

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

FAMILY = "family"
"""The key of a message's metadata; a channel may put the family of its page there."""


def tell_the_family(processor: MessageProcessor) -> None:
    """Let messages that `processor` understands carry the family that their conversation is about."""
    parse = processor.parse_message

    async def parse_message(
        message: UserMessage, tracker: Optional[DialogueStateTracker] = None, only_output_properties: bool = True
    ) -> Dict[str, Any]:
        kept = (tracker.get_slot("conversation") if tracker else None) or {}
        if kept.get(FAMILY):
            message.metadata = {**(message.metadata or {}), FAMILY: kept[FAMILY]}
        return await parse(message, tracker, only_output_properties)

    processor.parse_message = parse_message  # type: ignore[method-assign]
