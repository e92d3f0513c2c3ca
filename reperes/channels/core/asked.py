"""Keeps what people asked that was not answered, and how many questions there are a week, without who asked."""

from __future__ import annotations

import logging
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.channels.core.asked_groups import DISLIKED, Group, Leader, Row, grouped, new_leader
from reperes.channels.core.masks import mask
from reperes.channels.core.opinions import KeptOpinion, read_opinions
from reperes.channels.core.outcome import NOT_ANSWERED, Asked, asked_in
from reperes.channels.core.traces import trace_of
from reperes.channels.core.uses import Use, uses_of
from reperes.dialogue.question import Question
from reperes.storage.database import SECONDS_BETWEEN_PURGES, Database

logger = logging.getLogger(__name__)

FILE = "asked.db"
DAYS_KEPT, DAYS_COUNTED = 90, 730
LONGEST = 500
"""So many characters of a question are kept."""
_DAY = 86_400

_TABLES = (
    # Without numbers of rows, nothing says in which order the questions of a day came.
    "CREATE TABLE IF NOT EXISTS asked (day TEXT, family TEXT, channel TEXT, outcome TEXT, question TEXT, likely TEXT, "
    "times INTEGER NOT NULL, PRIMARY KEY (day, family, channel, outcome, question, likely)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS uses (week TEXT, channel TEXT, family TEXT, outcome TEXT, times INTEGER NOT NULL, "
    "PRIMARY KEY (week, channel, family, outcome)) WITHOUT ROWID",
    # The question that leads a group, the last day that it was asked, and the day that the group was settled or "".
    "CREATE TABLE IF NOT EXISTS groups (id TEXT PRIMARY KEY, family TEXT NOT NULL, question TEXT NOT NULL, "
    "day TEXT NOT NULL, settled TEXT NOT NULL DEFAULT '') WITHOUT ROWID",
)
_ASK = "INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
_COUNT = "INSERT INTO uses VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
_READ = "SELECT day, family, outcome, question, likely, times FROM asked WHERE day >= ? ORDER BY day"
_USES = "SELECT week, channel, family, outcome, times FROM uses WHERE week >= ? ORDER BY week DESC, channel"
_GROUPS = "SELECT id, family, question, day, settled FROM groups ORDER BY day, id"
_LEAD = (
    "INSERT INTO groups VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET question = excluded.question, day = excluded.day"
)
_SETTLE = "UPDATE groups SET settled = ? WHERE id = ?"
_AGES = {
    "DELETE FROM asked WHERE day < date(?, 'unixepoch')": DAYS_KEPT * _DAY,
    "DELETE FROM groups WHERE day < date(?, 'unixepoch')": DAYS_KEPT * _DAY,
    "DELETE FROM uses WHERE week < date(?, 'unixepoch')": DAYS_COUNTED * _DAY,
}


