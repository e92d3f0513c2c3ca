"""Asking the rules about texts only where one names a text."""

import pytest
from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from reperes.rasa.fixes.rules_by_intent import _find, _find_where_it_can_be

BY_INTENT = '[{"prev_action": {"action_name": "action_listen"}, "user": {"intent": "greet"}}]'
BY_TEXT = '[{"prev_action": {"action_name": "action_listen"}, "user": {"text": "bonjour"}}]'
DOMAIN = Domain.from_dict(
    {"intents": ["greet"], "actions": ["action_say"], "forms": {"ask_form": {"required_slots": []}}}
)


def policy(rules, tmp_path):
    """Return a policy that has learnt `rules`."""
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource

    context = ExecutionContext(GraphSchema({}), "test")
    made = RulePolicy.create(RulePolicy.get_default_config(), LocalModelStorage(tmp_path), Resource("rules"), context)
    made.lookup = {**(made.lookup or {}), RULES: dict.fromkeys(rules, "action_say"), "rules_for_loop_unhappy_path": {}}
    return made


def tracker(*events):
    said = UserUttered("bonjour", {"name": "greet", "confidence": 1.0})
    return DialogueStateTracker.from_events("anyone", [*events, ActionExecuted("action_listen"), said], domain=DOMAIN)


@pytest.mark.parametrize("rules", [[BY_INTENT], [BY_TEXT], [BY_INTENT, BY_TEXT], []])
@pytest.mark.parametrize("events", [[], [ActiveLoop("ask_form")]])
@pytest.mark.parametrize("by_text", [True, False])
def test_the_same_action_is_found_as_by_rasa(tmp_path, rules, events, by_text):
    made, heard = policy(rules, tmp_path), tracker(*events)
    action, _, interrupted = _find_where_it_can_be(made, heard, DOMAIN, by_text)
    expected = _find(made, heard, DOMAIN, by_text)
    assert (action, interrupted) == (expected[0], expected[2])


def test_rules_learnt_later_are_noticed(tmp_path):
    made, heard = policy([BY_INTENT], tmp_path), tracker()
    assert _find_where_it_can_be(made, heard, DOMAIN, True)[0] is None
    made.lookup[RULES][BY_TEXT] = "action_say"
    assert _find_where_it_can_be(made, heard, DOMAIN, True)[0] == "action_say"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("RulePolicy._find_action_from_rules", "b908f94c8374"), ("RulePolicy._predict", "d5e1944ff99a")],
)
def test_rasa_still_has_what_is_replaced(fingerprint, name, expected):
    assert fingerprint("rasa.core.policies.rule_policy", name) == expected
