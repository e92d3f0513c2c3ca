"""Socket Mode: what could not be kept is not acknowledged, and what the library logs holds no secret."""

import asyncio
import logging
from itertools import count

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from reperes.channels.slack import socket_mode
from reperes.channels.slack.requests import Call
from reperes.channels.slack.socket_mode import FreshClient, Socket, _without_secrets

TICKET = "wss://wss-primary.slack.com/link/?ticket=a-ticket"


class Client:
    def __init__(self):
        self.sent = []

    async def send_socket_mode_response(self, response):
        self.sent.append(response.envelope_id)


def listen(take):
    """Return the envelopes that are acknowledged when one comes in."""
    client = Client()
    socket = Socket("xapp-1", AsyncWebClient(), take)
    request = SocketModeRequest("events_api", "E1", {"type": "event_callback"})
    return client.sent, lambda: asyncio.run(socket._listen(client, request))


def test_an_envelope_is_acknowledged_once_it_was_taken():
    taken = []
    sent, come_in = listen(taken.append)
    come_in()
    assert (taken, sent) == ([Call("events_api", {"type": "event_callback"})], ["E1"])


def test_an_envelope_that_could_not_be_taken_is_not_acknowledged():
    def fail(call):
        raise OSError

    sent, come_in = listen(fail)
    with pytest.raises(OSError):
        come_in()
    assert sent == []


@pytest.mark.parametrize(
    "error, told",
    [
        (SlackApiError(TICKET, {"ok": False, "error": "invalid_auth"}), "Socket Mode: connect: invalid_auth"),
        (ConnectionError(TICKET), "Socket Mode: connect: ConnectionError"),
        (None, "Socket Mode: connect: -"),
    ],
)
def test_what_the_library_logs_is_reduced_to_what_failed(error, told):
    info = (type(error), error, None) if error else None
    record = logging.LogRecord("x", logging.ERROR, "", 1, f"Failed to connect (error: {TICKET})", (), info, "connect")
    assert _without_secrets(record)
    assert logging.Formatter().format(record) == told


def test_what_is_no_fault_is_not_logged():
    assert not _without_secrets(logging.LogRecord("x", logging.INFO, "", 1, TICKET, (), None))


def test_a_ticket_that_opens_no_connection_is_replaced_by_another(monkeypatch):
    monkeypatch.setattr(socket_mode, "SECONDS_OF_A_TICKET", 0.05)
    tickets, tried = count(1), []

    async def connect():
        client = FreshClient("xapp-1", ping_interval=0.01)

        async def issue():
            return f"wss://{next(tickets)}"

        async def refuse(session, url, **given):
            tried.append(url)
            client.closed = url == "wss://2"
            raise aiohttp.ClientConnectionError

        monkeypatch.setattr(client, "issue_new_wss_url", issue)
        monkeypatch.setattr(aiohttp.ClientSession, "ws_connect", refuse)
        try:
            await asyncio.wait_for(client.connect(), 5)
        finally:
            await client.close()

    asyncio.run(connect())
    assert (tried[0], tried[-1]) == ("wss://1", "wss://2")
