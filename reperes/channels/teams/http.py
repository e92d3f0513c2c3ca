"""One HTTP session for the keys, the token and the connector, opened at first use."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Mapping, Optional

import aiohttp
from yarl import URL

from reperes.channels.teams.keys import CannotFetch

SECONDS_A_REQUEST = 15.0
# Whoever waits for keys has someone waiting: the platform gives up after ten seconds or so.
SECONDS_TO_GET = 4.0
SECONDS_TO_CONNECT = 5.0


@dataclass(frozen=True)
class Reply:
    """What came back: the status, the JSON of the body (None if it is none), and what Retry-After said."""

    status: int
    content: Any
    retry_after: Optional[str] = None


class Http:
    """Follows no redirect: a token goes where it was meant to go."""

    def __init__(self) -> None:
        self._session: Optional[aiohttp.ClientSession] = None

    async def request(self, method: str, url: str, **more: Any) -> Reply:
        """Return the reply to a request; `url` is sent as it is written. Raises CannotFetch."""
        try:
            async with self._open().request(method, URL(url, encoded=True), allow_redirects=False, **more) as response:
                content = _read(await response.read())
                return Reply(response.status, content, response.headers.get("Retry-After"))
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            raise CannotFetch(type(error).__name__) from error

    async def get_json(self, url: str) -> Any:
        """Return the JSON at an address; raises CannotFetch."""
        reply = await self.request("GET", url, timeout=aiohttp.ClientTimeout(total=SECONDS_TO_GET))
        if reply.status != 200:
            raise CannotFetch(str(reply.status))
        return reply.content

    async def post_form(self, url: str, form: Mapping[str, str]) -> Any:
        """Return the JSON that answers a form; raises CannotFetch."""
        reply = await self.request("POST", url, data=dict(form))
        if reply.status >= 500 or reply.status == 429:
            raise CannotFetch(str(reply.status))
        return reply.content

    async def close(self) -> None:
        """Let go of all connections."""
        if self._session is not None:
            await self._session.close()
        self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=SECONDS_A_REQUEST, sock_connect=SECONDS_TO_CONNECT)
            self._session = aiohttp.ClientSession(timeout=timeout, trust_env=True)
        return self._session


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
