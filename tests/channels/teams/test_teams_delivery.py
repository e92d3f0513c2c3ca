"""How answers get there: tokens, retries, limits, conversations that are no more, a platform that is away."""

import asyncio
import socket
import time

import pytest
from aiohttp import ClientTimeout
from books import os_library

from reperes.channels.core.courier import Gone, Undelivered
from reperes.channels.core.inbox import Letter
from reperes.channels.core.pace import Pace
from reperes.channels.core.turns import Event
from reperes.channels.teams import connector as connector_module
from reperes.channels.teams import http as http_module
from reperes.channels.teams.activity import PERSONAL, Place
from reperes.channels.teams.address import address_of
from reperes.channels.teams.buttons import Buttons
from reperes.channels.teams.connector import LIMITS, Connector, Refused
from reperes.channels.teams.delivery import Delivery
from reperes.channels.teams.http import Http, Reply, Unanswered
from reperes.channels.teams.keys import CannotFetch
from reperes.channels.teams.ledger import Ledger
from reperes.channels.teams.settings import Settings
from reperes.channels.teams.token import AccessToken
from reperes.channels.teams.typing_sign import TypingSign
from tests.channels.teams.bot_under_test import Bot
from tests.channels.teams.loopback import Fault

SETTINGS = Settings("app", "secret", "tenant")


