"""Custom actions in the process of the assistant."""

import asyncio
import sys
import types

import pytest
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Action
from rasa_sdk.interfaces import ActionExecutionRejection

from reperes.serve.actions import ACTION_FAILED, InProcessActions
from reperes.serve.agent import ACTION_SERVER, action_endpoint

SHARED = ["C"]


class Answer(Action):
    def name(self):
        return "action_test_answer"

    async def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text=tracker.get_slot("level"), answer={"blocks": (1, 2)})
        return [{"event": "slot", "timestamp": None, "name": "levels", "value": SHARED}]


class Broken(Action):
    def name(self):
        return "action_test_broken"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="à moitié")
        raise RuntimeError("secret")


class Unsavable(Action):
    def name(self):
        return "action_test_unsavable"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="x", answer={"what": object()})


class Declining(Action):
    def name(self):
        return "action_test_declining"

    def run(self, dispatcher, tracker, domain):
        raise ActionExecutionRejection(self.name())


@pytest.fixture
def endpoint(monkeypatch):
    monkeypatch.setitem(sys.modules, "some_actions", types.ModuleType("some_actions"))
    return InProcessActions("some_actions")


def run(endpoint, name):
    tracker = {"sender_id": "a", "slots": {"level": "C"}, "events": []}
    call = {"next_action": name, "tracker": tracker}
    return asyncio.run(endpoint.request(json=call, method="post", timeout=1, compress=False))


def test_an_action_gives_what_an_action_server_would(endpoint):
    result = run(endpoint, "action_test_answer")
    (response,) = result["responses"]
    assert response["text"] == "C"
    assert response["answer"] == {"blocks": [1, 2]}
    assert result["events"] == [{"event": "slot", "timestamp": None, "name": "levels", "value": ["C"]}]


def test_an_action_shares_no_object_with_the_conversation(endpoint):
    (event,) = run(endpoint, "action_test_answer")["events"]
    assert event["value"] is not SHARED


@pytest.mark.parametrize("name", ["action_test_broken", "action_test_unsavable", "action_unknown"])
def test_a_fault_of_an_action_becomes_a_sentence_and_a_log_line(endpoint, name, caplog):
    assert run(endpoint, name) == {"events": [], "responses": [{"text": ACTION_FAILED}]}
    assert name in caplog.text


def test_an_action_that_declines_is_told_to_rasa_as_over_http(endpoint):
    with pytest.raises(ClientResponseError) as caught:
        run(endpoint, "action_test_declining")
    assert caught.value.status == 400
    assert '"action_name": "action_test_declining"' in caught.value.text


def test_a_configured_action_server_is_used(monkeypatch):
    monkeypatch.delenv(ACTION_SERVER, raising=False)
    configured = EndpointConfig("http://127.0.0.1:5055/webhook")
    assert action_endpoint(configured) is configured


def test_the_environment_names_the_action_server_too(monkeypatch):
    monkeypatch.setenv(ACTION_SERVER, "http://127.0.0.1:5056/webhook")
    assert action_endpoint(None).url == "http://127.0.0.1:5056/webhook"
