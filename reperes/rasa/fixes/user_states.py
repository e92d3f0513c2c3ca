"""Keeps with each message what it means for the policies, instead of working it out for every state.

Cause: every policy makes the states of the whole conversation for each of the two predictions of a turn, and for each
state `Domain._get_user_sub_state` collects the entities of the message before it anew: some sixty times a turn for
eight messages.

May go when Rasa keeps the states of a conversation between predictions.
"""

from __future__ import annotations

import weakref
from typing import Any, Dict

from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

_work_out = Domain._get_user_sub_state
_KEPT = "_user_sub_state"


def install() -> None:
    """Replace Rasa's way to a message's part of a state."""
    Domain._get_user_sub_state = _remember


def _remember(domain: Domain, tracker: DialogueStateTracker) -> Dict[str, Any]:
    """Return the latest message's part of a state, as a copy: policies take things out of their states."""
    message = tracker.latest_message
    if not message:
        return {}
    # A weak reference, because events are copied with all that they hold.
    key = (weakref.ref(domain), message.use_text_for_featurization)
    kept = message.__dict__.get(_KEPT)
    if kept is None or kept[0] != key:
        kept = (key, _work_out(domain, tracker))
        message.__dict__[_KEPT] = kept
    return dict(kept[1])
