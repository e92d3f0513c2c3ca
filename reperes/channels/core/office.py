"""What a channel is given at its start, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from reperes.answers.book import Book, book_of
from reperes.channels import limits
from reperes.channels.core.inbox import Inbox
from reperes.knowledge.library import Library


@dataclass(frozen=True)
class Office:
    """`folder` is where the program keeps what it writes; `greeting` is how the assistant greets, as HR wrote it, with
    gaps for the family's names. `families` gives those in service.

    `secret` is the server's, for what it signs.
    """

    inbox: Inbox
    families: Callable[[], Library]
    greeting: str
    secret: bytes
    folder: Path
    is_allowed_payload: limits.PayloadCheck

    @property
    def library(self) -> Library:
        """The families in service."""
        return self.families()

    def book(self, family: str = "") -> Book:
        """Return a family with the phrases of French; the first one for none."""
        return book_of(self.library, family)
