"""An SQLite database in a file that may be moved or removed under a running program."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional, Tuple

import sqlalchemy as sa

from reperes.channels.core.private_file import identity_of, make_private

SECONDS_TO_WAIT_FOR_A_LOCK = 0.5

PRAGMAS = (
    # One writer does not stop readers, and a commit does not wait for the disk.
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    # What is purged is overwritten: these are people's conversations.
    "PRAGMA secure_delete=ON",
)


class SQLiteFile:
    """Keeps one connection open, and notices when its file is no longer the file."""

    def __init__(self, path: Path):
        self.path = path
        self.engine = sa.create_engine(
            f"sqlite:///{path}",
            poolclass=sa.pool.StaticPool,
            connect_args={
                "check_same_thread": False,
                "timeout": SECONDS_TO_WAIT_FOR_A_LOCK,
            },
        )
        sa.event.listen(self.engine, "connect", _set_pragmas)
        self._opened: Optional[Tuple[int, int]] = None

    def reopen_if_gone(self) -> bool:
        """Make sure that the connection writes where the path leads.

        SQLite goes on writing to a removed file, where nobody will ever find it.
        Return True when the database was opened and may lack its tables.
        """
        if self._opened is not None and self._opened == identity_of(self.path):
            return False
        self._opened = None
        self.engine.dispose()
        make_private(self.path)
        self._opened = identity_of(self.path)
        return True

    def shrink_log(self) -> None:
        """Move what the log holds into the database, and nothing stays in the log."""
        with self.engine.connect() as connection:
            connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))



def _set_pragmas(connection: Any, record: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(pragma)
