"""Socket Mode: events come over a connection that the program opens, for an intranet without a public address."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Callable, Optional

from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from reperes.channels.slack.requests import Call

SECONDS_OF_A_TICKET = 20.0

logger = logging.getLogger(__name__)

_library = logging.getLogger(f"{__name__}.library")


class FreshClient(SocketModeClient):
    """Asks for another address while it cannot connect: the library would try one with an expired ticket for ever."""

    async def connect(self) -> None:
        """Return once connected, or closed."""
        asking = asyncio.ensure_future(self._ask_anew())
        try:
            await super().connect()
        finally:
            asking.cancel()

    async def _ask_anew(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_OF_A_TICKET)
            # The library asks for an address before its next try when it has none.
            self.wss_uri = None


class Socket:
    """Keeps a connection, opens it again when it breaks, and acknowledges what was taken."""

    def __init__(self, app_token: str, web: AsyncWebClient, take: Callable[[Call], None]):
        self._app_token = app_token
        self._web = web
        self._take = take
        self._client: Optional[SocketModeClient] = None
        self._connecting: Optional[asyncio.Task] = None

    def open(self) -> None:
        """Begin to connect, for as long as it takes."""
        _library.addFilter(_without_secrets)
        self._client = FreshClient(self._app_token, logger=_library, web_client=self._web)
        self._client.socket_mode_request_listeners.append(self._listen)
        self._connecting = asyncio.ensure_future(self._client.connect())

    async def close(self) -> None:
        """Take nothing more."""
        if self._client is None or self._connecting is None:
            return
        self._connecting.cancel()
        await asyncio.gather(self._connecting, return_exceptions=True)
        await self._client.close()
        self._client = self._connecting = None

    async def _listen(self, client: Any, request: SocketModeRequest) -> None:
        # Not acknowledged when this fails: Slack sends it again.
        self._take(Call(request.type, request.payload))
        await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))


def _without_secrets(record: logging.LogRecord) -> bool:
    """Reduce what the library logs to what failed: its messages hold addresses with tickets, and people's words."""
    if record.levelno < logging.WARNING:
        return False
    error = record.exc_info[1] if record.exc_info else None
    reason = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__ if error else "-"
    record.msg, record.args = "Socket Mode: %s: %s", (record.funcName, reason)
    record.exc_info = record.exc_text = record.stack_info = None
    return True
