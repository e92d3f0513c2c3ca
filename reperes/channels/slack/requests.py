"""Reads Slack's signed HTTP requests: is it Slack's, and which kind is it."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from typing import Any, Mapping, Optional
from urllib.parse import parse_qsl

from slack_sdk.signature import Clock, SignatureVerifier

from reperes.channels.limits import parse_json

EVENTS, INTERACTIVE, COMMANDS = "events_api", "interactive", "slash_commands"
"""The kinds, by the names that Socket Mode gives them."""


@dataclass(frozen=True)
class Call:
    """What a request or an envelope of Socket Mode carries."""

    kind: str
    payload: Mapping[str, Any]


class Signatures:
    """Tells Slack's requests of the last five minutes from others."""

    def __init__(self, secret: str, clock: Optional[Clock] = None):
        self._verifier = SignatureVerifier(secret, clock or Clock())

    def are_good(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether Slack signed this body, lately."""
        timestamp, signature = headers.get("x-slack-request-timestamp"), headers.get("x-slack-signature")
        try:
            return self._verifier.is_valid(body, timestamp, signature)
        except (TypeError, ValueError):
            # A time that is no number, a body that is no text, a signature that is not ASCII.
            return False


def read_call(content_type: Optional[str], body: bytes) -> Optional[Call]:
    """Return what a request carries; None for what Slack does not send."""
    kind = _media_type(content_type)
    if kind == "application/json":
        return _call(EVENTS, parse_json(body))
    if kind != "application/x-www-form-urlencoded":
        return None
    try:
        fields = dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True))
    except ValueError:
        return None
    if "payload" in fields:
        return _call(INTERACTIVE, parse_json(fields["payload"]))
    return _call(COMMANDS, fields) if "command" in fields else None


def _call(kind: str, payload: Any) -> Optional[Call]:
    return Call(kind, payload) if isinstance(payload, dict) else None


def _media_type(content_type: Optional[str]) -> str:
    """The media type without its parameters: Slack adds `; charset=utf-8` at times."""
    header = Message()
    header["content-type"] = content_type or ""
    return header.get_content_type()
