"""Finds out whether a message that may have been posted was."""

from __future__ import annotations

from typing import Any, Dict, Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from reperes.channels.slack.retries import is_passing

MARKED = "reperes_answer"
MOST_LOOKED_AT = 200
MOST_PAGES = 20

_PEOPLE = ("U", "W")


async def is_there(web: AsyncWebClient, content: Mapping[str, Any], mark: str) -> bool:
    """Whether one of the last messages of the conversation of `content`, or one of its thread, carries `mark`.

    False where it cannot be looked for: answered twice is better than not at all. Raises what is worth another try.
    """
    try:
        channel = await _conversation(web, content["channel"])
        place: Dict[str, Any] = {"channel": channel, "limit": MOST_LOOKED_AT, "include_all_metadata": True}
        if not content.get("thread_ts"):
            return _has(await web.api_call("conversations.history", http_verb="GET", params=place), mark)
        place["ts"] = content["thread_ts"]
        # Threads come oldest first.
        for _ in range(MOST_PAGES):
            answer = await web.api_call("conversations.replies", http_verb="GET", params=place)
            if _has(answer, mark):
                return True
            place["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor")
            if not place["cursor"]:
                break
    except SlackApiError as error:
        if is_passing(error.response):
            raise
    return False


async def _conversation(web: AsyncWebClient, channel: str) -> str:
    """Return the conversation with a person for their id, which can be written to but not read from."""
    if not channel.startswith(_PEOPLE):
        return channel
    opened = await web.api_call("conversations.open", json={"users": channel})
    return opened["channel"]["id"]


def _has(answer: Any, mark: str) -> bool:
    return any(_mark_of(message) == mark for message in answer.get("messages") or ())


def _mark_of(message: Mapping[str, Any]) -> Any:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("mark") if metadata.get("event_type") == MARKED else None
