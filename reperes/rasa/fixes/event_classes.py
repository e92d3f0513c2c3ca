"""Finds the class of a stored event in a table instead of by a search.

Cause: `Event.resolve_by_type` walks through all subclasses of `Event`, and asks each
whether it is abstract, for every event that is read back: 1 ms for the 40 events of a
turn, and all of them are read again at each turn.

May go when Rasa keeps such a table.
"""

from __future__ import annotations

from typing import Dict, Optional, Type

from rasa.shared.core.events import Event

_search = Event.resolve_by_type
_known: Dict[str, Type[Event]] = {}


def install() -> None:
    """Replace Rasa's search."""
    Event.resolve_by_type = staticmethod(_look_up)


def _look_up(type_name: str, default: Optional[Type[Event]] = None) -> Optional[Type[Event]]:
    """Return the class of a kind of event; what is not in the table is searched for."""
    found = _known.get(type_name)
    if found is None:
        found = _search(type_name, default)
        if found is not None and found is not default:
            _known[type_name] = found
    return found
