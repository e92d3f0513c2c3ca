"""Runs the work of each event once, however often the event is delivered."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from typing import Any, Awaitable, Callable, Hashable, Tuple

SECONDS_KEPT = 600
MOST_KEPT = 10_000


class Once:
    """Remembers the events of the last ten minutes, in this process.

    A delivery while the work runs waits for it, one after it gets the same result, and one after it failed runs
    it again. Whoever stops waiting does not stop the work.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._tasks: OrderedDict[Hashable, Tuple[float, asyncio.Task]] = OrderedDict()

    async def run(self, event: Hashable, work: Callable[[], Awaitable[Any]]) -> Any:
        """Return the result of the work that belongs to `event`; raises what the work raised."""
        self._forget()
        known = self._tasks.get(event)
        if known is None or _failed(known[1]):
            known = (self._clock(), asyncio.ensure_future(work()))
            self._tasks[event] = known
            self._tasks.move_to_end(event)
        return await asyncio.shield(known[1])

    def _forget(self) -> None:
        oldest = self._clock() - SECONDS_KEPT
        while self._tasks:
            event, (began, task) = next(iter(self._tasks.items()))
            if not task.done() or (began >= oldest and len(self._tasks) <= MOST_KEPT):
                break
            del self._tasks[event]


def _failed(task: asyncio.Task) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
