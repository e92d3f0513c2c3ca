"""The `slack` channel: POST /webhooks/slack/events takes all that Slack sends, or a connection of Socket Mode does."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Mapping, Optional, Set

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text

from reperes.channels.core.courier import Courier
from reperes.channels.core.inbox import Letter
from reperes.channels.core.office import Office
from reperes.channels.core.traces import trace_of
from reperes.channels.core.turns import Handler
from reperes.channels.slack.client import SlackClient
from reperes.channels.slack.names import Names, SlackTurns
from reperes.channels.slack.outgoing import Outgoing
from reperes.channels.slack.reception import CHANNEL, Reception
from reperes.channels.slack.requests import Call, Signatures, read_call
from reperes.channels.slack.settings import HTTP, SOCKET, Settings
from reperes.channels.slack.socket_mode import Socket
from reperes.channels.slack.store import Store

logger = logging.getLogger(__name__)


class SlackInput(InputChannel):
    """The channel; made once a server, started and stopped with it."""

    @classmethod
    def name(cls) -> str:
        """Name of the channel, and of its part of the address."""
        return CHANNEL

    def __init__(self, settings: Settings, office: Office):
        self._settings = settings
        self._office = office
        self._client = SlackClient(settings)
        self._store = Store(office.folder)
        self._outgoing = Outgoing(self._client, self._store, office.families)
        self._courier: Optional[Courier] = None
        self._desk: Optional[Reception] = None
        self._socket: Optional[Socket] = None
        self._showing: Set[asyncio.Task] = set()

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the routes of the channel: none in Socket Mode."""
        names = Names(self._client.name_of)
        turns = SlackTurns(names, on_new_message, self.name(), self._office.is_allowed_payload, self._settings.family)
        self._courier = Courier(self.name(), turns, self._office.inbox, self._outgoing.deliver, self._show_choice)
        self._desk = Reception(self._courier, self._store)
        routes = Blueprint("slack")
        if self._settings.mode == HTTP:
            self._add_routes(routes, Signatures(self._settings.signing_secret))
        return routes

    async def start(self) -> None:
        """Begin to work, on what an earlier run of the program left first."""
        assert self._courier is not None
        await self._courier.resume()
        if self._settings.mode == SOCKET:
            self._socket = Socket(self._settings.app_token, self._client.web(), self._take)
            self._socket.open()

    async def stop(self, seconds: float) -> None:
        """Take nothing more, let what runs end within `seconds`, and leave the rest to the next start."""
        if self._socket is not None:
            await self._socket.close()
        if self._courier is not None:
            await self._courier.drain(seconds)
        for task in self._showing:
            task.cancel()
        await asyncio.gather(*self._showing, return_exceptions=True)
        await self._client.close()
        self._store.close()

    def _add_routes(self, routes: Blueprint, signatures: Signatures) -> None:
        @routes.post("/events")
        async def events(request: Request) -> HTTPResponse:
            if not signatures.are_good(request.body, request.headers):
                logger.warning("A request to the slack channel was refused: its signature is not Slack's, or is stale.")
                return text("", 401)
            call = read_call(request.headers.get("content-type"), request.body)
            if call is not None and call.payload.get("type") == "url_verification":
                return text(str(call.payload.get("challenge", "")))
            if call is not None:
                self._take(call)
            return text("")

    def _take(self, call: Call) -> None:
        assert self._desk is not None
        self._desk.take(call)

    @asynccontextmanager
    async def _show_choice(self, letter: Letter) -> AsyncIterator[None]:
        """What was chosen takes the place of the buttons beside the work on a click, which it must not delay."""
        click = letter.address.get("click")
        if click is not None:
            task = asyncio.ensure_future(self._show(click))
            self._showing.add(task)
            task.add_done_callback(self._showing.discard)
        yield

    async def _show(self, click: Mapping[str, Any]) -> None:
        try:
            await self._outgoing.show_choice(click)
        except Exception as error:
            logger.warning("The slack channel cannot show a choice: %s", trace_of(error))
