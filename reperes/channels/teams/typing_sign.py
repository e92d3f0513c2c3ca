"""Shows that the assistant writes, until it has written."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import AsyncIterator, Dict, Tuple

from reperes.channels.core.inbox import Letter
from reperes.channels.teams.activity import TEAM
from reperes.channels.teams.address import is_private, place_at
from reperes.channels.teams.connector import Connector
from reperes.channels.teams.posts import TYPING

SECONDS_BETWEEN = 3.0
MOST_SECONDS_TO_SETTLE = 1.0


class TypingSign:
    """One sign a letter; threads of a channel know none."""

    def __init__(self, connector: Connector):
        self._connector = connector
        self._shown: Dict[str, Tuple[asyncio.Event, asyncio.Task]] = {}

    @asynccontextmanager
    async def around(self, letter: Letter) -> AsyncIterator[None]:
        """Show the sign while the letter is worked on."""
        if place_at(letter.address).kind != TEAM and not is_private(letter.address):
            stop = asyncio.Event()
            self._shown[letter.event.id] = (stop, asyncio.ensure_future(self._show(letter, stop)))
        try:
            yield
        finally:
            await self.end(letter)

    async def end(self, letter: Letter) -> None:
        """Take the sign away; one that is on its way arrives first, so that none stands below the answer."""
        shown = self._shown.pop(letter.event.id, None)
        if shown is None:
            return
        stop, task = shown
        stop.set()
        _, late = await asyncio.wait({task}, timeout=MOST_SECONDS_TO_SETTLE)
        for task in late:
            task.cancel()

    async def _show(self, letter: Letter, stop: asyncio.Event) -> None:
        place = place_at(letter.address)
        while not stop.is_set():
            await self._connector.try_once(place.service, place.conversation, TYPING)
            try:
                await asyncio.wait_for(stop.wait(), SECONDS_BETWEEN)
            except asyncio.TimeoutError:
                continue
