"""Speaks to Slack's Web API, at Slack's pace."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any, Dict, Mapping, Optional
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from reperes.channels.core.courier import Gone
from reperes.channels.core.pace import Pace
from reperes.channels.limits import parse_json
from reperes.channels.slack.doubt import MARKED, is_there
from reperes.channels.slack.retries import insist
from reperes.channels.slack.settings import API_URL, Settings

SECONDS_A_REQUEST = 10.0
SECONDS_OF_DELIVERY = 120.0
SECONDS_OF_A_NAME = 3.0
LIMITS = ((5, 5.0),)
"""Slack takes about one message a second in a channel, and a few at once."""

HOOKS = "hooks.slack.com"
_WORD = re.compile(r"[a-z_]+")


class SlackClient:
    """One pool of connections; nothing is asked before it is needed, so that the program starts without Slack."""

    def __init__(self, settings: Settings):
        self._settings = settings
        self._pace = Pace(LIMITS)
        self._session: Optional[aiohttp.ClientSession] = None

    async def post(self, content: Mapping[str, Any], mark: str, is_doubtful: bool = False) -> None:
        """Post a message, once; raises Undelivered, Gone or Refused.

        The message carries `mark`, by which it is looked for before it is posted again where an earlier try is
        doubtful: the connection broke, or the program ended, before Slack's answer came.
        """
        marked = {**content, "metadata": {"event_type": MARKED, "event_payload": {"mark": mark}}}

        async def call() -> None:
            nonlocal is_doubtful
            await self._pace.wait(content["channel"])
            if is_doubtful and await is_there(self.web(), content, mark):
                return
            is_doubtful = True
            try:
                await self.web().api_call("chat.postMessage", json=marked)
            except SlackApiError as error:
                is_doubtful = getattr(error.response, "status_code", 0) != 429
                raise

        await insist(call, SECONDS_OF_DELIVERY)

    async def update(self, content: Mapping[str, Any]) -> None:
        """Replace a message; raises Undelivered, Gone or Refused."""
        await insist(lambda: self.web().api_call("chat.update", json=dict(content)), SECONDS_OF_DELIVERY)

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
        client = AsyncWebClient(
            self._settings.bot_token,
            base_url=self._settings.api_url,
            session=self._sessions(),
            retry_handlers=[],
            logger=quiet,
        )
        if urlsplit(self._settings.api_url).scheme == "http":
            # On this machine, to which no proxy of the environment leads.
            client.proxy = None
        return client

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _sessions(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS_A_REQUEST))
        return self._session

    async def _write_to(self, url: str, content: Mapping[str, Any]) -> None:
        async with self._sessions().post(url, json=content, proxy=self.web().proxy) as answer:
            code = _code_of(await answer.text())
            if answer.status in (404, 410):
                raise Gone
            if answer.status >= 400 or code:
                raise SlackApiError("not taken", _Answer(answer, code))

    def _is_slacks(self, url: str) -> bool:
        """Whether an address is Slack's: nothing is sent elsewhere, even if a signed request says so."""
        given, api = urlsplit(url), urlsplit(self._settings.api_url)
        if self._settings.api_url != API_URL and (given.scheme, given.netloc) == (api.scheme, api.netloc):
            return True
        return given.scheme == "https" and given.hostname == HOOKS


class _Answer(Dict[str, Any]):
    """An answer with the error, if it names one, and the status and headers that the Web API's answers have."""

    def __init__(self, answer: aiohttp.ClientResponse, code: str):
        super().__init__(error=code)
        self.status_code = answer.status
        self.headers = answer.headers


def _code_of(body: str) -> str:
    """Return the error that an answer to a response_url names: as JSON, or as a bare word."""
    found = parse_json(body)
    if isinstance(found, dict):
        return "" if found.get("ok") else str(found.get("error", ""))
    word = body.strip()
    return word if _WORD.fullmatch(word) and word != "ok" else ""
