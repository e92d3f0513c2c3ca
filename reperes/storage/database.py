"""A small database that may fail, or be removed, without stopping anybody's conversation."""

from __future__ import annotations

import logging
import sqlite3
import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.storage.sqlite_file import NORMAL, SQLiteFile

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_PURGES = 3_600

# A ValueError is that of a text that has no UTF-8.
_FAILURES = (sqlite3.Error, OSError, ValueError)


class Database:
    """A SQLite file, opened at first use, with the tables of `setup`.

    `ages` are statements that forget what is older than a time, with how many seconds things are kept; run once an
    hour.
    """

    def __init__(
        self,
        path: Path,
        setup: Sequence[str],
        synchronous: str = NORMAL,
        ages: Optional[Mapping[str, float]] = None,
        clock: Callable[[], float] = time.time,
    ):
        self._file = SQLiteFile(path, synchronous)
        self._setup = setup
        self._ages = ages or {}
        self._clock = clock
        self._purged = 0.0
        self._connection: Optional[sqlite3.Connection] = None
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
        self._connection = None

    def _purge(self) -> None:
        now = self._clock()
        if now - self._purged < SECONDS_BETWEEN_PURGES:
            return
        self._purged = now
        for statement, seconds in self._ages.items():
            self.write(statement, (now - seconds,))

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._file.is_in_place:
            return self._connection
        self.close()
        connection = self._file.connect()
        try:
            for statement in self._setup:
                connection.execute(statement)
        except sqlite3.Error:
            connection.close()
            raise
        self._connection = connection
        return connection

    def _failed(self, error: Exception) -> None:
        # SQLite's message says what is wrong with the file, never what should have been written to it.
        self._error = type(error).__name__
        logger.error("%s cannot be read or written: %s", self._file.path.name, error)
