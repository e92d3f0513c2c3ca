"""The token with which the bot speaks: asked at its own organisation, kept until five minutes before its end."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from typing import Any, Awaitable, Callable, Mapping, Optional

from reperes.channels.teams.keys import CannotFetch
from reperes.channels.teams.settings import Settings

logger = logging.getLogger(__name__)

SCOPE = "https://api.botframework.com/.default"
RENEWED_EARLY_SECONDS = 300

PostForm = Callable[[str, Mapping[str, str]], Awaitable[Any]]
"""Posts a form and returns the JSON that comes back, whatever the status; raises CannotFetch."""


class NoToken(Exception):
    """The identity provider gave no token; `code` is its own (AADSTS…) or ""."""

    def __init__(self, code: str = ""):
        super().__init__(code)
        self.code = code


class AccessToken:
    """One token for the whole channel."""

    def __init__(self, settings: Settings, post: PostForm, clock: Callable[[], float] = time.monotonic):
        self._settings = settings
        self._post = post
        self._clock = clock
        self._lock = asyncio.Lock()
        self._value: Optional[str] = None
        self._good_until = 0.0
        self._failures = 0
        self._failure: Exception = NoToken()

    async def get(self) -> str:
        """Return a token that is good for some minutes; raises NoToken or CannotFetch."""
        failures = self._failures
        async with self._lock:
            if self._value is None or self._clock() >= self._good_until:
                if self._failures != failures:
                    # Asked while we waited, in vain: all who waited need not each wait for that again.
                    raise self._failure
                await self._try()
            return str(self._value)

    def forget(self, value: str) -> None:
        """Ask for another one next time: the platform does not take this one any more."""
        if self._value == value:
            self._value = None

    async def _try(self) -> None:
        try:
            await self._renew()
        except (NoToken, CannotFetch) as error:
            self._failures += 1
            self._failure = error
            raise

    async def _renew(self) -> None:
        settings = self._settings
        form = {
            "grant_type": "client_credentials",
            "client_id": settings.app_id,
            "client_secret": settings.app_password,
            "scope": SCOPE,
        }
        asked = self._clock()
        content = await self._post(f"{settings.authority}/{settings.tenant_id}/oauth2/v2.0/token", form)
        value = content.get("access_token") if isinstance(content, dict) else None
        if not isinstance(value, str) or not value:
            raise NoToken(_code(content))
        seconds = _seconds(content.get("expires_in"))
        self._value = value
        self._good_until = asked + max(seconds - RENEWED_EARLY_SECONDS, seconds / 2)


def _code(content: Any) -> str:
    """The code of a refusal; its description repeats ids and is not for our logs."""
    described = content.get("error_description") if isinstance(content, dict) else None
    found = re.match(r"AADSTS\d+", described) if isinstance(described, str) else None
    return found.group() if found else ""


def _seconds(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0
