"""What the `slack` channel must still know after a restart: threads, buttons, and which parts of an answer went out."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Mapping, Optional, Sequence, Tuple

from reperes.storage.database import Database

FILE = "slack.db"
Progress = str
NEW, BEGUN, POSTED = "new", "begun", "posted"
"""Of a part of an answer: a program that ended in between leaves it begun, and nobody knows whether it went out."""

SECONDS_OF_OFFERS = 30 * 86_400
SECONDS_OF_THREADS = 90 * 86_400
SECONDS_OF_PARTS = 2 * 86_400

_TABLES = (
    "CREATE TABLE IF NOT EXISTS threads (name TEXT PRIMARY KEY, at REAL NOT NULL)",
    "CREATE TABLE IF NOT EXISTS parts (event TEXT, part TEXT, at REAL NOT NULL, is_posted INTEGER NOT NULL, "
    "PRIMARY KEY (event, part))",
    "CREATE TABLE IF NOT EXISTS offers (name TEXT PRIMARY KEY, at REAL NOT NULL, content TEXT NOT NULL, "
    "chosen INTEGER, chosen_by TEXT, continued_by TEXT)",
)
_CLICKS = ("chosen", "chosen_by", "continued_by")
_AGES = {
    "DELETE FROM threads WHERE at < ?": SECONDS_OF_THREADS,
    "DELETE FROM parts WHERE at < ?": SECONDS_OF_PARTS,
    "DELETE FROM offers WHERE at < ?": SECONDS_OF_OFFERS,
}


@dataclass(frozen=True)
class Offer:
    """The buttons of a message: whose they are, where their answers go, and the message, to show what was chosen.

    `choices` are titles with payloads; `whole` is the complete answer where the message is a short one. `chosen` is the
    number of the choice that was made, by the click `chosen_by`; `continued_by` is the click that asked for `whole`.
    """

    user: str
    sender: str
    address: Mapping[str, Any]
    blocks: Sequence[Mapping[str, Any]]
    text: str
    choices: Sequence[Tuple[str, str]]
    whole: Optional[Mapping[str, Any]] = None
    chosen: Optional[int] = None
    chosen_by: Optional[str] = None
    continued_by: Optional[str] = None


class Store:
    """When its file fails, buttons and threads are done without; what a failing machine loses costs a button or comes
    twice."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time):
        self._database = Database(folder / FILE, _TABLES, ages=_AGES, clock=clock)
        self._clock = clock

    def follow(self, thread: str) -> None:
        """Remember that the assistant speaks in a thread."""
        self._database.write("INSERT OR REPLACE INTO threads VALUES (?, ?)", (thread, self._clock()))

    def follows(self, thread: str) -> bool:
        """Whether the assistant spoke in a thread, within 90 days."""
        return bool(self._database.read("SELECT 1 FROM threads WHERE name = ?", (thread,)))

    def begin(self, event: str, part: str) -> Progress:
        """Keep that a part of the answer to an event is about to go out, and return how far it came before."""
        rows = self._database.read("SELECT is_posted FROM parts WHERE event = ? AND part = ?", (event, part))
        if rows:
            return POSTED if rows[0][0] else BEGUN
        self._database.write("INSERT INTO parts VALUES (?, ?, ?, 0)", (event, part, self._clock()))
        return NEW

    def posted(self, event: str, part: str) -> None:
        """Keep that a part of the answer to an event went out."""
        self._database.write("UPDATE parts SET is_posted = 1 WHERE event = ? AND part = ?", (event, part))

    def offer(self, offer: Offer) -> Optional[str]:
        """Keep an offer for 30 days and return its name, by which nobody can guess another; None when it fails."""
        name = secrets.token_urlsafe(12)
        content = {key: value for key, value in vars(offer).items() if key not in _CLICKS}
        # In ASCII, half a character can be kept too.
        values = (name, self._clock(), json.dumps(content))
        kept = self._database.write("INSERT INTO offers (name, at, content) VALUES (?, ?, ?)", values)
        return None if kept is None else name

    def find(self, name: str) -> Optional[Offer]:
        """Return an offer with what was chosen of it so far."""
        rows = self._database.read(f"SELECT content, {', '.join(_CLICKS)} FROM offers WHERE name = ?", (name,))
        if not rows:
            return None
        content, *clicks = rows[0]
        return Offer(**json.loads(content), **dict(zip(_CLICKS, clicks)))

    def choose(self, name: str, number: int, click: str) -> None:
        """Keep what was chosen, and by which click; a first choice stays."""
        self._database.write(
            "UPDATE offers SET chosen = ?, chosen_by = ? WHERE name = ? AND chosen IS NULL", (number, click, name)
        )

    def continue_in_private(self, name: str, click: str) -> None:
        """Keep that the complete answer was asked for, and by which click."""
        self._database.write(
            "UPDATE offers SET continued_by = ? WHERE name = ? AND continued_by IS NULL", (click, name)
        )

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
