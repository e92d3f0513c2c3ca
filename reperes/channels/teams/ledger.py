"""What the channel has done in Teams, through restarts: who was welcomed, what was sent, which buttons were used."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Mapping, Optional, Sequence

logger = logging.getLogger(__name__)

FILE = "teams.db"
SECONDS_KEPT = 30 * 86_400
SECONDS_BETWEEN_PURGES = 3_600

_SETUP = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA secure_delete=ON",
    "CREATE TABLE IF NOT EXISTS welcomed (conversation TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS posts (card TEXT PRIMARY KEY, conversation TEXT NOT NULL, sent REAL NOT NULL, "
    "id TEXT NOT NULL, message TEXT, chosen TEXT, event TEXT) WITHOUT ROWID",
)
_WELCOME = "INSERT OR IGNORE INTO welcomed VALUES (?)"
_KEEP = "INSERT OR REPLACE INTO posts (card, conversation, sent, id, message) VALUES (?, ?, ?, ?, ?)"
_POSTED = "SELECT conversation, id, message, chosen FROM posts WHERE card = ?"
_CHOOSE = "UPDATE posts SET chosen = ?, event = ? WHERE card = ? AND (chosen IS NULL OR event = ?)"
_FORGET = ("DELETE FROM welcomed WHERE conversation = ?", "DELETE FROM posts WHERE conversation = ?")
_PURGE = "DELETE FROM posts WHERE sent < ?"


@dataclass(frozen=True)
class Posted:
    """A message that was sent: its id in Teams, itself if it has buttons, and the title of the one that was used."""

    conversation: str
    id: str
    message: Optional[Mapping[str, Any]]
    chosen: Optional[str]


class Ledger:
    """A database file of this user alone; when it fails, people are answered all the same."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time):
        self._path = folder / FILE
        self._clock = clock
        self._connection: Optional[sqlite3.Connection] = None
        self._purged = 0.0

    def welcome(self, conversation: str) -> bool:
        """Return True the first time only, until the conversation is forgotten."""
        return self._write(_WELCOME, (conversation,)) == 1

    def keep(self, card: str, conversation: str, id: str, message: Optional[Mapping[str, Any]]) -> None:
        """Note that a message was sent."""
        now = self._clock()
        text = None if message is None else json.dumps(message, ensure_ascii=False)
        self._write(_KEEP, (card, conversation, now, id, text))
        if now - self._purged > SECONDS_BETWEEN_PURGES:
            self._purged = now
            self._write(_PURGE, (now - SECONDS_KEPT,))

    def posted(self, card: str) -> Optional[Posted]:
        """Return what was sent under that name, None when nothing was in the last 30 days."""
        try:
            row = self._open().execute(_POSTED, (card,)).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._failed(error)
            return None
        return None if row is None else Posted(row[0], row[1], row[2] and json.loads(row[2]), row[3])

    def choose(self, card: str, title: str, event: str) -> bool:
        """Return False when a button of the message was used before, by another event."""
        changed = self._write(_CHOOSE, (title, event, card, event))
        return changed != 0 or self.posted(card) is None

    def forget(self, conversation: str) -> None:
        """Forget a conversation that the assistant is no longer in."""
        for statement in _FORGET:
            self._write(statement, (conversation,))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _write(self, statement: str, values: Sequence[Any]) -> Optional[int]:
        """Return the number of rows written, None when the database failed."""
        try:
            with self._open() as connection:
                return connection.execute(statement, values).rowcount
        except (sqlite3.Error, OSError) as error:
            self._failed(error)
            return None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = sqlite3.connect(self._path, timeout=0.5)
            for statement in _SETUP:
                connection.execute(statement)
            self._connection = connection
        return self._connection

    def _failed(self, error: Exception) -> None:
        logger.error("The ledger of the teams channel cannot be read or written (%s).", type(error).__name__)
        self.close()
