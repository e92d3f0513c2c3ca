"""Remembers what came in until it is answered, through a restart of the program."""

from __future__ import annotations

import json
import logging
import time
from collections import OrderedDict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.channels.core.traces import trace_of
from reperes.channels.core.turns import Event
from reperes.storage.database import Database
from reperes.storage.sqlite_file import FULL

logger = logging.getLogger(__name__)

FILE = "inbox.db"
SECONDS_KNOWN = 3_600
SECONDS_PENDING = 86_400
SECONDS_BETWEEN_PURGES = 60
MOST_IN_MEMORY = 10_000

_TABLE = (
    "CREATE TABLE IF NOT EXISTS letters (number INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, "
    "id TEXT NOT NULL, taken REAL NOT NULL, finished REAL, starts INTEGER NOT NULL DEFAULT 0, "
    "letter TEXT, messages TEXT, UNIQUE (channel, id))"
)
_TAKE = "INSERT OR IGNORE INTO letters (channel, id, taken, letter, messages) VALUES (?, ?, ?, ?, ?)"
_ANSWERED = "UPDATE letters SET messages = ? WHERE channel = ? AND id = ? AND finished IS NULL"
_FINISHED = "UPDATE letters SET finished = ?, letter = NULL, messages = NULL WHERE channel = ? AND id = ?"
_STARTED = "UPDATE letters SET starts = starts + 1 WHERE channel = ? AND finished IS NULL"
_UNFINISHED = (
    "SELECT id, letter, messages, starts, taken FROM letters WHERE channel = ? AND finished IS NULL ORDER BY number"
)
_REMOVE = "DELETE FROM letters WHERE channel = ? AND id = ?"
_FORGET = "DELETE FROM letters WHERE finished < ?"
_EXPIRE = "DELETE FROM letters WHERE finished IS NULL AND taken < ?"


@dataclass(frozen=True)
class Letter:
    """An event that came in, and where its answer goes: `address` is JSON and the channel's own.

    `person` tells apart who speaks in the conversation.
    """

    event: Event
    address: Mapping[str, Any]
    person: str = ""


@dataclass(frozen=True)
class Unfinished:
    """A letter whose turn did not run yet (`messages` is None), or whose messages were not delivered yet.

    `starts` is the number of times that the program started and found it unfinished; `taken` is when it came in, in
    seconds since 1970.
    """

    letter: Letter
    messages: Optional[Sequence[Mapping[str, Any]]] = None
    starts: int = 0
    taken: float = field(default_factory=time.time, compare=False)


class Inbox:
    """A database file of this user alone. When it fails, letters are known in memory only and none is turned away."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time):
        # The platform does not send again what was acknowledged: it must be on the disk by then.
        self._database = Database(folder / FILE, [_TABLE], FULL)
        self._clock = clock
        self._purged = 0.0
        self._recent: OrderedDict[Tuple[str, str], None] = OrderedDict()

    def take(self, channel: str, letter: Letter, messages: Optional[Sequence[Mapping[str, Any]]] = None) -> bool:
        """Return True and keep a new letter, False for one whose event is known; `messages` need no turn any more."""
        key = (channel, letter.event.id)
        if key in self._recent:
            return False
        now = self._clock()
        if now - self._purged >= SECONDS_BETWEEN_PURGES:
            self.purge()
        answer = None if messages is None else _dumped(list(messages))
        inserted = self._database.write(_TAKE, (*key, now, _dumped(asdict(letter)), answer))
        self._recent[key] = None
        if len(self._recent) > MOST_IN_MEMORY:
            self._recent.popitem(last=False)
        return inserted != 0

    def answered(self, channel: str, event_id: str, messages: Sequence[Mapping[str, Any]]) -> None:
        """Keep what a turn answered: from now on, a restart only delivers it."""
        self._database.write(_ANSWERED, (_dumped(list(messages)), channel, event_id))

    def finished(self, channel: str, event_id: str) -> None:
        """Forget a letter but for its id, by which the platform's retries are known."""
        self._database.write(_FINISHED, (self._clock(), channel, event_id))

    def forget(self, channel: str, event_id: str) -> None:
        """Forget a letter and its id: when it comes again, it is new."""
        self._recent.pop((channel, event_id), None)
        self._database.write(_REMOVE, (channel, event_id))

    def unfinished(self, channel: str) -> List[Unfinished]:
        """Return what an earlier run of the program left, oldest first; to be called once a start."""
        self.purge()
        self._database.write(_STARTED, (channel,))
        found = []
        for event_id, letter, messages, starts, taken in self._database.read(_UNFINISHED, (channel,)):
            try:
                found.append(Unfinished(_loaded(letter), messages and json.loads(messages), starts, taken))
            except Exception as error:
                # It must not keep the others from being answered.
                logger.error(
                    "A message of the %s channel cannot be read again and is dropped: %s", channel, trace_of(error)
                )
                self.finished(channel, event_id)
        return found

    def purge(self) -> None:
        """Forget ids after an hour, and after a day what nobody could be answered."""
        now = self._purged = self._clock()
        self._database.write(_FORGET, (now - SECONDS_KNOWN,))
        expired = self._database.write(_EXPIRE, (now - SECONDS_PENDING,))
        if expired and expired > 0:
            logger.error("%d messages waited for an answer for a day and were dropped.", expired)
        # What was overwritten leaves the log too.
        self._database.write("PRAGMA wal_checkpoint(TRUNCATE)")

    def state(self) -> Dict[str, Any]:
        """Return whether letters outlive a restart, for whoever watches over it."""
        return self._database.state()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _dumped(value: Any) -> str:
    # A value of another kind must not stop a conversation: it is kept as its text. In ASCII, half a character can be
    # kept too.
    return json.dumps(value, separators=(",", ":"), default=str)


def _loaded(text: str) -> Letter:
    content = json.loads(text)
    return Letter(Event(**content["event"]), content["address"], content.get("person", ""))
