"""Delivers what the assistant says: each message once, in the conversation or to a person alone."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any, Callable, Mapping, Optional, Sequence, Tuple

from reperes.channels.core.courier import Gone, Undelivered
from reperes.channels.core.inbox import Letter
from reperes.channels.core.traces import trace_of
from reperes.channels.teams.activity import PERSONAL, Place
from reperes.channels.teams.address import is_private, place_at
from reperes.channels.teams.buttons import Button, Buttons
from reperes.channels.teams.connector import Connector, Refused
from reperes.channels.teams.ledger import UNKNOWN, Ledger, Posted
from reperes.channels.teams.posts import fallback_of, post_of, words_post
from reperes.channels.teams.sentences import INSTALL_FIRST
from reperes.channels.teams.typing_sign import TypingSign
from reperes.knowledge.library import Library
from reperes.renderers.message import knowledge_of

logger = logging.getLogger(__name__)

TRIES, SECONDS_BETWEEN_TRIES = 50, 0.1


class Delivery:
    """Sends messages and changes the ones that were sent."""

    def __init__(
        self,
        connector: Connector,
        ledger: Ledger,
        buttons: Buttons,
        families: Callable[[], Library],
        typing_sign: TypingSign,
    ):
        self._connector = connector
        self._ledger = ledger
        self._buttons = buttons
        self._families = families
        self._typing_sign = typing_sign

    async def deliver(self, letter: Letter, messages: Sequence[Mapping[str, Any]]) -> None:
        """Send the messages of a letter that were not sent before; raises Gone, Undelivered, Refused."""
        place: Optional[Place] = place_at(letter.address)
        await self._typing_sign.end(letter)
        for number, message in enumerate(messages):
            name = letter.address.get("once", letter.event.id)
            card = self._buttons.name(name, number, message.get("text") or "")
            known = self._ledger.posted(card)
            if known and known.id:
                continue
            if is_private(letter.address):
                place = await self._private(place_at(letter.address))
            if place is not None:
                await self._send(place, card, message)

    async def show_choice(self, place: Place, button: Button) -> None:
        """Show on a card what was chosen there, in the place of its buttons; only logs when that fails."""
        posted = await self._posted(button.card)
        if posted is None or posted.message is None or posted.id == UNKNOWN:
            return
        post = post_of(
            posted.message,
            button.card,
            place,
            self._buttons,
            knowledge_of(posted.message, self._families()),
            posted.chosen,
        )
        post.pop("replyToId", None)
        try:
            await self._connector.update(place.service, posted.conversation, posted.id, post)
        except (Gone, Undelivered, Refused):
            logger.warning("A card could not be changed to show what was chosen.")
        except Exception as error:
            logger.error("A card could not be changed: %s", trace_of(error))

    async def _posted(self, card: str) -> Optional[Posted]:
        """Return what was sent, once Teams has said its id, which is a moment after people see it; else None."""
        for _ in range(TRIES):
            posted = self._ledger.posted(card)
            if posted is None or posted.id:
                return posted
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)
        return None

    async def _send(self, place: Place, card: str, message: Mapping[str, Any]) -> None:
        self._ledger.announce(card, place.conversation, message)
        try:
            id, is_card = await self._post(place, card, message)
        except Gone:
            self._ledger.forget(place.conversation)
            raise
        self._ledger.keep(card, place.conversation, id or UNKNOWN, message if is_card else None)

    async def _post(self, place: Place, card: str, message: Mapping[str, Any]) -> Tuple[str, bool]:
        """Return the id of the message, and whether it is a card: one that is refused goes in words."""
        post = post_of(message, card, place, self._buttons, knowledge_of(message, self._families()))
        words = fallback_of(post)
        try:
            return await self._connector.send(place.service, place.conversation, post), words is not None
        except Refused:
            if words is None:
                raise
        return await self._connector.send(place.service, place.conversation, words_post(words, place)), False

    async def _private(self, place: Place) -> Optional[Place]:
        """Return the place of the person alone; None when they are told that it does not exist yet."""
        try:
            conversation = await self._connector.open_private(place.service, place.tenant, place.bot, place.person)
        except (Gone, Refused):
            await self._connector.send(place.service, place.conversation, words_post(INSTALL_FIRST, place))
            return None
        return replace(place, kind=PERSONAL, conversation=conversation, message="")
