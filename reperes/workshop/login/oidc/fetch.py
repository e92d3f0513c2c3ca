"""Asks the provider, and follows no redirect: a secret goes where it was meant to go."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp

SECONDS, SECONDS_TO_CONNECT = 10.0, 4.0
MOST_BYTES = 512 * 1024


class ProviderAway(Exception):
    """The provider does not answer, or says what it should not."""


class ProviderRefuses(ProviderAway):
    """The provider answers that it will not."""


async def fetch_json(method: str, url: str, **more: Any) -> Any:
    """Return the JSON at an address of the provider; raises ProviderAway."""
    timeout = aiohttp.ClientTimeout(total=SECONDS, sock_connect=SECONDS_TO_CONNECT)
    more["headers"] = {"Accept": "application/json", **more.get("headers", {})}
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.request(method, url, allow_redirects=False, **more) as response,
        ):
            body = await response.content.read(MOST_BYTES)
            while len(body) < MOST_BYTES and not response.content.at_eof():
                body += await response.content.read(MOST_BYTES - len(body))
            if response.status != 200:
                refused = 400 <= response.status < 500
                raise (ProviderRefuses if refused else ProviderAway)(f"status {response.status}")
            return json.loads(body)
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError, RecursionError) as error:
        raise ProviderAway(type(error).__name__) from error
