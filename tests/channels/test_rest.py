"""What the `rest` channel makes of a message and of its answers."""

import asyncio
import json
from types import SimpleNamespace

import pytest

from reperes.channels import limits
from reperes.channels.rest import RestInput, RestOutput, rest_message
from reperes.channels.rest_request import Incoming


class FakeAssistant:
    """Keeps what it was asked and gives the answers it was made with."""

    def __init__(self, *answers):
        self.asked = []
        self.answers = answers

    async def __call__(self, message):
        self.asked.append(message)
        for answer in self.answers:
            await message.output_channel.send_response(message.sender_id, dict(answer))


def ask(text, assistant, channel=None):
    channel = channel or RestInput()
    return asyncio.run(channel.answer(Incoming("a", text), assistant))


def test_its_name_puts_it_where_rasas_own_was():
    assert RestInput().url_prefix() == "rest"


def test_one_answer_is_one_message_with_all_its_parts():
    answer = {
        "text": "Un paragraphe.\n\nUn autre.\n\nUn troisième.",
        "buttons": [{"title": "Et pour B ?", "payload": "/ask", "type": "postback"}],
        "custom": {"source": "Critères distinctifs"},
        "timestamp": 1.0,
    }
    assert ask("bonjour", FakeAssistant(answer)) == [
        {
            "recipient_id": "a",
            "text": "Un paragraphe.\n\nUn autre.\n\nUn troisième.",
            "buttons": [{"title": "Et pour B ?", "payload": "/ask"}],
            "custom": {"source": "Critères distinctifs"},
        }
    ]


def test_several_answers_stay_several_and_in_order():
    assistant = FakeAssistant({"text": "un"}, {"text": "deux"})
    assert [answer["text"] for answer in ask("x", assistant)] == ["un", "deux"]


def test_a_message_of_data_only_keeps_an_empty_text():
    assert rest_message("a", {"text": None, "custom": {"k": 1}}) == {
        "recipient_id": "a",
        "text": "",
        "custom": {"k": 1},
    }


def test_the_assistant_gets_the_cleaned_text_and_the_channel():
    assistant = FakeAssistant({"text": "oui"})
    ask("  niveau\x00 C ", assistant)
    (message,) = assistant.asked
    assert (message.text, message.sender_id, message.input_channel) == (
        "niveau C",
        "a",
        "rest",
    )
    assert isinstance(message.output_channel, RestOutput)


@pytest.mark.parametrize("text, sentence", [(" ", limits.EMPTY_MESSAGE), ("a" * 1001, limits.TOO_LONG)])
def test_a_refused_text_gets_a_sentence_and_leaves_the_conversation_alone(text, sentence):
    assistant = FakeAssistant({"text": "jamais"})
    assert ask(text, assistant) == [{"recipient_id": "a", "text": sentence}]
    assert assistant.asked == []


def test_a_turn_without_an_answer_is_not_silent():
    assert ask("bonjour", FakeAssistant()) == [{"recipient_id": "a", "text": limits.NO_ANSWER}]


def test_credentials_name_the_intents_of_the_buttons():
    channel = RestInput.from_credentials({"payload_intents": ["choose"]})
    assistant = FakeAssistant({"text": "oui"})
    ask('/choose{"level": "B"}', assistant, channel)
    ask('/ask{"level": "B"}', assistant, channel)
    assert [message.text for message in assistant.asked] == [
        '/choose{"level": "B"}',
        'ask{"level": "B"}',
    ]


def receive(assistant, body):
    """Send a body through the route itself and return status and content."""
    (route,) = RestInput().blueprint(assistant)._future_routes
    request = SimpleNamespace(headers={"content-type": "application/json"}, body=json.dumps(body).encode())
    response = asyncio.run(route.handler(request))
    return response.status, json.loads(response.body)


def test_an_unexpected_fault_is_told_kindly_and_logged_in_full(caplog):
    async def broken(message):
        raise RuntimeError("secret detail")

    status, content = receive(broken, {"sender": "a", "message": "bonjour"})
    assert (status, content) == (500, {"error": limits.OUR_FAULT})
    assert "secret detail" in caplog.text


def test_accents_stay_readable_in_the_answer():
    (route,) = RestInput().blueprint(FakeAssistant({"text": "procédures"}))._future_routes
    request = SimpleNamespace(
        headers={"content-type": "application/json"},
        body=b'{"sender": "a", "message": "x"}',
    )
    assert "procédures" in asyncio.run(route.handler(request)).body.decode("utf-8")
