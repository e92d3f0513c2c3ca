"""Finds out whether a message that may have been posted was."""

from __future__ import annotations

from typing import Any, Dict, Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from reperes.channels.slack.retries import is_passing

MARKED = "reperes_answer"
MOST_LOOKED_AT = 100


async def is_there(web: AsyncWebClient, content: Mapping[str, Any], mark: str) -> bool:
    """Whether one of the last messages of the conversation of `content` carries `mark`.

    False where it cannot be looked for: answered twice is better than not at all. Raises what is worth another try.
    """
    place: Dict[str, Any] = {"channel": content["channel"], "limit": MOST_LOOKED_AT, "include_all_metadata": True}
    method = "conversations.history"
    if content.get("thread_ts"):
        method, place["ts"] = "conversations.replies", content["thread_ts"]
    try:
        answer = await web.api_call(method, http_verb="GET", params=place)
    except SlackApiError as error:
        if is_passing(error.response):
            raise
        return False
    return any(_mark_of(message) == mark for message in answer.get("messages") or ())


def _mark_of(message: Mapping[str, Any]) -> Any:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("mark") if metadata.get("event_type") == MARKED else None
