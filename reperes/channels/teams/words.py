"""What someone wrote, without Teams' marks: the mention of the assistant goes, others become names."""

from __future__ import annotations

import html
import re
from typing import Any, Iterator, List, Mapping, Sequence, Tuple

_TAGS = re.compile(r"</?at(?:\s[^<>]*)?>", re.IGNORECASE)


def words_of(text: str, mentions: Sequence[Mapping[str, Any]], own_id: str) -> str:
    """Return the words of a message; `mentions` are its entities of that type, in the order of the text."""
    parts: List[str] = []
    at = 0
    for mark, name in _marks(mentions, own_id):
        found = text.find(mark, at)
        if found < 0:
            continue
        parts += [_plain(text[at:found]), name]
        at = found + len(mark)
    return "".join([*parts, _plain(text[at:])]).strip()


def mentions_of(entities: Any) -> List[Mapping[str, Any]]:
    """Return the mentions among the entities of an activity."""
    found = entities if isinstance(entities, list) else []
    return [entity for entity in found if isinstance(entity, dict) and entity.get("type") == "mention"]


def is_mentioned(mentions: Sequence[Mapping[str, Any]], own_id: str) -> bool:
    """Whether one of the mentions is the assistant's own."""
    return any(_mentioned(mention).get("id") == own_id for mention in mentions)


def _marks(mentions: Sequence[Mapping[str, Any]], own_id: str) -> Iterator[Tuple[str, str]]:
    """Each mark as it stands in the text, with what takes its place."""
    for mention in mentions:
        mark, person = mention.get("text"), _mentioned(mention)
        if isinstance(mark, str) and mark:
            is_own = person.get("id") == own_id
            yield mark, "" if is_own else str(person.get("name") or _plain(mark))


def _mentioned(mention: Mapping[str, Any]) -> Mapping[str, Any]:
    found = mention.get("mentioned")
    return found if isinstance(found, dict) else {}


def _plain(text: str) -> str:
    return html.unescape(_TAGS.sub("", text)).replace("\u00a0", " ")
