"""How probes are asked: each person apart, nothing on top of a failure, buttons by their payload."""

import pytest

from tests.behaviour import asking
from tests.behaviour.asking import ask_all, rate, rates
from tests.behaviour.document import Document
from tests.behaviour.probes import Expected, Probe, Turn, last_of

DOCUMENT = Document.read()
TALKS = Expected(says="bien")
BROKEN = Expected(says="jamais dit")


@pytest.fixture
def heard(monkeypatch):
    """What an assistant that always answers the same, with a button, was asked: pairs of sender and message."""
    messages = []

    def answer(webhook, sender, message):
        messages.append((sender, message))
        return [{"text": "Très bien.", "buttons": [{"title": "Plus", "payload": "/plus"}]}], 0.01

    monkeypatch.setattr(asking, "ask", answer)
    return messages


def run(*probes):
    return ask_all(probes, "http://127.0.0.1:1", DOCUMENT, workers=1)


def test_each_person_has_a_conversation_of_their_own(heard):
    run(Probe("MFT", "x", (Turn("a", TALKS), Turn("b", TALKS, person=1), Turn("c", TALKS))))
    senders = dict(zip("abc", [sender for sender, _ in heard]))
    assert senders["a"] == senders["c"] != senders["b"]


def test_two_probes_never_share_a_conversation(heard):
    run(*[Probe("MFT", "x", (Turn("a", TALKS),))] * 2)
    assert len({sender for sender, _ in heard}) == 2


def test_what_leans_on_a_failure_is_not_asked_and_not_counted(heard):
    """The other person's turns are."""
    turns = (Turn("a", BROKEN), Turn("b", TALKS, leans=True), Turn("c", TALKS, person=1, leans=True), Turn("d", TALKS))
    asked = run(Probe("CONVERSATION", "x", turns))
    assert [message for _, message in heard] == ["a", "c", "d"]
    assert [bool(turn.fault) for turn in asked] == [True, False, False]


def test_only_the_last_turn_counts_where_the_others_lead_to_it(heard):
    (turn,) = run(last_of("DIR", "x", Turn("a", BROKEN), Turn("b", TALKS)))
    assert turn.turn.user == "b"


def test_a_button_is_pressed_by_its_payload(heard):
    run(Probe("MFT", "x", (Turn("a", TALKS), Turn("[button]", TALKS, press=0))))
    assert [message for _, message in heard] == ["a", "/plus"]


def test_a_button_that_is_not_there_is_a_failure(heard):
    asked = run(Probe("MFT", "x", (Turn("a", TALKS), Turn("[button]", TALKS, press=1))))
    assert [turn.fault for turn in asked] == ["", "there is no such button"]


def test_a_server_that_does_not_answer_is_a_failure():
    (turn,) = run(Probe("MFT", "x", (Turn("a", TALKS),)))
    assert "refused" in turn.fault.lower()


def test_failures_are_counted_by_capability_and_kind(heard):
    asked = run(*(Probe("MFT", "x", (Turn("a", expected),)) for expected in (BROKEN, TALKS, TALKS, TALKS)))
    assert rates(asked) == {("x", "MFT"): (1, 4)}
    assert (rate(asked, "MFT", "x"), rate(asked, "DIR")) == (0.25, 0.0)
