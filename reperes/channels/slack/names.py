"""Reads messages as their writers saw them, which takes the names of the people they mention."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import replace
from typing import Any, Awaitable, Callable, Dict, List, Mapping, Optional, Sequence

from reperes.channels.core.turns import Event, Turns
from reperes.channels.slack.text import mentions, readable

MOST_ASKED = 5
MOST_KEPT = 5_000
SECONDS_OF_A_MISS = 60.0

Find = Callable[[str], Awaitable[Optional[str]]]


class Names:
    """First names by ids, asked for once each and kept in memory; who was not found is asked for again after a
    minute."""

    def __init__(self, find: Find, clock: Callable[[], float] = time.monotonic):
        self._find = find
        self._clock = clock
        self._known: OrderedDict[str, str] = OrderedDict()
        self._missed: OrderedDict[str, float] = OrderedDict()

    async def of(self, users: Sequence[str]) -> Dict[str, str]:
        """Return the names that could be found, all within the time of one."""
        wanted = list(dict.fromkeys(users))[:MOST_ASKED]
        asked = [user for user in wanted if user not in self._known and not self._was_missed(user)]
        for user, name in zip(asked, await asyncio.gather(*map(self._find, asked))):
            if name:
                self._known[user] = name
            else:
                self._missed[user] = self._clock()
        found = {user: self._known[user] for user in wanted if user in self._known}
        for kept in (self._known, self._missed):
            while len(kept) > MOST_KEPT:
                kept.popitem(last=False)
        return found

    def _was_missed(self, user: str) -> bool:
        return user in self._missed and self._clock() - self._missed[user] < SECONDS_OF_A_MISS


class SlackTurns(Turns):
    """Runs the turns of messages that stand in Slack's writing."""

    def __init__(self, names: Names, *given: Any):
        super().__init__(*given)
        self._names = names

    async def answer(self, event: Event) -> List[Mapping[str, Any]]:
        """Return Rasa's messages in answer to an event, as Turns does."""
        if not event.is_button:
            names = await self._names.of(mentions(event.text))
            event = replace(event, text=readable(event.text, names))
        return await super().answer(event)
