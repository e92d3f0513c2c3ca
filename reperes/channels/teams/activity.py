"""Reads the activities of Microsoft Teams: what of them the assistant takes, and where the answer goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Optional, Union
from urllib.parse import quote

from reperes.channels.core.identity import sender_id
from reperes.channels.teams.words import is_mentioned, mentions_of, words_of
from reperes.renderers.adaptive_card import KEY

CHANNEL = "msteams"
PERSONAL, GROUP, TEAM = "personal", "groupChat", "channel"
Activity = Mapping[str, Any]


class Unreadable(Exception):
    """An activity lacks what every activity of Teams has."""


@dataclass(frozen=True)
class Place:
    """A conversation of Teams (in a channel: one thread), who speaks in it, and which account the assistant has there.

    `person` is the id that Teams knows someone by, `identity` the one that is the same in all conversations; `message`
    is the id of the message to answer, "" when there is none.
    """

    service: str
    conversation: str
    kind: str
    tenant: str
    bot: str
    person: str
    identity: str
    message: str

    @property
    def sender(self) -> str:
        """The name of the conversation: what is asked in private does not surface elsewhere."""
        if self.kind == PERSONAL:
            return self.private_sender
        return sender_id("teams", self.tenant, quote(self.conversation, safe=""))

    @property
    def private_sender(self) -> str:
        """The name of the conversation that the person has with the assistant alone."""
        return sender_id("teams", self.tenant, quote(self.identity, safe=""))


@dataclass(frozen=True)
class Said:
    """Words for the assistant."""

    place: Place
    id: str
    text: str


@dataclass(frozen=True)
class Pressed:
    """A button of a card; `card` is the id of the message that shows it, `value` what the button carries."""

    place: Place
    id: str
    card: str
    value: str


@dataclass(frozen=True)
class Arrived:
    """The assistant was added to a conversation; Teams tells it more than once, with other ids."""

    place: Place
    id: str


@dataclass(frozen=True)
class Left:
    """The assistant was removed from a conversation."""

    place: Place


Incoming = Union[Said, Pressed, Arrived, Left, None]


def read_activity(activity: Activity) -> Incoming:
    """Return what the assistant takes of an activity; None for edits, deletions, reactions and what is not for it.

    Raises Unreadable.
    """
    kind = activity.get("type")
    if kind == "message":
        return _message(activity)
    if kind == "installationUpdate":
        place = place_of(activity)
        return Left(place) if str(activity.get("action")).startswith("remove") else Arrived(place, _moment(activity))
    if kind == "conversationUpdate":
        return _update(activity)
    return None


def read_action(activity: Activity) -> Optional[Pressed]:
    """Return the button of an `invoke` that stands for one, None for another. Raises Unreadable."""
    if activity.get("name") != "adaptiveCard/action":
        return None
    value = _at(_at(activity.get("value"), "action"), "data")
    return _pressed(activity, _at(value, KEY))


def place_of(activity: Activity) -> Place:
    """Return where an activity happens. Raises Unreadable."""
    conversation, person = activity.get("conversation"), activity.get("from")
    is_group = _at(conversation, "isGroup") is True
    person_id = _text(person, "id")
    return Place(
        service=_text(activity, "serviceUrl"),
        conversation=_text(conversation, "id"),
        kind=_at(conversation, "conversationType") or (GROUP if is_group else PERSONAL),
        tenant=tenant_of(activity),
        bot=_text(activity.get("recipient"), "id"),
        person=person_id,
        identity=str(_at(person, "aadObjectId") or person_id),
        message=str(activity.get("id") or "") if activity.get("type") == "message" else "",
    )


def tenant_of(activity: Activity) -> str:
    """Return the organisation that an activity comes from, "" when it names none."""
    named = _at(activity.get("conversation"), "tenantId")
    found = named or _at(_at(activity.get("channelData"), "tenant"), "id")
    return found if isinstance(found, str) else ""


def _message(activity: Activity) -> Incoming:
    place = place_of(activity)
    value = _at(activity.get("value"), KEY)
    if isinstance(activity.get("value"), dict):
        return _pressed(activity, value)
    mentions = mentions_of(activity.get("entities"))
    if place.kind != PERSONAL and not is_mentioned(mentions, place.bot):
        return None
    text = activity.get("text")
    return Said(place, _id(activity), words_of(text if isinstance(text, str) else "", mentions, place.bot))


def _pressed(activity: Activity, value: Any) -> Pressed:
    """A button, even one that carries nothing: who pressed it is told that it does not work."""
    card = str(activity.get("replyToId") or "")
    return Pressed(place_of(activity), _id(activity), card, value if isinstance(value, str) else "")


def _update(activity: Activity) -> Incoming:
    place = place_of(activity)
    if _has(activity.get("membersAdded"), place.bot):
        return Arrived(place, _moment(activity))
    return Left(place) if _has(activity.get("membersRemoved"), place.bot) else None


def _has(members: Any, own_id: str) -> bool:
    return isinstance(members, list) and any(_at(member, "id") == own_id for member in members)


def _id(activity: Activity) -> str:
    """Ids of activities count within their conversation."""
    return f"{_text(activity.get('conversation'), 'id')}/{_text(activity, 'id')}"


def _moment(activity: Activity) -> str:
    return "/".join(str(activity.get(name) or "") for name in ("id", "timestamp"))


def _text(value: Any, name: str) -> str:
    found = _at(value, name)
    if not isinstance(found, str) or not found:
        raise Unreadable(name)
    return found


def _at(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None
