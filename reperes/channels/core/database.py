"""A small SQLite file of this user alone, that may fail, or be removed, without stopping anybody's conversation."""

from __future__ import annotations

import logging
import sqlite3
import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.channels.core.private_file import identity_of, make_private

logger = logging.getLogger(__name__)

SECONDS_TO_WAIT_FOR_A_LOCK = 0.5

FULL, NORMAL = "FULL", "NORMAL"
"""Whether a commit outlives a failing machine too, or only a failing program, which takes less time."""

SECONDS_BETWEEN_PURGES = 3_600

# A ValueError is that of a text that has no UTF-8.
_FAILURES = (sqlite3.Error, OSError, ValueError)


class Database:
    """Opened at first use, with the tables of `setup`.

    `ages` are statements that forget what is older than a time, with how many seconds things are kept; run once an hour.
    """

    def __init__(
        self,
        path: Path,
        setup: Sequence[str],
        synchronous: str = NORMAL,
        ages: Optional[Mapping[str, float]] = None,
        clock: Callable[[], float] = time.time,
    ):
        self._path = path
        self._ages = ages or {}
        self._clock = clock
        self._purged = 0.0
        self._setup = (
            "PRAGMA journal_mode=WAL",
            f"PRAGMA synchronous={synchronous}",
            # What is deleted is overwritten: it may be what people wrote.
            "PRAGMA secure_delete=ON",
            *setup,
        )
        self._connection: Optional[sqlite3.Connection] = None
        self._opened: Optional[Tuple[int, int]] = None
        self._error: Optional[str] = None

    def write(self, statement: str, values: Sequence[Any] = ()) -> Optional[int]:
        """Return the number of rows written, None when that failed, which is logged."""
        self._purge()
        try:
            with self._open() as connection:
                rows = connection.execute(statement, values).rowcount
        except _FAILURES as error:
            self._failed(error)
            return None
        self._error = None
        return rows

    def read(self, statement: str, values: Sequence[Any] = ()) -> List[Tuple[Any, ...]]:
        """Return rows; none when that failed, which is logged."""
        self._purge()
        try:
            return self._open().execute(statement, values).fetchall()
        except _FAILURES as error:
            self._failed(error)
            return []

    def state(self) -> Dict[str, Any]:
        """Return whether the last write worked, for whoever watches over it."""
        return {"status": "ok"} if self._error is None else {"status": "degraded", "error": self._error}

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._opened = None

    def _purge(self) -> None:
        now = self._clock()
        if now - self._purged < SECONDS_BETWEEN_PURGES:
            return
        self._purged = now
        for statement, seconds in self._ages.items():
            self.write(statement, (now - seconds,))

    def _open(self) -> sqlite3.Connection:
        """Return a connection to the file that the path leads to now: SQLite goes on writing to a removed one."""
        if self._connection is not None and self._opened == identity_of(self._path):
            return self._connection
        self.close()
        make_private(self._path)
        connection = sqlite3.connect(self._path, timeout=SECONDS_TO_WAIT_FOR_A_LOCK, check_same_thread=False)
        try:
            for statement in self._setup:
                connection.execute(statement)
        except sqlite3.Error:
            connection.close()
            raise
        self._connection, self._opened = connection, identity_of(self._path)
        return connection

    def _failed(self, error: Exception) -> None:
        # SQLite's message says what is wrong with the file, never what should have been written to it.
        self._error = type(error).__name__
        logger.error("%s cannot be read or written: %s", self._path.name, error)
