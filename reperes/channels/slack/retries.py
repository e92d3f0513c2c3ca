"""Tries again what Slack could not take, when another try may help, and no longer than a budget."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from typing import Any, Awaitable, Callable, Optional

import aiohttp
from slack_sdk.errors import SlackApiError

from reperes.channels.core.courier import Gone, Undelivered

logger = logging.getLogger(__name__)

LONGEST_WAIT = 60.0

_GONE = frozenset(
    "account_inactive cannot_dm_bot channel_is_archived channel_not_found expired_url is_archived messages_tab_disabled message_not_found "
    "not_in_channel restricted_action thread_locked thread_not_found used_url user_disabled user_not_found".split()
)
_PASSING = frozenset("fatal_error internal_error ratelimited request_timeout rollup_error service_unavailable".split())
_CREDENTIALS = frozenset("invalid_auth missing_scope not_authed token_expired token_revoked".split())

Call = Callable[[], Awaitable[Any]]


class Refused(Exception):
    """Slack understood a request and refused it; `code` is its reason, as in Slack's documentation."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


async def insist(call: Call, budget: float) -> Any:
    """Return what `call` returns, tried again for `budget` seconds; raises Undelivered, Gone or Refused."""
    until = time.monotonic() + budget
    attempt = 0
    while True:
        try:
            return await call()
        except SlackApiError as error:
            wait = _wait_after(error.response, attempt)
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
            wait = _backoff(attempt)
        if time.monotonic() + wait > until:
            raise Undelivered
        await asyncio.sleep(wait)
        attempt += 1


def is_passing(response: Any) -> bool:
    """Whether a later try may succeed.

    The response is the library's, or aiohttp's when its body was not the JSON that Slack sends.
    """
    status, code = _status_of(response), _code_of(response)
    return not code or status == 429 or status >= 500 or code in _PASSING


def _wait_after(response: Any, attempt: int) -> float:
    """Return the seconds to wait before another try; raises Gone, Undelivered or Refused when none would help."""
    code = _code_of(response)
    if _status_of(response) == 429 or code == "ratelimited":
        return _asked_wait(response.headers.get("Retry-After")) + _jitter()
    if is_passing(response):
        return _backoff(attempt)
    if code in _GONE:
        logger.warning("Slack says of a conversation: %s.", code)
        raise Gone
    if code in _CREDENTIALS:
        logger.error("Slack refuses the settings of the slack channel: %s.", code)
        raise Undelivered
    raise Refused(code)


def _status_of(response: Any) -> int:
    return getattr(response, "status_code", None) or getattr(response, "status", 0)


def _code_of(response: Any) -> str:
    return (response.get("error") or "") if hasattr(response, "get") else ""


def _asked_wait(header: Optional[str]) -> float:
    try:
        return max(0.0, float(header or 1))
    except ValueError:
        return 1.0


def _backoff(attempt: int) -> float:
    return min(LONGEST_WAIT, 0.5 * 2**attempt) + _jitter()


def _jitter() -> float:
    return random.random() / 2
