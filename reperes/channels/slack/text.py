"""Turns Slack's way of writing messages into what the person typed."""

from __future__ import annotations

import re
from typing import Callable, List, Mapping

from reperes.channels.slack.sentences import COLLEAGUE
from reperes.language.markup import without_styles

_USER = re.compile(r"<@([A-Z0-9]+)(?:\|([^<>]*))?>")
_REFERENCE = re.compile(r"<([#!@]?)([^<>|]+)(?:\|([^<>]*))?>")
_EMOJI = re.compile(r"(?<![\w:]):(?:[+-]1|[a-z_][a-z0-9_+'-]*)(?:::skin-tone-\d)?:(?![\w:])")
_CODE_BLOCK = re.compile(r"```\n?(.*?)```", re.DOTALL)
_QUOTED = re.compile(r"^&gt; ?", re.MULTILINE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def mentions(text: str) -> List[str]:
    """Return the ids of the people that a message mentions without their name, each once."""
    return list(dict.fromkeys(found[1] for found in _USER.finditer(text) if not found[2]))


def starts_with_someone_else(text: str, own_id: str) -> bool:
    """Whether a message is addressed to another person."""
    found = _USER.match(text.lstrip())
    return found is not None and found[1] != own_id


def without_mention(text: str, own_id: str) -> str:
    """Return a message without the mentions of the assistant."""
    return re.sub(rf"<@{re.escape(own_id)}(?:\|[^<>]*)?>[ \t]*[,:]?[ \t]*", "", text).strip() if own_id else text


def readable(text: str, names: Mapping[str, str]) -> str:
    """Return a message as its writer saw it, without emojis and styles; `names` has people's names by their ids."""
    found = _QUOTED.sub("", _CODE_BLOCK.sub(r"\1", text))
    found = _REFERENCE.sub(_reference(names), found)
    found = without_styles(_EMOJI.sub("", found))
    for entity, character in _ENTITIES:
        found = found.replace(entity, character)
    return found


def _reference(names: Mapping[str, str]) -> Callable[["re.Match[str]"], str]:
    def written(found: "re.Match[str]") -> str:
        kind, target, label = found.groups()
        if kind == "@":
            return label or names.get(target, COLLEAGUE)
        if kind == "#":
            return f"#{label}" if label else ""
        if kind == "!":
            return label or ""
        return label or target.removeprefix("mailto:")

    return written
