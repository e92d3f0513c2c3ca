"""Takes what people write to the assistant: one turn after the other, a bounded number at a time."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Awaitable, Callable, DefaultDict, Dict, List, Mapping, Union

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from reperes.channels import limits
from reperes.knowledge.library import FAMILY

logger = logging.getLogger(__name__)

MOST_OF_A_CONVERSATION = 5
MOST_IN_ALL = 200

Handler = Callable[[UserMessage], Awaitable[Any]]


class Busy(Exception):
    """Too many turns wait: of this conversation, or of all."""


@dataclass(frozen=True)
class Event:
    """A text that someone typed, or the payload of a button that the channel verified."""

    sender: str
    id: str
    text: str
    is_button: bool = False
    metadata: Mapping[str, Any] = field(default_factory=dict)


class WholeOutput(CollectingOutputChannel):
    """Collects the messages of one turn as they are: text, buttons and structure together."""

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Keep a message whole."""
        self.messages.append(message)


class Turns:
    """Runs the turns of a channel; `family` is the one that its conversations begin with, "" for the first of all."""

    def __init__(self, handle: Handler, channel: str, is_allowed_payload: limits.PayloadCheck, family: str = ""):
        self._handle = handle
        self._channel = channel
        self._is_allowed_payload = is_allowed_payload
        self._family = {FAMILY: family} if family else {}
        self._waiting: DefaultDict[str, int] = defaultdict(int)
        self._locks: Dict[str, asyncio.Lock] = {}

    async def answer(self, event: Event) -> List[Mapping[str, Any]]:
        """Return Rasa's messages in answer to an event, at least one.

        Raises Busy, and whatever makes a turn fail.
        """
        verdict = self._accept(event)
        if isinstance(verdict, limits.Refused):
            return [{"text": verdict.sentence}]
        if self._waiting[event.sender] >= MOST_OF_A_CONVERSATION or sum(self._waiting.values()) >= MOST_IN_ALL:
            raise Busy
        self._waiting[event.sender] += 1
        lock = self._locks.setdefault(event.sender, asyncio.Lock())
        try:
            async with lock:
                return await self._turn(event, verdict.text)
        finally:
            self._waiting[event.sender] -= 1
            if not self._waiting[event.sender]:
                del self._waiting[event.sender], self._locks[event.sender]

    def _accept(self, event: Event) -> Union[limits.Accepted, limits.Refused]:
        """Only verified buttons may carry payloads: typed text loses its leading slash, whatever follows."""
        return limits.accept(event.text, self._is_allowed_payload if event.is_button else _nothing)

    async def _turn(self, event: Event, text: str) -> List[Mapping[str, Any]]:
        output = WholeOutput()
        await self._handle(
            UserMessage(
                text,
                output,
                event.sender,
                input_channel=self._channel,
                message_id=event.id,
                metadata={**self._family, **event.metadata},
            )
        )
        if not output.messages:
            logger.warning("A turn of the %s channel ended without an answer.", self._channel)
            return [{"text": limits.NO_ANSWER}]
        return output.messages


def _nothing(payload: str) -> bool:
    return False
