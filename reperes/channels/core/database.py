"""A small SQLite file of this user alone, that may fail, or be removed, without stopping anybody's conversation."""

from __future__ import annotations

import logging
import os
import sqlite3
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

logger = logging.getLogger(__name__)

SECONDS_TO_WAIT_FOR_A_LOCK = 0.5

FULL, NORMAL = "FULL", "NORMAL"
"""Whether a commit outlives a failing machine too, or only a failing program, which takes less time."""

# A ValueError is that of a text that has no UTF-8.
_FAILURES = (sqlite3.Error, OSError, ValueError)


class Database:
    """Opened at first use, with the tables of `setup`."""

    def __init__(self, path: Path, setup: Sequence[str], synchronous: str = NORMAL):
        self._path = path
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

    def _open(self) -> sqlite3.Connection:
        """Return a connection to the file that the path leads to now: SQLite goes on writing to a removed one."""
        if self._connection is not None and self._opened == self._identity():
            return self._connection
        self.close()
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._path.exists():
            for leftover in ("-wal", "-shm"):
                Path(f"{self._path}{leftover}").unlink(missing_ok=True)
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self._path, timeout=SECONDS_TO_WAIT_FOR_A_LOCK, check_same_thread=False)
        try:
            for statement in self._setup:
                connection.execute(statement)
        except sqlite3.Error:
            connection.close()
            raise
        self._connection, self._opened = connection, self._identity()
        return connection

    def _identity(self) -> Optional[Tuple[int, int]]:
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _failed(self, error: Exception) -> None:
        # SQLite's message says what is wrong with the file, never what should have been written to it.
        self._error = type(error).__name__
        logger.error("%s cannot be read or written: %s", self._path.name, error)
