"""What the `web` channel reads of requests, of origins, and of Rasa's events."""

import json

import pytest

from reperes.channels.rest_request import Fault
from reperes.channels.web.history import find_turn, turns_of
from reperes.channels.web.incoming import MAX_BODY_BYTES, Feedback, Message, read_feedback, read_message
from reperes.channels.web.origins import is_own_origin

JSON = "application/json; charset=utf-8"


def body(**content):
    return json.dumps(content).encode()


def test_a_message_is_read():
    assert read_message(JSON, body(id="abcdefgh", text="Bonjour")) == Message("abcdefgh", "Bonjour", False, False)


def test_a_pressed_button_is_read():
    found = read_message(JSON, body(id="abcdefgh", button="signed", text="typed", retry=True))
    assert found == Message("abcdefgh", "signed", True, True)


@pytest.mark.parametrize(("family", "read"), [("dg", "dg"), ("../etc", ""), (3, ""), ("", "")])
def test_a_message_may_say_which_family_its_page_is_about(family, read):
    assert read_message(JSON, body(id="abcdefgh", text="Bonjour", family=family)).family == read


@pytest.mark.parametrize(
    ("media_type", "content", "status"),
    [
        ("text/plain", body(id="abcdefgh", text="a"), 415),
        (None, body(id="abcdefgh", text="a"), 415),
        (JSON, b"x" * (MAX_BODY_BYTES + 1), 413),
        (JSON, b"not json", 400),
        (JSON, b"[]", 400),
        (JSON, body(text="a"), 400),
        (JSON, body(id="short", text="a"), 400),
        (JSON, body(id="with spaces in it", text="a"), 400),
        (JSON, body(id=["abcdefgh"], text="a"), 400),
        (JSON, body(id="abcdefgh"), 400),
        (JSON, body(id="abcdefgh", text=1), 400),
        (JSON, body(id="abcdefgh", button={}), 400),
    ],
)
def test_what_is_no_message_is_a_fault(media_type, content, status):
    found = read_message(media_type, content)
    assert isinstance(found, Fault) and found.status == status and found.sentence


def test_feedback_is_read_with_or_without_a_word():
    assert read_feedback(JSON, body(id="abcdefgh", thumb="up")) == Feedback("abcdefgh", "up", "")
    assert read_feedback(JSON, body(id="abcdefgh", thumb="down", remark=" trop long\x00 ")).remark == "trop long"


@pytest.mark.parametrize(
    "content",
    [
        {"id": "x", "thumb": "up"},
        {"id": "abcdefgh", "thumb": "sideways"},
        {"id": "abcdefgh", "thumb": "up", "remark": 3},
        {"id": "abcdefgh", "thumb": "up", "remark": "x" * 501},
    ],
)
def test_what_is_no_feedback_is_a_fault(content):
    assert read_feedback(JSON, body(**content)).status == 400


LOCAL = "127.0.0.1:5005"


@pytest.mark.parametrize(
    ("origin", "host", "origins", "own"),
    [
        ("http://127.0.0.1:5005", LOCAL, (), True),
        ("http://localhost:5005", "localhost:5005", (), True),
        ("http://[::1]:5005", "[::1]:5005", (), True),
        ("http://127.0.0.1:5006", LOCAL, (), False),
        ("https://127.0.0.1:5005", LOCAL, (), False),
        ("https://evil.example", LOCAL, (), False),
        # A name of the attacker's that leads to this machine.
        ("http://evil.example:5005", "evil.example:5005", (), False),
        ("http://127.0.0.1.evil.example:5005", "127.0.0.1.evil.example:5005", (), False),
        ("null", LOCAL, (), False),
        ("http://[", LOCAL, (), False),
        (None, LOCAL, (), False),
        ("https://reperes.example", "reperes.example", ("https://reperes.example",), True),
        ("https://reperes.example.evil", "reperes.example", ("https://reperes.example",), False),
        ("http://127.0.0.1:5005", LOCAL, ("https://reperes.example",), False),
    ],
)
def test_only_our_own_pages_are_listened_to(origin, host, origins, own):
    assert is_own_origin(origin, host, origins) is own


def user(message_id, text, **more):
    return {"event": "user", "message_id": message_id, "text": text, "timestamp": 5.0, **more}


def bot(text, **data):
    return {"event": "bot", "text": text, "data": {"elements": None, **data}}


def test_turns_are_found_in_events():
    events = [
        {"event": "session_started"},
        user("abcdefgh", "Bonjour", parse_data={"intent": {"name": "greet"}}),
        bot("Bonjour !"),
        bot("Encore", buttons=[{"title": "t", "payload": "/p"}], custom={"blocks": []}),
        {"event": "action", "name": "action_listen"},
        user("abcdefgi", '/ask{"code": "x"}', metadata={"title": "Comparer"}),
    ]
    first, second = turns_of(events)
    assert (first.id, first.at, first.text, first.intent) == ("abcdefgh", 5.0, "Bonjour", "greet")
    assert [answer["text"] for answer in first.answers] == ["Bonjour !", "Encore"]
    assert first.answers[1]["buttons"] and first.answers[1]["custom"] == {"blocks": []}
    assert second.text == "Comparer", "people see what was on the button, not what it sends"


def test_only_a_finished_turn_is_found_again():
    turns = turns_of([user("abcdefgh", "a"), bot("b"), user("abcdefgi", "c")])
    assert find_turn(turns, "abcdefgh").text == "a"
    assert find_turn(turns, "abcdefgi") is None
    assert find_turn(turns, "unknown1") is None


def test_events_without_an_id_of_ours_are_left_out():
    assert turns_of([bot("seul"), user(None, "a"), bot("b")]) == []
