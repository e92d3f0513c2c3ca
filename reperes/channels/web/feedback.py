"""Keeps what people think of answers, without who they are."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Callable, Iterator

from reperes.channels.core.masks import mask
from reperes.channels.core.opinions import COLUMNS, FILE, TABLE, WITH_FAMILY
from reperes.storage.sqlite_file import make_private

DAYS_KEPT = 365

_ADD = "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Opinion:
    """A thumb and a remark on an answer, with the question and how it was understood.

    `name` is the same when the same answer is judged again, and leads to nobody. `family` is "" where there is but one.
    """

    name: str
    thumb: str
    remark: str
    question: str
    understanding: str
    answer: str
    family: str = ""


class FeedbackStore:
    """A database file of this user alone; opened for each use, so that it may be moved or removed."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time):
        self._path = folder / FILE
        self._clock = clock

    def keep(self, opinion: Opinion) -> None:
        """Keep an opinion in place of an earlier one on the same answer; only the day is noted, not the hour."""
        remark, question = mask(opinion.remark), mask(opinion.question)
        kept = (opinion.understanding, opinion.answer, opinion.family)
        row = (opinion.name, self._day(0), opinion.thumb, remark, question, *kept)
        with self._open() as connection:
            connection.execute(_ADD, row)

    def purge(self, older_than_days: float = DAYS_KEPT) -> int:
        """Delete older opinions and return their number; raises nothing when there is no file."""
        if not self._path.exists():
            return 0
        with self._open() as connection:
            return connection.execute("DELETE FROM feedback WHERE day < ?", (self._day(older_than_days),)).rowcount

    def _day(self, days_ago: float) -> str:
        return time.strftime("%Y-%m-%d", time.gmtime(self._clock() - days_ago * 86_400))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        make_private(self._path)
        with closing(sqlite3.connect(self._path, timeout=1)) as connection, connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute(TABLE)
            if len(connection.execute(COLUMNS).fetchall()) < len(fields(Opinion)) + 1:
                connection.execute(WITH_FAMILY)
            yield connection
