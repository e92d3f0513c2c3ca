"""What a channel is given at its start, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reperes.answers.book import Book
from reperes.channels import limits
from reperes.channels.core.inbox import Inbox


@dataclass(frozen=True)
class Office:
    """`folder` is where the program keeps what it writes; `greeting` is how the assistant greets, as HR wrote it.

    `secret` is the server's, for what it signs.
    """

    inbox: Inbox
    book: Book
    greeting: str
    secret: bytes
    folder: Path
    is_allowed_payload: limits.PayloadCheck
