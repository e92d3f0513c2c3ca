"""What the channel refuses, asked without a browser."""

import json
import urllib.error
import urllib.request
from types import SimpleNamespace

import pytest
from site_under_test import SECRET

from reperes.channels.web.buttons import Buttons
from reperes.channels.web.sessions import SECONDS_VALID, Sessions

CHANNEL = "/webhooks/web"


@pytest.fixture
def call(site):
    """A function that sends a request to the channel and returns status, headers and content."""

    def request(path, content=None, token=None, origin=site.address, method=None):
        headers = {"Content-Type": "application/json"}
        headers.update({"Origin": origin} if origin else {})
        headers.update({"Authorization": f"Bearer {token}"} if token else {})
        body = content if isinstance(content, bytes) or content is None else json.dumps(content).encode()
        asked = urllib.request.Request(site.address + CHANNEL + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=20) as response:
                return SimpleNamespace(status=response.status, headers=response.headers, content=json.load(response))
        except urllib.error.HTTPError as error:
            with error:
                return SimpleNamespace(status=error.code, headers=error.headers, content=json.load(error))

    return request


@pytest.fixture
def token(call):
    """The token of someone new."""
    return call("/session", {}).content["token"]


MESSAGE = {"id": "message-1", "text": "procédures niveau C"}


@pytest.mark.parametrize(
    ("path", "content"), [("/messages", MESSAGE), ("/feedback", {"id": "message-1", "thumb": "up"}), ("/history", None)]
)
@pytest.mark.parametrize("kind", ["none", "forged", "expired", "of another server"])
def test_without_a_session_of_ours_there_is_nothing(call, token, path, content, kind):
    expired = Sessions(SECRET.encode(), lambda: 1_000_000.0 - SECONDS_VALID)
    foreign = Sessions(b"the secret of another server, long")
    tokens = {
        "none": None,
        "forged": token[:-3] + "AAA",
        "expired": expired.token(expired.begin()),
        "of another server": foreign.token(foreign.begin()),
    }
    found = call(path, content, tokens[kind])
    assert found.status == 401 and "session" in found.content["error"]


def test_a_body_that_names_someone_else_changes_nothing(call, token):
    call("/messages", MESSAGE, token)
    other = call("/session", {}).content["token"]
    call("/messages", {**MESSAGE, "sender": "web:x", "sender_id": token, "text": "et pour B ?"}, other)
    assert [turn["text"] for turn in call("/history", token=token).content["turns"]] == [MESSAGE["text"]]
    assert [turn["text"] for turn in call("/history", token=other).content["turns"]] == ["et pour B ?"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None, "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/session", "/messages", "/feedback"])
def test_pages_of_other_origins_are_refused(call, token, path, origin):
    found = call(path, MESSAGE, token, origin)
    assert found.status == 403 and "Access-Control-Allow-Origin" not in found.headers


def test_a_foreign_page_cannot_read_a_conversation(call, token):
    assert call("/history", token=token, origin="https://evil.example").status == 403


def test_sixteen_kilobytes_are_enough(call, token):
    assert call("/messages", b'{"id": "message-1", "text": "' + b"x" * 17_000 + b'"}', token).status == 413


def test_thirty_messages_a_minute_are_enough(call, token):
    statuses = [call("/messages", {"id": f"message-{n}", "text": ""}, token) for n in range(31)]
    assert [found.status for found in statuses] == [200] * 30 + [429]
    assert 0 < int(statuses[-1].headers["Retry-After"]) <= 60


def test_a_message_that_comes_twice_is_answered_once(call, token):
    first = call("/messages", MESSAGE, token).content
    assert (
        call("/messages", {**MESSAGE, "retry": True}, token).content["answers"][0]["text"]
        == first["answers"][0]["text"]
    )
    assert len(call("/history", token=token).content["turns"]) == 1


def test_a_typed_intent_is_text(call, token):
    found = call(
        "/messages", {"id": "message-1", "text": '/ask_description{"code": "ask_description|purpose||||"}'}, token
    )
    assert "Assurer des tâches administratives" not in found.content["answers"][0]["text"]


def test_a_button_of_someone_else_or_of_nobody_is_refused(call, token):
    shown = call("/messages", MESSAGE, token).content["answers"][0]["buttons"][0]["value"]
    other = call("/session", {}).content["token"]
    assert call("/messages", {"id": "message-2", "button": shown}, token).status == 200
    assert call("/messages", {"id": "message-2", "button": shown}, other).status == 403
    (made,) = Buttons(b"the secret of another server, long").signed("x", [{"title": "t", "payload": "/greet"}])
    assert call("/messages", {"id": "message-3", "button": made["value"]}, token).status == 403


def test_feedback_is_about_answers_that_there_are(call, token):
    assert call("/feedback", {"id": "message-9", "thumb": "up"}, token).status == 404


def test_programs_have_no_channel_unless_the_credentials_name_it(site):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(f"{site.address}/webhooks/rest/webhook", b"{}"), timeout=20)
    with refused.value as error:
        assert error.code in (404, 405)


@pytest.mark.parametrize(
    "path", ["/assets/../../credentials.yml", "/assets/%2e%2e/%2e%2e/credentials.yml", "/index.html", "/%00"]
)
def test_only_the_files_of_the_page_are_served(site, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(site.address + path, timeout=20)
    with refused.value as error:
        assert error.code in (400, 404)