class AskedStore:
    """A database file of this user alone, in the data folder; when it fails, that is logged and nobody's turn ends."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time):
        self._folder = folder
        self._clock = clock
        self._database = Database(folder / FILE, _TABLES)
        self._purged = 0.0

    def keep_turn(self, events: Sequence[Mapping[str, Any]], channel: str) -> None:
        """Keep the last turn in the events of a conversation (as dictionaries); never raises."""
        try:
            asked = asked_in(events)
            if asked:
                self.keep(asked, channel)
        except Exception as error:
            logger.error("A turn of the %s channel is not counted: %s", channel, trace_of(error))

    def keep(self, asked: Asked, channel: str) -> None:
        """Count a question, and keep its masked words with the day where it was not answered or not surely."""
        if self._clock() - self._purged >= SECONDS_BETWEEN_PURGES:
            self.purge()
        today = self._today()
        monday = today - timedelta(today.weekday())
        self._database.write(_COUNT, (str(monday), channel, asked.family, asked.outcome))
        if asked.outcome in NOT_ANSWERED and asked.question.strip():
            row = (str(today), asked.family, channel, asked.outcome, _masked(asked.question), ",".join(asked.likely))
            self._database.write(_ASK, row)

    def groups(self, family: Optional[str] = None, settled: bool = False) -> Tuple[Group, ...]:
        """Return alike questions of the last 90 days together, biggest and newest first: those that are not settled,
        or those that are.

        To the questions that were not answered come those whose answer somebody did not find useful. None is all
        families, "" what was asked where there is but one. A group keeps its id while its questions come within the 90
        days, and is looked at once a month at least.
        """
        rows: Dict[str, List[Row]] = {}
        for row in (*self._rows(), *self._disliked()):
            if family is None or row.family == family:
                rows.setdefault(row.family, []).append(row)
        known = {leader.id: leader for leader in (Leader(*values) for values in self._database.read(_GROUPS))}
        found: List[Group] = []
        for name, ones in rows.items():
            found += grouped(ones, [leader for leader in known.values() if leader.family == name])
        for leader in (new_leader(group, self._today()) for group in found):
            if leader != known.get(leader.id):
                self._database.write(_LEAD, leader)
        kept = [group for group in found if group.is_settled == settled]
        return tuple(sorted(sorted(kept, key=lambda g: g.last, reverse=True), key=lambda g: -g.count))

    def settle(self, group_id: str) -> bool:
        """Mark a group as dealt with; False when it is not known.

        It comes back only when its questions were asked AGAIN times more, from the next day on: publishing takes a
        while, and a question that is answered now is kept no more.
        """
        return bool(self._database.write(_SETTLE, (str(self._today()), group_id)))

    def reopen(self, group_id: str) -> bool:
        """Take back that a group is dealt with; False when it is not known."""
        return bool(self._database.write(_SETTLE, ("", group_id)))

    def use(self, weeks: int = 12) -> Tuple[Use, ...]:
        """Return how many questions there were in each of the last `weeks`, this one included, and in each channel,
        newest week first."""
        today = self._today()
        first = today - timedelta(today.weekday() + 7 * (weeks - 1))
        return uses_of(self._database.read(_USES, (str(first),)))

    def opinions(self, days: int = 365) -> Tuple[KeptOpinion, ...]:
        """Return what people thought of answers in the last `days`, newest first."""
        return read_opinions(self._folder, str(self._today() - timedelta(days)))

    def purge(self) -> int:
        """Delete what is too old and return the number of questions deleted."""
        now = self._purged = self._clock()
        deleted = [self._database.write(statement, (now - seconds,)) or 0 for statement, seconds in _AGES.items()]
        # What was overwritten leaves the log too.
        self._database.write("PRAGMA wal_checkpoint(TRUNCATE)")
        return deleted[0]

    def state(self) -> Dict[str, Any]:
        """Return whether the last write worked, for whoever watches over it."""
        return self._database.state()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _rows(self) -> List[Row]:
        rows = self._database.read(_READ, (self._oldest(),))
        return [Row(*values[:4], tuple(filter(None, values[4].split(","))), values[5]) for values in rows]

    def _disliked(self) -> List[Row]:
        opinions = [opinion for opinion in read_opinions(self._folder, self._oldest()) if opinion.thumb == "down"]
        return [
            Row(opinion.day, opinion.family, DISLIKED, _masked(opinion.question), _refs_of(opinion.understanding), 1)
            for opinion in reversed(opinions)
            if opinion.question.strip()
        ]

    def _oldest(self) -> str:
        return str(self._today() - timedelta(DAYS_KEPT))

    def _today(self) -> date:
        return date(*time.gmtime(self._clock())[:3])


def _masked(question: str) -> str:
    # Masked whole, then cut: half an address would not be known for one.
    text = mask(" ".join(question.split()))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _refs_of(understanding: str) -> Tuple[str, ...]:
    refs: Dict[str, None] = {}
    for code in understanding.split("\n")[1:]:
        try:
            refs.update(dict.fromkeys(Question.from_code(code).refs))
        except ValueError:
            continue
    return tuple(refs)
