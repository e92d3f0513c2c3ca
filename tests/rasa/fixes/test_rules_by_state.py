"""Rules that fit, remembered by the newest state."""

import json

import pytest
from rasa.core.policies.rule_policy import RulePolicy

from reperes.rasa.fixes import rules_by_state

_search = RulePolicy._get_possible_keys
LISTEN, SAY = {"action_name": "action_listen"}, {"action_name": "action_say"}
GREETED = {"user": {"intent": "greet"}, "prev_action": LISTEN}
THANKED = {"user": {"intent": "thank"}, "prev_action": LISTEN}
SAID = {"user": {"intent": "greet"}, "prev_action": SAY}
RULES = [[GREETED], [THANKED], [GREETED, SAID], [THANKED, SAID], [{}, GREETED], [{"prev_action": SAY}]]


@pytest.fixture()
def policy(tmp_path):
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource

    context = ExecutionContext(GraphSchema({}), "test")
    return RulePolicy.create(RulePolicy.get_default_config(), LocalModelStorage(tmp_path), Resource("rules"), context)


@pytest.fixture()
def lookup():
    return {json.dumps(rule): "action_say" for rule in RULES}


@pytest.mark.parametrize(
    "states", [[], [{}], [{}, GREETED], [{}, THANKED], [{}, GREETED, SAID], [{}, GREETED, SAID, THANKED]]
)
def test_the_same_rules_fit_as_by_rasa_each_time(policy, lookup, states):
    expected = _search(policy, lookup, states)
    assert rules_by_state._possible_keys(policy, lookup, states) == expected
    assert rules_by_state._possible_keys(policy, lookup, states) == expected


def test_rules_learnt_later_are_noticed(policy, lookup):
    rules_by_state._possible_keys(policy, lookup, [{}, GREETED])
    later = json.dumps([{"prev_action": LISTEN}])
    lookup[later] = "action_say"
    assert later in rules_by_state._possible_keys(policy, lookup, [{}, GREETED])


def test_a_table_of_other_rules_has_answers_of_its_own(policy, lookup):
    rules_by_state._possible_keys(policy, lookup, [{}, GREETED])
    assert rules_by_state._possible_keys(policy, {}, [{}, GREETED]) == set()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("RulePolicy._get_possible_keys", "0b4ef409ea1c"), ("RulePolicy._is_rule_applicable", "4f6b32c4d11d")],
)
def test_rasa_still_has_what_is_replaced(fingerprint, name, expected):
    assert fingerprint("rasa.core.policies.rule_policy", name) == expected
