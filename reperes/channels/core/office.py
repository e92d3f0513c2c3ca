"""What a channel is given at its start, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass

from reperes.answers.book import Book
from reperes.channels import limits
from reperes.channels.core.inbox import Inbox


@dataclass(frozen=True)
class Office:
    """`secret` is the server's, for what it signs; `greeting` is how the assistant greets, as HR wrote it."""

    inbox: Inbox
    book: Book
    greeting: str
    secret: bytes
    is_allowed_payload: limits.PayloadCheck
