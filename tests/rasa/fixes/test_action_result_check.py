"""The check of action results."""

import pytest
from jsonschema import ValidationError, validate
from rasa.core.actions.action import RemoteAction

from reperes.rasa.fixes import action_result_check

check = action_result_check._check
ACTION = RemoteAction("action_answer", None)


@pytest.mark.parametrize(
    "result",
    [
        {},
        {"events": [], "responses": [{"text": "oui"}]},
        {"events": [{"event": "slot", "name": "level", "value": "C", "timestamp": None}]},
        {"events": [{"event": "followup", "name": "action_listen"}, {"event": "restart"}]},
    ],
)
def test_what_rasa_accepts_is_accepted(result):
    validate(result, RemoteAction.action_response_format_spec())
    assert check(ACTION, result)


@pytest.mark.parametrize(
    "result",
    [
        [],
        {"responses": ["oui"]},
        {"events": {}},
        {"events": [{"name": "level"}]},
        {"events": [{"event": "slot", "name": "level"}]},
        {"events": [{"event": "slut", "name": "level", "value": 1}]},
        {"events": [{"event": "restart", "timestamp": "hier"}]},
    ],
)
def test_what_rasa_refuses_is_refused(result):
    with pytest.raises(ValidationError):
        validate(result, RemoteAction.action_response_format_spec())
    with pytest.raises(ValidationError):
        check(ACTION, result)


def test_rasa_still_has_what_is_replaced(fingerprint):
    replaced = "RemoteAction._validate_action_result"
    assert fingerprint("rasa.core.actions.action", replaced) == "c528806a75ee"
