"""Rasa's processor of messages, told of the family that a conversation is about, and keeping count of what is asked."""

from __future__ import annotations

from typing import Any, Dict, Optional

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from reperes.channels.core.asked import AskedStore
from reperes.dialogue.state import State
from reperes.knowledge.library import FAMILY


class Processor(MessageProcessor):
    """`asked` is where what people ask is counted, None where that is nobody's turn."""

    asked: Optional[AskedStore] = None

    async def parse_message(
        self, message: UserMessage, tracker: Optional[DialogueStateTracker] = None, only_output_properties: bool = True
    ) -> Dict[str, Any]:
        """Return what is understood of a message about the family that its conversation is about.

        Rasa understands messages without their conversation; « et pour B ? » is about the family that was spoken of
        before.
        """
        family = State.from_dict(tracker.get_slot("conversation")).family if tracker else ""
        if family:
            message.metadata = {**(message.metadata or {}), FAMILY: family}
        return await super().parse_message(message, tracker, only_output_properties)

    async def save_tracker(self, tracker: DialogueStateTracker) -> None:
        """Keep a conversation after a turn, and count the turn."""
        await super().save_tracker(tracker)
        if self.asked is not None:
            events = list(tracker.events)
            last = max((place for place, event in enumerate(events) if isinstance(event, UserUttered)), default=None)
            if last is not None:
                turn = [event.as_dict() for event in events[last:]]
                self.asked.keep_turn(turn, tracker.get_latest_input_channel() or "")
