"""How often one may try: per name and per address, known or not, and how many passwords are compared at once."""

from __future__ import annotations

import asyncio
import math
import time
from typing import Callable, Optional

from reperes.channels.core.rate import Rate
from reperes.workshop.login.hashing import MOST_CHARACTERS, hash_of_nobody, matches
from reperes.workshop.login.password_file import Entry, PasswordFile
from reperes.workshop.login.person import readable_name

A_NAME, AN_ADDRESS, SECONDS = 10, 30, 900
AT_ONCE, MOST_WAITING = 2, 16


class TooMany(Exception):
    """Someone has tried too often; `seconds` are those to wait."""

    def __init__(self, seconds: float):
        super().__init__(seconds)
        self.seconds = math.ceil(seconds)


class TooBusy(Exception):
    """Too many passwords wait to be compared."""


class Attempts:
    """Compares names and passwords; a name that nobody has takes as long as a wrong password."""

    def __init__(self, passwords: PasswordFile, clock: Callable[[], float] = time.monotonic):
        self._passwords = passwords
        self._names = Rate(A_NAME, SECONDS, clock)
        self._addresses = Rate(AN_ADDRESS, SECONDS, clock)
        self._nobody = hash_of_nobody()
        self._places: Optional[asyncio.Semaphore] = None
        self._waiting = 0

    async def check(self, address: str, name: str, password: str) -> Optional[Entry]:
        """Return who it is, None for a wrong name or password; raises TooMany, TooBusy, BadPasswordFile."""
        read = readable_name(name)
        # Attempts count before they are compared, or many at once would all be the first.
        wait = self._addresses.wait(address) or self._names.wait((read or "").casefold())
        if wait:
            raise TooMany(wait)
        entry = self._passwords.find(name)
        right = await self._compare(password[: MOST_CHARACTERS + 1], entry.hash if entry else self._nobody)
        return entry if right else None

    async def _compare(self, password: str, written: str) -> bool:
        if self._waiting >= MOST_WAITING:
            raise TooBusy
        self._places = self._places or asyncio.Semaphore(AT_ONCE)
        self._waiting += 1
        try:
            async with self._places:
                return await asyncio.get_running_loop().run_in_executor(None, matches, password, written)
        finally:
            self._waiting -= 1
