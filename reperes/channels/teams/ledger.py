"""What the channel has done in Teams, through restarts: who was welcomed, what was sent, which buttons were used."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Mapping, Optional

from reperes.storage.database import Database

FILE = "teams.db"
UNKNOWN = "?"
"""As the id of a message that was sent and for which Teams said none."""
SECONDS_KEPT = 30 * 86_400

_TABLES = (
    "CREATE TABLE IF NOT EXISTS welcomed (conversation TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS posts (card TEXT PRIMARY KEY, conversation TEXT NOT NULL, sent REAL NOT NULL, "
    "id TEXT NOT NULL, message TEXT, chosen TEXT, event TEXT) WITHOUT ROWID",
)
_WELCOME = "INSERT OR IGNORE INTO welcomed VALUES (?)"
_KEEP = (
    "INSERT INTO posts (card, conversation, sent, id, message) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (card) DO UPDATE SET sent = excluded.sent, id = excluded.id, message = excluded.message"
)
_POSTED = "SELECT conversation, id, message, chosen FROM posts WHERE card = ?"
_CHOOSE = "UPDATE posts SET chosen = ?, event = ? WHERE card = ? AND (chosen IS NULL OR event = ?)"
_RELEASE = "UPDATE posts SET chosen = NULL, event = NULL WHERE card = ? AND event = ?"
_FORGET = ("DELETE FROM welcomed WHERE conversation = ?", "DELETE FROM posts WHERE conversation = ?")
_PURGE = "DELETE FROM posts WHERE sent < ?"


@dataclass(frozen=True)
class Posted:
    """A message that was sent: its id in Teams ("" until it is sent, or UNKNOWN), itself if a card, the title of the
    used button."""

    conversation: str
    id: str
    message: Optional[Mapping[str, Any]]
    chosen: Optional[str]


class Ledger:
    """When its file fails, people are answered all the same."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time):
        self._database = Database(folder / FILE, _TABLES, ages={_PURGE: SECONDS_KEPT}, clock=clock)
        self._clock = clock

    def welcome(self, conversation: str) -> bool:
        """Return True the first time only, until the conversation is forgotten."""
        return self._database.write(_WELCOME, (conversation,)) == 1

    def announce(self, card: str, conversation: str, message: Mapping[str, Any]) -> None:
        """Note that a message is about to be sent: people may press its buttons before Teams has said its id."""
        self.keep(card, conversation, "", message)

    def keep(self, card: str, conversation: str, id: str, message: Optional[Mapping[str, Any]]) -> None:
        """Note that a message was sent."""
        text = None if message is None else json.dumps(message)
        self._database.write(_KEEP, (card, conversation, self._clock(), id, text))

    def posted(self, card: str) -> Optional[Posted]:
        """Return what was sent under that name, None when nothing was in the last 30 days."""
        rows = self._database.read(_POSTED, (card,))
        return next((Posted(where, id, text and json.loads(text), chosen) for where, id, text, chosen in rows), None)

    def choose(self, card: str, title: str, event: str) -> bool:
        """Return False when a button of the message was used before, by another event."""
        changed = self._database.write(_CHOOSE, (title, event, card, event))
        return changed != 0 or self.posted(card) is None

    def release(self, card: str, event: str) -> None:
        """Let a message's buttons work again after an event that nothing came of."""
        self._database.write(_RELEASE, (card, event))

    def forget(self, conversation: str) -> None:
        """Forget a conversation that the assistant is no longer in."""
        for statement in _FORGET:
            self._database.write(statement, (conversation,))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
