"""The table of event classes."""

import pytest
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.utils.common import all_subclasses

from reperes.rasa.fixes.event_classes import _look_up


@pytest.mark.parametrize("event_class", all_subclasses(Event))
def test_every_kind_of_event_has_the_class_that_a_search_finds(event_class):
    found = next(c for c in all_subclasses(Event) if c.type_name == event_class.type_name)
    assert _look_up(event_class.type_name) is found
    assert _look_up(event_class.type_name) is found


def test_an_unknown_kind_is_an_error_unless_there_is_a_default():
    assert _look_up("unheard_of", SlotSet) is SlotSet
    assert _look_up("unheard_of", UserUttered) is UserUttered
    assert _look_up("topic") is None
    with pytest.raises(ValueError, match="unheard_of"):
        _look_up("unheard_of")


def test_rasa_still_has_what_is_replaced(fingerprint):
    assert fingerprint("rasa.shared.core.events", "Event.resolve_by_type") == "4b50cbf0b383"
