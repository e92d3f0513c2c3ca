"""Which requests are Slack's, with the example that Slack publishes, and what they carry."""

import json
from urllib.parse import urlencode

import pytest

from reperes.channels.slack.requests import COMMANDS, EVENTS, INTERACTIVE, Call, Signatures, read_call

# From « Verifying requests from Slack », docs.slack.dev; the tests of slack_sdk use it too.
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
AT = 1531420618
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
    b"&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
    b"%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121."
    b"803a0bc887a14d10d2c447fce8b6703c"
)
SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


class Clock:
    def __init__(self, seconds):
        self._seconds = seconds

    def now(self):
        return self._seconds


def headers(timestamp=str(AT), signature=SIGNATURE):
    found = {"x-slack-request-timestamp": timestamp, "x-slack-signature": signature}
    return {name: value for name, value in found.items() if value is not None}


@pytest.mark.parametrize("age", [0, 299, -299])
def test_the_published_example_is_good_for_five_minutes(age):
    assert Signatures(SECRET, Clock(AT + age)).are_good(BODY, headers())


@pytest.mark.parametrize("age", [301, -301, 86_400])
def test_a_stale_request_is_not(age):
    assert not Signatures(SECRET, Clock(AT + age)).are_good(BODY, headers())


@pytest.mark.parametrize(
    "given, body",
    [
        (headers(), BODY + b"&more=1"),
        (headers(timestamp=str(AT + 1)), BODY),
        (headers(signature=SIGNATURE[:-1] + "4"), BODY),
        (headers(signature=SIGNATURE.removeprefix("v0=")), BODY),
        (headers(signature="v0=é"), BODY),
        (headers(signature=None), BODY),
        (headers(timestamp=None), BODY),
        (headers(timestamp="lundi"), BODY),
        (headers(), b"\xff\xfe"),
    ],
)
def test_a_forged_request_is_refused_and_raises_nothing(given, body):
    assert not Signatures(SECRET, Clock(AT)).are_good(body, given)


def test_another_secret_does_not_do():
    assert not Signatures(SECRET[::-1], Clock(AT)).are_good(BODY, headers())


JSON_BODY = json.dumps({"type": "event_callback"}).encode()


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"]
)
def test_events_are_read_whatever_follows_the_media_type(content_type):
    assert read_call(content_type, JSON_BODY) == Call(EVENTS, {"type": "event_callback"})


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8"]
)
def test_interactions_and_commands_are_read_from_forms(content_type):
    interaction = urlencode({"payload": json.dumps({"type": "block_actions"})}).encode()
    assert read_call(content_type, interaction) == Call(INTERACTIVE, {"type": "block_actions"})
    command = read_call(content_type, BODY)
    assert command.kind == COMMANDS and command.payload["user_id"] == "U2CERLKJA" and command.payload["text"] == ""


@pytest.mark.parametrize(
    "content_type, body",
    [
        (None, JSON_BODY),
        ("text/plain", JSON_BODY),
        ("application/json", b"[]"),
        ("application/json", b"{"),
        ("application/x-www-form-urlencoded", b"payload=%7B"),
        ("application/x-www-form-urlencoded", b"payload=[]"),
        ("application/x-www-form-urlencoded", b"ssl_check=1"),
        ("application/x-www-form-urlencoded", b"\xff"),
        ("application/x-www-form-urlencoded", b""),
    ],
)
def test_anything_else_is_nothing(content_type, body):
    assert read_call(content_type, body) is None
