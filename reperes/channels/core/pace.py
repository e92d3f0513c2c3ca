"""Keeps to the number of messages that a platform takes in one conversation."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from typing import Awaitable, Callable, Deque, Sequence, Tuple

Limits = Sequence[Tuple[int, float]]
"""How many messages in how many seconds."""
MOST_CONVERSATIONS = 10_000


def wait_for(limits: Limits, times: Sequence[float], now: float) -> float:
    """Return the seconds to wait before one more message; `times` are those of earlier ones, oldest first."""
    return max(
        (times[-most] + seconds - now for most, seconds in limits if len(times) >= most),
        default=0.0,
    )


class Pace:
    """Makes those wait who would send too much."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ):
        self._limits = limits
        self._longest = max(most for most, _ in limits)
        self._clock = clock
        self._sleep = sleep
        self._sent: OrderedDict[str, Deque[float]] = OrderedDict()

    async def wait(self, conversation: str) -> None:
        """Return when one more message may be sent, and count it."""
        times = self._sent.setdefault(conversation, deque(maxlen=self._longest))
        self._sent.move_to_end(conversation)
        if len(self._sent) > MOST_CONVERSATIONS:
            self._sent.popitem(last=False)
        seconds = max(0.0, wait_for(self._limits, times, self._clock()))
        # Counted at its own moment before the wait, so that those who come meanwhile queue up behind it.
        times.append(self._clock() + seconds)
        if seconds:
            await self._sleep(seconds)
