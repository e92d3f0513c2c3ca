"""Sends to the Bot Connector: tries again what it is worth trying again, within a budget of time."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from typing import Any, Awaitable, Callable, Mapping, Optional
from urllib.parse import quote

from reperes.channels.core.courier import Gone, Undelivered
from reperes.channels.core.pace import Limits, Pace
from reperes.channels.teams.http import Http, Reply, Unanswered
from reperes.channels.teams.keys import CannotFetch
from reperes.channels.teams.token import AccessToken, NoToken

logger = logging.getLogger(__name__)

LIMITS: Limits = ((7, 1.0), (60, 30.0), (1800, 3600.0))
"""What Teams takes in one conversation."""
TRIED_AGAIN = (412, 429, 500, 502, 503, 504)
GONE = (403, 404)
UNKNOWN_TOKEN = 401
BUDGET_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0

Activity = Mapping[str, Any]


class Refused(Exception):
    """The connector does not take what was sent; trying again would not help."""


class Connector:
    """Speaks to the connector with the bot's token."""

    def __init__(
        self,
        http: Http,
        token: AccessToken,
        pace: Pace,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ):
        self._http = http
        self._token = token
        self._pace = pace
        self._sleep = sleep
        self._clock = clock

    async def send(self, service: str, conversation: str, activity: Activity) -> str:
        """Send a message and return its id ("" when the connector names none); raises Gone, Undelivered, Refused.

        One that was sent and gets no reply in time counts as taken: sent again, people would read it twice.
        """
        reply = await self._patiently("POST", _activities(service, conversation), conversation, activity, once=True)
        return _id(reply)

    async def update(self, service: str, conversation: str, message: str, activity: Activity) -> None:
        """Put a message in the place of an earlier one; raises Gone, Undelivered, Refused."""
        url = f"{_activities(service, conversation)}/{quote(message, safe='')}"
        await self._patiently("PUT", url, conversation, activity)

    async def open_private(self, service: str, tenant: str, bot: str, person: str) -> str:
        """Return the id of the conversation with one person alone; raises Gone, Undelivered, Refused."""
        body = {
            "bot": {"id": bot},
            "members": [{"id": person}],
            "isGroup": False,
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        found = _id(await self._patiently("POST", f"{_root(service)}/v3/conversations", person, body))
        if not found:
            raise Refused("no conversation")
        return found

    async def try_once(self, service: str, conversation: str, activity: Activity) -> bool:
        """Send what is not worth another try; return whether it was taken."""
        try:
            reply = await self._once("POST", _activities(service, conversation), activity)
        except (CannotFetch, NoToken):
            return False
        return reply.status < 300

    async def _patiently(self, method: str, url: str, conversation: str, body: Activity, once: bool = False) -> Reply:
        ends = self._clock() + BUDGET_SECONDS
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._pace.wait(conversation)
            reply = await self._attempt(method, url, body, once)
            if reply is not None and reply.status not in TRIED_AGAIN:
                return _taken(reply)
            wait = _pause(reply, pause)
            if self._clock() + wait > ends:
                raise Undelivered
            await self._sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _attempt(self, method: str, url: str, body: Activity, once: bool) -> Optional[Reply]:
        """Return the reply, None when there is none yet."""
        try:
            return await self._once(method, url, body, once)
        except NoToken as error:
            logger.error(
                "Microsoft gives the bot no token (%s): check app_id, app_password and tenant_id.",
                error.code or "no code",
            )
        except Unanswered:
            logger.warning("Microsoft Teams was sent a message and did not answer in time; it is not sent again.")
            return Reply(202, None)
        except CannotFetch as error:
            logger.warning("Microsoft Teams cannot be reached (%s).", error)
        return None

    async def _once(self, method: str, url: str, body: Activity, once: bool = False) -> Reply:
        """Ask once; a token that is no longer taken is replaced, once."""
        reply = Reply(UNKNOWN_TOKEN, None)
        for _ in range(2):
            token = await self._token.get()
            headers = {"Authorization": f"Bearer {token}"}
            reply = await self._http.request(method, url, once, json=body, headers=headers)
            if reply.status != UNKNOWN_TOKEN:
                break
            self._token.forget(token)
        return reply


def _taken(reply: Reply) -> Reply:
    if reply.status in GONE:
        raise Gone
    if reply.status == UNKNOWN_TOKEN:
        logger.error("Microsoft Teams does not take the bot's token: check app_id and tenant_id.")
        raise Undelivered
    if reply.status >= 300:
        logger.error("Microsoft Teams refused a message with status %d.", reply.status)
        raise Refused(str(reply.status))
    return reply


def _pause(reply: Optional[Reply], pause: float) -> float:
    """What the connector asks for, else a pause that grows; never quite the same for all who wait."""
    asked = _number(reply.retry_after) if reply is not None else None
    return asked + random.uniform(0, 0.25) if asked is not None else random.uniform(pause / 2, pause)


def _number(text: Optional[str]) -> Optional[float]:
    try:
        return max(0.0, float(text)) if text else None
    except ValueError:
        return None


def _root(service: str) -> str:
    return service.rstrip("/")


def _activities(service: str, conversation: str) -> str:
    return f"{_root(service)}/v3/conversations/{quote(conversation, safe='')}/activities"


def _id(reply: Reply) -> str:
    found = reply.content.get("id") if isinstance(reply.content, dict) else None
    return found if isinstance(found, str) else ""
