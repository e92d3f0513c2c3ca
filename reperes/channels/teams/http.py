"""One HTTP session for the keys, the token and the connector, opened at first use."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any, List, Mapping, Optional

import aiohttp
from yarl import URL

from reperes.channels.teams.keys import CannotFetch

SECONDS_A_REQUEST = 15.0
# Whoever waits for keys has someone waiting: the platform gives up after ten seconds or so.
SECONDS_TO_GET = 4.0
SECONDS_TO_CONNECT = 5.0
UNHURRIED = aiohttp.ClientTimeout(total=None, connect=10.0, sock_connect=SECONDS_TO_CONNECT, sock_read=40.0)
"""For what must not be sent twice: an answer that is slow is waited for."""


class Unanswered(CannotFetch):
    """A request was sent, and nothing came back in time: it may have been taken."""


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

    async def request(self, method: str, url: str, once: bool = False, **more: Any) -> Reply:
        """Return the reply to a request; `url` is sent as it is written. Raises CannotFetch.

        With `once` the reply has 40 seconds, and Unanswered is raised when it does not come in time.
        """
        sent: List[bool] = []
        if once:
            more["timeout"] = UNHURRIED
        try:
            async with self._open().request(
                method, URL(url, encoded=True), allow_redirects=False, trace_request_ctx=sent, **more
            ) as response:
                content = _read(await response.read())
                return Reply(response.status, content, response.headers.get("Retry-After"))
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            if once and sent and isinstance(error, asyncio.TimeoutError):
                raise Unanswered(type(error).__name__) from error
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
            self._session = aiohttp.ClientSession(timeout=timeout, trust_env=True, trace_configs=[_noting()])
        return self._session


def _noting() -> aiohttp.TraceConfig:
    """Tells a request that waits for its reply from one that waits for a connection: aiohttp's errors do not."""

    async def note(session: aiohttp.ClientSession, context: Any, params: Any) -> None:
        context.trace_request_ctx.append(True)

    config = aiohttp.TraceConfig()
    config.on_request_headers_sent.append(note)
    return config


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
