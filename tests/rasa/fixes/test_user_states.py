"""What a message means for the policies."""

import copy

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from reperes.rasa.fixes.user_states import _remember, _work_out

DOMAIN = Domain.from_dict({"intents": ["greet", "ask"], "entities": [{"level": {"roles": ["own"]}}, "part"]})
OTHER = Domain.from_dict({"intents": [{"ask": {"use_entities": []}}], "entities": ["level", "part"]})
ENTITIES = [{"entity": "part", "value": 1}, {"entity": "level", "role": "own", "value": "C"}]


def tracker(*events):
    return DialogueStateTracker.from_events("anyone", [ActionExecuted("action_listen"), *events])


@pytest.mark.parametrize("domain", [DOMAIN, OTHER])
@pytest.mark.parametrize("by_text", [None, True, False])
@pytest.mark.parametrize("entities", [[], ENTITIES])
def test_it_is_what_rasa_works_out_each_time_it_is_asked(domain, by_text, entities):
    message = UserUttered(
        "et pour B ?", {"name": "ask", "confidence": 1.0}, entities, use_text_for_featurization=by_text
    )
    heard = tracker(message)
    for _ in range(2):
        assert _remember(domain, heard) == _work_out(domain, heard)


def test_before_the_first_message_there_is_nothing():
    assert _remember(DOMAIN, tracker()) == _work_out(DOMAIN, tracker()) == {}


def test_another_domain_or_another_reading_is_worked_out_anew():
    heard = tracker(UserUttered("et pour B ?", {"name": "ask", "confidence": 1.0}, ENTITIES))
    for domain, by_text in [(DOMAIN, None), (OTHER, None), (OTHER, True), (DOMAIN, False)]:
        heard.latest_message.use_text_for_featurization = by_text
        assert _remember(domain, heard) == _work_out(domain, heard)


def test_who_changes_a_state_changes_no_other():
    heard = tracker(UserUttered("et pour B ?", {"name": "ask", "confidence": 1.0}, ENTITIES))
    _remember(DOMAIN, heard).clear()
    assert _remember(DOMAIN, heard) == _work_out(DOMAIN, heard)


def test_what_is_kept_neither_hinders_copies_nor_is_saved():
    heard = tracker(UserUttered("bonjour", {"name": "greet", "confidence": 1.0}))
    before = heard.latest_message.as_dict()
    _remember(DOMAIN, heard)
    assert copy.deepcopy(heard.latest_message) == heard.latest_message
    assert heard.latest_message.as_dict() == before


@pytest.mark.parametrize(
    ("module", "name", "expected"),
    [
        ("rasa.shared.core.domain", "Domain._get_user_sub_state", "86b920679084"),
        ("rasa.shared.core.domain", "Domain.get_active_state", "454f0f2c8978"),
        ("rasa.shared.core.events", "UserUttered.as_sub_state", "da4fe63fb1a3"),
    ],
)
def test_rasa_still_has_what_is_replaced(fingerprint, module, name, expected):
    assert fingerprint(module, name) == expected
