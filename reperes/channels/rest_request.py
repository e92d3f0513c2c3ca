"""Reads the body of a request to the `rest` channel; knows no web framework."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Union

from reperes.channels import limits


@dataclass(frozen=True)
class Incoming:
    """A message and the conversation that it belongs to."""

    sender: str
    message: str


@dataclass(frozen=True)
class Fault:
    """Why a request cannot be taken, as an HTTP status and a sentence."""

    status: int
    sentence: str


def read_request(content_type: Optional[str], body: bytes) -> Union[Incoming, Fault]:
    """Return what a request says, or what is wrong with it."""
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        return Fault(415, limits.NOT_JSON_TYPE)
    if len(body) > limits.MAX_BODY_BYTES:
        return Fault(413, limits.BODY_TOO_LARGE)
    content = limits.parse_json(body)
    if not isinstance(content, dict):
        return Fault(400, limits.NOT_JSON)
    sender, message = content.get("sender"), content.get("message")
    if not limits.is_sender(sender):
        return Fault(400, limits.BAD_SENDER)
    if not isinstance(message, str):
        return Fault(400, limits.BAD_MESSAGE)
    return Incoming(sender, message)
