"""Names conversations: `web:…`, `slack:…`, `teams:…`, never by what the body of a request claims."""

from __future__ import annotations


def sender_id(channel: str, *parts: str) -> str:
    """Return the name of a conversation of `channel`; ValueError for parts that could pass for others.

    The parts come from what the channel verified: a signed session, a signed event, a checked token.
    """
    if not all(parts) or any(":" in part for part in parts):
        raise ValueError("an identity is made of parts without colons, none of them empty")
    return ":".join((channel, *parts))
