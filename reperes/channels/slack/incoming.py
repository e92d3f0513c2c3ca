"""Reads what Slack sends; what is not for the assistant to answer is None."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Collection, Mapping, Optional

from reperes.channels.slack.text import starts_with_someone_else, without_mention

CHOICE, PRIVATE = "choice", "private"

_ID = re.compile(r"[A-Za-z0-9.]+")
_SUBTYPES = (None, "file_share", "me_message", "thread_broadcast")
_ORDINARY = ("message", "app_mention")


@dataclass(frozen=True)
class Said:
    """A message; `root` is that of its thread, None outside of threads, and `text` is in Slack's writing."""

    team: str
    user: str
    channel: str
    ts: str
    root: Optional[str]
    text: str
    is_direct: bool
    is_mention: bool
    has_files: bool
    is_for_someone_else: bool


@dataclass(frozen=True)
class Clicked:
    """A button pressed, or an entry of a list chosen, on the message `channel`, `ts`, in the thread `root` or in none.

    `at` tells clicks apart.
    """

    team: str
    user: str
    channel: str
    ts: str
    root: str
    value: str
    at: str
    response_url: str


@dataclass(frozen=True)
class Commanded:
    """A slash command; `trigger` tells one from the other."""

    team: str
    user: str
    channel: str
    text: str
    trigger: str
    response_url: str


def read_event(payload: Mapping[str, Any]) -> Optional[Said]:
    """Return what someone said; None for edits, joins, bots, the assistant itself, and other events."""
    event = _mapping(payload, "event")
    team, user = _id(payload, "team_id"), _id(event, "user")
    channel, ts, text = _id(event, "channel"), _id(event, "ts"), _text(event, "text")
    own_id = _own_id(payload)
    if event.get("type") not in _ORDINARY or event.get("subtype") not in _SUBTYPES or event.get("edited"):
        return None
    if not (team and user and channel and ts) or event.get("bot_id") or user in (own_id, "USLACKBOT"):
        return None
    is_mention = event["type"] == "app_mention" or bool(own_id and f"<@{own_id}" in text)
    return Said(
        team=team,
        user=user,
        channel=channel,
        ts=ts,
        root=_id(event, "thread_ts") or None,
        text=without_mention(text, own_id),
        is_direct=event.get("channel_type") == "im" or channel.startswith("D"),
        is_mention=is_mention,
        has_files=bool(event.get("files")),
        is_for_someone_else=not is_mention and starts_with_someone_else(text, own_id),
    )


def read_interaction(payload: Mapping[str, Any]) -> Optional[Clicked]:
    """Return the click on one of our buttons; None for every other kind of interaction."""
    actions = payload.get("actions")
    if payload.get("type") != "block_actions" or not isinstance(actions, list) or not actions:
        return None
    action = actions[0] if isinstance(actions[0], dict) else {}
    user, container = _mapping(payload, "user"), _mapping(payload, "container")
    value = _text(action, "value") or _text(_mapping(action, "selected_option"), "value")
    clicked = Clicked(
        team=_id(_mapping(payload, "team"), "id") or _id(user, "team_id"),
        user=_id(user, "id"),
        channel=_id(container, "channel_id") or _id(_mapping(payload, "channel"), "id"),
        ts=_id(container, "message_ts") or _id(_mapping(payload, "message"), "ts"),
        root=_id(container, "thread_ts"),
        value=value,
        at=_text(action, "action_ts") or _text(payload, "trigger_id"),
        response_url=_text(payload, "response_url"),
    )
    return clicked if _is_ours(action) and all((clicked.team, clicked.user, clicked.channel, value)) else None


def read_command(fields: Mapping[str, Any]) -> Optional[Commanded]:
    """Return a slash command, None when it lacks who gave it and where."""
    command = Commanded(
        team=_id(fields, "team_id"),
        user=_id(fields, "user_id"),
        channel=_id(fields, "channel_id"),
        text=_text(fields, "text"),
        trigger=_text(fields, "trigger_id"),
        response_url=_text(fields, "response_url"),
    )
    return command if all((command.team, command.user, command.channel, command.trigger)) else None


def _is_ours(action: Mapping[str, Any]) -> bool:
    return _text(action, "action_id").partition(":")[0] in (CHOICE, PRIVATE)


def _own_id(payload: Mapping[str, Any]) -> str:
    """The assistant's own id: events name on whose behalf they are sent."""
    found: Collection[Any] = payload.get("authorizations") or ()
    bots = (_id(each, "user_id") for each in found if isinstance(each, dict) and each.get("is_bot"))
    return next(bots, "")


def _id(content: Mapping[str, Any], key: str) -> str:
    value = _text(content, key)
    return value if _ID.fullmatch(value) else ""


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content.get(key)
    return value if isinstance(value, str) else ""


def _mapping(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = content.get(key)
    return value if isinstance(value, dict) else {}
