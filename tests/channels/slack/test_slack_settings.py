"""What the channel can start with, and what people are told otherwise."""

import pytest

from reperes.channels.core.settings import Missing, Wrong
from reperes.channels.slack.settings import API_URL, Settings

HTTP = {"bot_token": "xoxb-1", "signing_secret": "s"}
SOCKET = {"mode": "socket", "bot_token": "xoxb-1", "app_token": "xapp-1"}


def test_signed_http_is_what_is_meant_when_nothing_else_is_said():
    assert Settings.read(HTTP) == Settings("http", "xoxb-1", "s", "", API_URL)


def test_socket_mode_needs_no_signing_secret():
    assert Settings.read({**SOCKET, "signing_secret": "${SLACK_SIGNING_SECRET}"}).app_token == "xapp-1"


@pytest.mark.parametrize(
    "given, names",
    [
        ({}, ("bot_token", "signing_secret")),
        ({**HTTP, "bot_token": "${SLACK_BOT_TOKEN}"}, ("bot_token",)),
        ({**HTTP, "signing_secret": " "}, ("signing_secret",)),
        ({**SOCKET, "app_token": None}, ("app_token",)),
        ({**HTTP, "api_url": "${SLACK_API}"}, ("api_url",)),
        ({**HTTP, "mode": "${SLACK_MODE}"}, ("mode",)),
    ],
)
def test_what_is_missing_is_named(given, names):
    with pytest.raises(Missing) as raised:
        Settings.read(given)
    assert (raised.value.channel, raised.value.names) == ("slack", names)


@pytest.mark.parametrize(
    "given, told",
    [
        ({**HTTP, "mode": "rtm"}, "mode"),
        ({**HTTP, "bot_token": "xapp-secret"}, "bot_token"),
        ({**SOCKET, "app_token": "xoxb-secret"}, "app_token"),
        ({**HTTP, "api_url": "http://example.org/api/"}, "api_url"),
        ({**HTTP, "api_url": "https://["}, "api_url"),
        ({**HTTP, "api_url": "https://slack.com:secret/"}, "api_url"),
        ({**HTTP, "api_url": "https://"}, "api_url"),
        ({**HTTP, "token": "xoxb-secret"}, "token"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence_without_the_value(given, told):
    with pytest.raises(Wrong) as raised:
        Settings.read(given)
    assert told in str(raised.value) and "secret" not in str(raised.value).replace("signing_secret", "")


@pytest.mark.parametrize("url", ["https://slack.com/api", "http://127.0.0.1:3000/api/", "http://localhost:3000/api"])
def test_the_address_of_the_web_api_ends_in_a_slash(url):
    assert Settings.read({**HTTP, "api_url": url}).api_url == f"{url.rstrip('/')}/"
