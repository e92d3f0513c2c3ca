"""Speaks to Slack's Web API, at Slack's pace."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Dict, Mapping, Optional
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from reperes.channels.core.courier import Gone
from reperes.channels.core.rate import Rate
from reperes.channels.slack.retries import insist
from reperes.channels.slack.settings import API_URL, Settings

SECONDS_A_REQUEST = 10.0
SECONDS_OF_DELIVERY = 120.0
SECONDS_OF_UPDATE = 10.0
SECONDS_OF_A_NAME = 3.0
POSTS, POSTS_SECONDS = 5, 5.0
"""Slack takes about one message a second in a channel, and a few at once."""

HOOKS = "hooks.slack.com"


class SlackClient:
    """One pool of connections; nothing is asked before it is needed, so that the program starts without Slack."""

    def __init__(self, settings: Settings):
        self._settings = settings
        self._pace = Rate(POSTS, POSTS_SECONDS)
        self._session: Optional[aiohttp.ClientSession] = None

    async def post(self, content: Mapping[str, Any]) -> None:
        """Post a message; raises Undelivered, Gone or Refused."""

        async def call() -> None:
            await self._keep_pace(content["channel"])
            await self.web().api_call("chat.postMessage", json=dict(content))

        await insist(call, SECONDS_OF_DELIVERY)

    async def update(self, content: Mapping[str, Any]) -> None:
        """Replace a message; raises Undelivered, Gone or Refused."""
        await insist(lambda: self.web().api_call("chat.update", json=dict(content)), SECONDS_OF_UPDATE)

    async def respond(self, url: str, content: Mapping[str, Any]) -> None:
        """Write to the address that came with a command or a click; Gone when it has expired or is not Slack's."""
        if not self._is_slacks(url):
            raise Gone
        await insist(lambda: self._write_to(url, content), SECONDS_OF_DELIVERY)

    async def name_of(self, user: str) -> Optional[str]:
        """Return someone's first name, None when Slack does not tell at once."""
        asked = self.web().api_call("users.info", http_verb="GET", params={"user": user})
        try:
            answer = await asyncio.wait_for(asked, SECONDS_OF_A_NAME)
        except (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, OSError):
            return None
        found = answer.get("user") or {}
        profile = found.get("profile") or {}
        full = profile.get("real_name") or found.get("real_name") or ""
        return profile.get("first_name") or full.partition(" ")[0] or None

    def web(self) -> AsyncWebClient:
        """Return the library's own client, which neither tries again nor logs what it sends."""
        quiet = logging.getLogger(f"{__name__}.library")
        quiet.setLevel(logging.CRITICAL)
        return AsyncWebClient(
            self._settings.bot_token,
            base_url=self._settings.api_url,
            session=self._sessions(),
            retry_handlers=[],
            logger=quiet,
        )

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _sessions(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS_A_REQUEST))
        return self._session

    async def _keep_pace(self, channel: str) -> None:
        wait = self._pace.wait(channel)
        while wait:
            await asyncio.sleep(wait)
            wait = self._pace.wait(channel)

    async def _write_to(self, url: str, content: Mapping[str, Any]) -> None:
        async with self._sessions().post(url, json=content, proxy=self.web().proxy) as answer:
            body = await answer.text()
            if answer.status in (404, 410) or body.strip() in ("expired_url", "used_url"):
                raise Gone
            if answer.status >= 400:
                raise SlackApiError("not taken", _Answer(answer))

    def _is_slacks(self, url: str) -> bool:
        """Whether an address is Slack's: nothing is sent elsewhere, even if a signed request says so."""
        given, api = urlsplit(url), urlsplit(self._settings.api_url)
        if self._settings.api_url != API_URL and (given.scheme, given.netloc) == (api.scheme, api.netloc):
            return True
        return given.scheme == "https" and given.hostname == HOOKS


class _Answer(Dict[str, Any]):
    """The status and headers of an answer without the JSON that the Web API sends."""

    def __init__(self, answer: aiohttp.ClientResponse):
        super().__init__()
        self.status_code = answer.status
        self.headers = answer.headers