class Clock:
    """A clock that goes when someone sleeps by it."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


class Replies:
    """An HTTP client that gets what it was made with, again and again at the end; an exception is raised."""

    def __init__(self, *replies):
        self._replies = list(replies)
        self.requests = []

    async def request(self, method, url, once=False, **more):
        self.requests.append((method, url))
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if isinstance(reply, Exception):
            raise reply
        return reply


async def give_token(url, form):
    return {"access_token": "token", "expires_in": 3600}


def send(http, clock=None, post=give_token):
    clock = clock or Clock()
    connector = Connector(
        http, AccessToken(SETTINGS, post, clock), Pace(LIMITS, clock, clock.sleep), clock.sleep, clock
    )
    return asyncio.run(connector.send("https://service/emea/", "19:a@thread.v2;messageid=1", {"type": "message"}))


@pytest.mark.parametrize("status", [412, 429, 500, 502, 503, 504])
def test_what_is_worth_another_try_is_tried_again(status):
    http = Replies(Reply(status, None), Reply(status, None), Reply(201, {"id": "1:1"}))
    assert send(http) == "1:1" and len(http.requests) == 3


def test_a_connection_that_breaks_is_tried_again():
    assert send(Replies(CannotFetch("ClientOSError"), Reply(200, None))) == ""


def test_what_may_have_been_taken_is_not_sent_again():
    http = Replies(Unanswered("SocketTimeoutError"), Reply(201, {"id": "1:2"}))
    assert send(http) == "" and len(http.requests) == 1


def test_a_later_try_skips_what_was_sent_and_has_no_id(tmp_path):
    class Nameless:
        sent = []

        async def send(self, service, conversation, activity):
            self.sent.append(activity["text"])
            if self.sent == ["une", "deux"]:
                raise Undelivered
            return ""

    async def deliver_twice():
        connector, ledger = Nameless(), Ledger(tmp_path)
        delivery = Delivery(connector, ledger, Buttons(b"secret"), os_library, TypingSign(connector))
        place = Place("https://service/", "a:1", PERSONAL, "t", "28:b", "29:p", "p", "")
        letter = Letter(Event(place.sender, "event", "bonjour"), address_of(place), place.identity)
        messages = [{"text": "une"}, {"text": "deux"}]
        with pytest.raises(Undelivered):
            await delivery.deliver(letter, messages)
        await delivery.deliver(letter, messages)
        ledger.close()
        return connector.sent

    assert asyncio.run(deliver_twice()) == ["une", "deux", "deux"]


def test_what_never_left_is_not_taken_for_sent(monkeypatch):
    monkeypatch.setattr(http_module, "UNHURRIED", ClientTimeout(total=None, sock_connect=0.2, sock_read=5.0))

    async def ask(port):
        http = Http()
        try:
            await http.request("POST", f"https://127.0.0.1:{port}/", once=True)
        finally:
            await http.close()

    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(CannotFetch) as error:
        asyncio.run(ask(mute.getsockname()[1]))
    assert error.type is CannotFetch


def test_a_platform_that_is_too_slow_gets_an_answer_once(platform, bot, anne, monkeypatch):
    monkeypatch.setattr(http_module, "UNHURRIED", ClientTimeout(total=None, sock_connect=5.0, sock_read=0.3))
    platform.faults.append(Fault(delay=0.6))
    platform.say(anne, "bonjour")
    platform.wait_for(1)
    _until(lambda: len(platform.posts()) > 1, 1.5)
    assert len(platform.posts()) == 1


def test_the_id_of_a_conversation_is_one_part_of_the_address():
    http = Replies(Reply(201, {}))
    send(http)
    path = "v3/conversations/19%3Aa%40thread.v2%3Bmessageid%3D1/activities"
    assert http.requests == [("POST", f"https://service/emea/{path}")]


def test_retry_after_is_waited_for():
    clock = Clock()
    send(Replies(Reply(429, None, "7"), Reply(201, None)), clock)
    assert 7 <= clock.now <= 7.5


def test_pauses_grow_and_differ():
    first, second = Clock(), Clock()
    for clock in (first, second):
        send(Replies(*[Reply(502, None)] * 4, Reply(201, None)), clock)
    assert first.slept != second.slept and max(first.slept) > 2 * min(first.slept)


@pytest.mark.parametrize("reply", [Reply(502, None), Reply(429, None, "3600"), CannotFetch("x")])
def test_the_budget_of_a_delivery_is_a_minute(reply):
    clock = Clock()
    with pytest.raises(Undelivered):
        send(Replies(reply), clock)
    assert clock.now <= connector_module.BUDGET_SECONDS


@pytest.mark.parametrize("status", [403, 404])
def test_a_conversation_that_is_no_more_is_not_tried_again(status):
    http = Replies(Reply(status, None))
    with pytest.raises(Gone):
        send(http)
    assert len(http.requests) == 1


@pytest.mark.parametrize("status", [302, 400, 413])
def test_what_the_connector_does_not_take_is_not_tried_again(status):
    http = Replies(Reply(status, None))
    with pytest.raises(Refused):
        send(http)
    assert len(http.requests) == 1


def test_an_answer_waits_when_no_token_is_taken():
    with pytest.raises(Undelivered):
        send(Replies(Reply(401, None)))


def test_a_token_that_is_not_taken_any_more_is_replaced_once():
    tokens = []

    async def give(url, form):
        tokens.append(url)
        return await give_token(url, form)

    assert send(Replies(Reply(401, None), Reply(201, {"id": "1:1"})), post=give) == "1:1"
    assert len(tokens) == 2


def test_the_token_is_asked_at_the_own_organisation_with_the_scope_of_bots():
    asked = []

    async def give(url, form):
        asked.append((url, form))
        return await give_token(url, form)

    send(Replies(Reply(201, None)), post=give)
    ((url, form),) = asked
    assert url == "https://login.microsoftonline.com/tenant/oauth2/v2.0/token"
    assert form["scope"] == "https://api.botframework.com/.default"
    assert (form["grant_type"], form["client_id"], form["client_secret"]) == ("client_credentials", "app", "secret")


def test_a_busy_platform_gets_the_answer_once(platform, bot, anne):
    platform.faults += [Fault(429, {"Retry-After": "0"}), Fault(502), Fault(412)]
    platform.say(anne, "bonjour")
    platform.wait_for(1)
    platform.say(anne, "ensuite")
    assert len(platform.wait_for(2)) == 2 and not platform.faults


def test_a_slow_platform_is_waited_for_while_others_are_answered(platform, bot, anne):
    platform.faults.append(Fault(delay=1.5))
    platform.say(anne, "bonjour")
    _until(lambda: not platform.faults)
    bart = platform.person("Bart")
    platform.say(bart, "bonjour")
    platform.wait_for(2)
    assert [sent.conversation for sent in platform.posts()] == [bart.conversation, anne.conversation]


def test_a_conversation_that_is_gone_costs_the_next_one_nothing(platform, bot, anne):
    platform.removed.add(anne.conversation)
    platform.say(anne, "bonjour")
    bart = platform.person("Bart")
    platform.say(bart, "bonjour")
    platform.wait_for(1, bart.conversation)
    platform.removed.clear()
    platform.say(anne, "me revoilà")
    platform.wait_for(1, anne.conversation)


def test_a_bot_of_another_tenant_is_told_of_in_the_log_by_the_code_alone(platform, tmp_path, anne, caplog, monkeypatch):
    monkeypatch.setattr(connector_module, "BUDGET_SECONDS", 0)
    settings = {"tenant_id": "11111111-aaaa-4bbb-8ccc-222222222222", "allowed_tenants": [platform.tenant]}
    with Bot(platform, tmp_path, **settings):
        platform.say(anne, "mon salaire")
        _until(lambda: "AADSTS90002" in caplog.text)
    assert not platform.posts()
    assert platform.password not in caplog.text and "salaire" not in caplog.text


def test_a_platform_that_comes_back_gets_the_answer(platform, bot, anne, monkeypatch):
    monkeypatch.setattr(connector_module, "LONGEST_PAUSE_SECONDS", 0.2)
    platform.say(anne, "bonjour")
    platform.wait_for(1)
    bot.assistant.seconds = 0.4
    platform.say(anne, "ensuite")
    platform.shut()
    _until(lambda: len(bot.assistant.asked) == 2)
    _until(lambda: False, 0.8)
    platform.open()
    assert len(platform.wait_for(2)) == 2


def _until(is_so, seconds=5.0):
    """Wait until something is so, or for that long."""
    ends = time.monotonic() + seconds
    while not is_so() and time.monotonic() < ends:
        time.sleep(0.02)
