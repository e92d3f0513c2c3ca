"""What a message may be, and what people are told otherwise."""

import pytest

from reperes.channels import limits
from reperes.channels.limits import Accepted, Refused, accept

is_allowed = limits.only_payloads_of({"ask"})


def read(text):
    return accept(text, is_allowed)


@pytest.mark.parametrize(
    "text",
    [
        "qui s'occupe du courrier ?",
        "D&O, plan B ; du D au C, C->B",
        "<b>gras</b> <script>alert(1)</script>",
        "'; DROP TABLE events; --",
        "🙂" * 500,
        "première ligne\nseconde ligne",
        "a" * 1_000,
    ],
)
def test_ordinary_and_odd_texts_reach_the_assistant_unchanged(text):
    assert read(text) == Accepted(text)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b", "\x00\x1b", "/", " // / "])
def test_a_text_without_anything_to_read_is_asked_for_a_question(text):
    assert read(text) == Refused(limits.EMPTY_MESSAGE)


def test_a_text_of_more_than_1000_characters_is_refused_with_the_limit():
    verdict = read("a" * 1_001)
    assert verdict == Refused(limits.TOO_LONG)
    assert "1 000 caractères" in verdict.sentence


def test_control_characters_and_lone_surrogates_are_dropped():
    assert read("ni\x00ve\x07au\ud800 C\x1b") == Accepted("niveau C")


def test_accents_typed_in_two_parts_are_joined():
    assert read("proce\u0301dures") == Accepted("procédures")


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "//restart",
        " \u00a0/ \u2003/restart",
        "\x00/restart",
        '/inform{"topic": "x"}',
        "/ask@0.9",
        '/ask{"question": ',
        "/ask[1]",
        '/ask{"question": "B"} /restart',
        '/ask{"heard": {"text": "x"}}',
        "/session_start",
    ],
)
def test_a_typed_slash_never_reaches_rasa(text):
    assert not read(text).text.strip().startswith("/")


@pytest.mark.parametrize("text", ["/ask", '/ask{"question": "B"}', ' /ask{"a": {"b": 1}} '])
def test_the_payloads_of_our_buttons_pass(text):
    assert read(text) == Accepted(text.strip())


def test_a_payload_longer_than_a_button_can_carry_is_no_payload():
    payload = '/ask{"question": "' + "x" * limits.MAX_PAYLOAD_CHARACTERS + '"}'
    assert read(payload) == Refused(limits.TOO_LONG)


@pytest.mark.parametrize("status", [400, 404, 405, 408, 413, 415, 418, 500, 503])
def test_every_error_has_a_sentence(status):
    assert limits.sentence_for(status).endswith((".", "?"))
