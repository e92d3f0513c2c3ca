"""Checks the result of an action with validators that are made once.

Cause: `RemoteAction._validate_action_result` calls `jsonschema.validate`, which checks
Rasa's own schema against the schema of schemas again for every action and then tries
all 23 kinds of event for each event: 16 to 30 ms, half of a turn. The same schemas are
used here, kept as validators and looked up by the kind that each event names.

May go when Rasa keeps its validator.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, Mapping

from jsonschema import Draft202012Validator, ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.utils.schemas.events import EVENT_SCHEMA


def install() -> None:
    """Replace Rasa's check of action results."""
    RemoteAction._validate_action_result = _check


def _check(action: RemoteAction, result: Dict[str, Any]) -> bool:
    """Return True for a result that fits the schema, raise ValidationError otherwise."""
    _frame().validate(result)
    for event in result.get("events", []):
        validator = _events().get(event["event"])
        if validator is None:
            raise ValidationError(
                f"The action '{action.name()}' returned an event of the unknown kind '{event['event']}'."
            )
        validator.validate(event)
    return True


@lru_cache(maxsize=None)
def _frame() -> Draft202012Validator:
    """Return the validator of all but the particulars of each kind of event."""
    schema = RemoteAction.action_response_format_spec()
    event = {key: value for key, value in EVENT_SCHEMA.items() if key != "oneOf"}
    events = {**schema["properties"]["events"], "items": event}
    return Draft202012Validator({**schema, "properties": {**schema["properties"], "events": events}})


@lru_cache(maxsize=None)
def _events() -> Mapping[str, Draft202012Validator]:
    """Return the validator of each kind of event."""
    return {kind["properties"]["event"]["const"]: Draft202012Validator(kind) for kind in EVENT_SCHEMA["oneOf"]}
