"""Finds the turns of a conversation in the events that Rasa keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

from reperes.channels.web.incoming import is_id
from reperes.knowledge.library import FAMILY


@dataclass
class Turn:
    """A message of the person, as shown to them, and the messages of the assistant that followed."""

    id: str
    at: float
    text: str
    intent: str
    answers: List[Mapping[str, Any]] = field(default_factory=list)


def turns_of(events: Iterable[Mapping[str, Any]]) -> List[Turn]:
    """Return the turns in Rasa's events (as dictionaries), oldest first."""
    turns: List[Turn] = []
    for event in events:
        if event.get("event") == "user" and is_id(event.get("message_id")):
            turns.append(_turn(event))
        elif event.get("event") == "bot" and turns:
            turns[-1].answers.append(_message(event))
    return turns


def find_turn(turns: Iterable[Turn], message_id: str) -> Optional[Turn]:
    """Return the finished turn that a message began, None when there is none."""
    return next((turn for turn in turns if turn.id == message_id and turn.answers), None)


def family_spoken_of(turns: Sequence[Turn]) -> str:
    """Return the family of the last answer that says one; "" where there is but one family, or no answer yet."""
    said = (
        (answer.get("custom") or {}).get(FAMILY, "") for turn in reversed(turns) for answer in reversed(turn.answers)
    )
    return next(filter(None, said), "")


def _turn(event: Mapping[str, Any]) -> Turn:
    # A button's payload says nothing to people; what was written on it went along.
    shown = (event.get("metadata") or {}).get("title") or event.get("text") or ""
    intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name") or ""
    return Turn(event["message_id"], event.get("timestamp") or 0.0, shown, intent)


def _message(event: Mapping[str, Any]) -> Dict[str, Any]:
    """The message that a channel got when the event was new."""
    data = event.get("data") or {}
    return {"text": event.get("text") or "", "buttons": data.get("buttons") or [], "custom": data.get("custom")}
