"""Reads the bodies of requests to the `web` channel; knows no web framework."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Mapping, Optional, Union

from reperes.channels import limits
from reperes.channels.rest_request import Fault

MAX_BODY_BYTES = 16 * 1024
MAX_REMARK_CHARACTERS = 500
THUMBS = ("up", "down")

BAD_ID = "Le champ « id » est nécessaire : c'est un texte de 8 à 64 lettres, chiffres ou traits d'union."
BAD_BUTTON = "Le champ « button » est la valeur d'un bouton."
BAD_THUMB = "Le champ « thumb » vaut « up » ou « down »."
BAD_REMARK = "Le champ « remark » est un texte d'au plus 500 caractères."

_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_FAMILY = re.compile(r"[a-z0-9_]{1,40}")


@dataclass(frozen=True)
class Message:
    """A message with the id that its sender gave it; `is_retry` when it may have come before; `family` is that of the
    page."""

    id: str
    text: str
    is_button: bool
    is_retry: bool
    family: str = ""


@dataclass(frozen=True)
class Feedback:
    """What someone thinks of the answer to message `id`."""

    id: str
    thumb: str
    remark: str


def read_message(content_type: Optional[str], body: bytes) -> Union[Message, Fault]:
    """Return the message in a body (`id`, and `text` or `button`), or what is wrong with it."""
    content = _read(content_type, body)
    if isinstance(content, Fault):
        return content
    if not is_id(content.get("id")):
        return Fault(400, BAD_ID)
    key = "button" if "button" in content else "text"
    if not isinstance(content.get(key), str):
        return Fault(400, BAD_BUTTON if key == "button" else limits.BAD_MESSAGE)
    return Message(
        content["id"], content[key], key == "button", content.get("retry") is True, family_in(content.get("family"))
    )


def read_feedback(content_type: Optional[str], body: bytes) -> Union[Feedback, Fault]:
    """Return the feedback in a body (`id`, `thumb`, perhaps `remark`), or what is wrong with it."""
    content = _read(content_type, body)
    if isinstance(content, Fault):
        return content
    if not is_id(content.get("id")):
        return Fault(400, BAD_ID)
    if content.get("thumb") not in THUMBS:
        return Fault(400, BAD_THUMB)
    remark = content.get("remark", "")
    if not isinstance(remark, str) or len(remark) > MAX_REMARK_CHARACTERS:
        return Fault(400, BAD_REMARK)
    return Feedback(content["id"], content["thumb"], limits.clean(remark))


def family_in(value: Any) -> str:
    """Return the identifier of a family, "" for anything that cannot be one."""
    return value if isinstance(value, str) and _FAMILY.fullmatch(value) else ""


def is_id(value: Any) -> bool:
    """Whether a value can be the id of a message."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _read(content_type: Optional[str], body: bytes) -> Union[Mapping[str, Any], Fault]:
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        return Fault(415, limits.NOT_JSON_TYPE)
    if len(body) > MAX_BODY_BYTES:
        return Fault(413, limits.BODY_TOO_LARGE)
    content = limits.parse_json(body)
    return content if isinstance(content, dict) else Fault(400, limits.BAD_REQUEST)
