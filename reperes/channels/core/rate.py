"""How much one person, or one address, may ask for."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from typing import Callable, Deque

MOST_KEYS = 50_000


class Rate:
    """Lets `most` things a key pass within `seconds`."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic):
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._passed: OrderedDict[str, Deque[float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Return 0 and count one more, or the seconds after which to try again."""
        now = self._clock()
        times = self._passed.setdefault(key, deque())
        self._passed.move_to_end(key)
        if len(self._passed) > MOST_KEYS:
            self._passed.popitem(last=False)
        while times and times[0] <= now - self._seconds:
            times.popleft()
        if len(times) >= self._most:
            return times[0] + self._seconds - now
        times.append(now)
        return 0.0
