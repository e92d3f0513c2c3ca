"""The keys with which the platform signs what it sends: kept a day, asked for again when an unknown one turns up."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any, Awaitable, Callable, Dict, FrozenSet, Mapping, Optional

from jwt import PyJWK
from jwt.exceptions import PyJWTError

logger = logging.getLogger(__name__)

SECONDS_KEPT = 86_400
SECONDS_BETWEEN_FETCHES = 60
SECONDS_AFTER_A_FAILURE = 10

FetchJson = Callable[[str], Awaitable[Any]]
"""Returns the JSON at an address; raises CannotFetch."""


class CannotFetch(Exception):
    """What an address should give could not be had."""


@dataclass(frozen=True)
class Key:
    """A public RSA key, and the channels that it may speak for."""

    public: Any
    endorsements: FrozenSet[str]


class Keys:
    """Finds keys by their id."""

    def __init__(self, metadata_url: str, fetch: FetchJson, clock: Callable[[], float] = time.monotonic):
        self._metadata_url = metadata_url
        self._fetch = fetch
        self._clock = clock
        self._lock = asyncio.Lock()
        self._keys: Mapping[str, Key] = {}
        self._fetched: Optional[float] = None
        self._next_try = float("-inf")

    async def find(self, kid: str) -> Optional[Key]:
        """Return the key of that id, None when the platform does not (or cannot now be asked whether it does) have
        it."""
        if not self._is_fresh() or kid not in self._keys:
            async with self._lock:
                if (not self._is_fresh() or kid not in self._keys) and self._may_try():
                    await self._refresh()
        return self._keys.get(kid)

    def _is_fresh(self) -> bool:
        return self._fetched is not None and self._clock() - self._fetched < SECONDS_KEPT

    def _may_try(self) -> bool:
        """Forged ids must not make us ask the platform again and again."""
        return self._clock() >= self._next_try

    async def _refresh(self) -> None:
        """Replace the keys; the old ones stay while their host is down or says what cannot be used."""
        now = self._clock()
        self._next_try = now + SECONDS_AFTER_A_FAILURE
        try:
            metadata = await self._fetch(self._metadata_url)
            found = _read(await self._fetch(metadata["jwks_uri"]))
        except (CannotFetch, KeyError, TypeError, AttributeError) as error:
            logger.error("The keys of Microsoft cannot be read (%s).", type(error).__name__)
            return
        if found:
            self._keys, self._fetched, self._next_try = found, now, now + SECONDS_BETWEEN_FETCHES


def _read(content: Any) -> Dict[str, Key]:
    """The RSA keys of a key set; others are none that we take."""
    found = {}
    for entry in content["keys"]:
        try:
            key = PyJWK(entry, algorithm="RS256")
        except (PyJWTError, ValueError, TypeError, KeyError, AttributeError):
            continue
        if entry.get("kid"):
            found[entry["kid"]] = Key(key.key, frozenset(entry.get("endorsements") or ()))
    return found
