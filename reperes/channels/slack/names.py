"""Reads messages as their writers saw them, which takes the names of the people they mention."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Any, Awaitable, Callable, Dict, List, Mapping, Optional, Sequence

from reperes.channels.core.turns import Event, Turns
from reperes.channels.slack.text import mentions, readable

MOST_ASKED = 5
MOST_KEPT = 5_000

Find = Callable[[str], Awaitable[Optional[str]]]


class Names:
    """First names by ids, asked for once each and kept in memory."""

    def __init__(self, find: Find):
        self._find = find
        self._known: OrderedDict[str, str] = OrderedDict()

    async def of(self, users: Sequence[str]) -> Dict[str, str]:
        """Return the names that could be found."""
        found: Dict[str, str] = {}
        for user in users[:MOST_ASKED]:
            name = self._known.get(user) or await self._find(user)
            if name:
                found[user] = self._known[user] = name
        while len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)
        return found


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
