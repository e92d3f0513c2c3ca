"""An SQLite file of this user alone, which may be moved or removed under a running program."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Optional, Tuple

SECONDS_TO_WAIT_FOR_A_LOCK = 0.5

FULL, NORMAL = "FULL", "NORMAL"
"""Whether a commit outlives a failing machine too, or only a failing program, which takes less time."""


class SQLiteFile:
    """Opens connections, and notices when the last one no longer writes to the file that the path leads to.

    SQLite goes on writing to a removed file, where nobody will ever find it.
    """

    def __init__(self, path: Path, synchronous: str = NORMAL):
        self.path = path
        self._pragmas = (
            # One writer does not stop readers.
            "PRAGMA journal_mode=WAL",
            f"PRAGMA synchronous={synchronous}",
            # What is deleted is overwritten: it may be what people wrote.
            "PRAGMA secure_delete=ON",
        )
        self._opened: Optional[Tuple[int, int]] = None

    def connect(self) -> sqlite3.Connection:
        """Return a new connection for any thread; raises sqlite3.Error or OSError where the file cannot be opened."""
        self._opened = None
        make_private(self.path)
        connection = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT_FOR_A_LOCK, check_same_thread=False)
        try:
            for pragma in self._pragmas:
                connection.execute(pragma)
        except sqlite3.Error:
            connection.close()
            raise
        self._opened = _identity_of(self.path)
        return connection

    @property
    def is_in_place(self) -> bool:
        """Whether the last connection writes to the file that the path leads to now; False before the first one."""
        return self._opened is not None and self._opened == _identity_of(self.path)


def make_private(path: Path) -> None:
    """Make a database's file, and its folder, where they are not there: what people write is nobody else's on a shared
    machine."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        for leftover in ("-wal", "-shm"):
            Path(f"{path}{leftover}").unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _identity_of(path: Path) -> Optional[Tuple[int, int]]:
    """What tells a file from another one at its path; None when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
