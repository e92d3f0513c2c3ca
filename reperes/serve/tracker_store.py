"""Keeps the conversations, and reads of each only what a turn needs.

Rasa's SQL store reads every event of a session twice a turn, so that the 200th turn
costs several times the 5th, and when the database fails it silently starts each turn
in a new conversation. This one reads a bounded tail and keeps in memory what could
not be written until it can be.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection

from reperes.channels.core.traces import trace_of
from reperes.serve.event_rows import (
    add_events,
    create_tables,
    delete_before,
    read_events,
    read_said,
)
from reperes.storage.data_folder import data_folder
from reperes.storage.sqlite_file import SQLiteFile

logger = logging.getLogger(__name__)

EVENTS_OF_A_TURN = 40
MAX_UNSAVED = 1_000
SAID = (UserUttered.type_name, BotUttered.type_name)
SECONDS_OF_A_DAY = 86_400

DATABASE_FAILURES = (sa.exc.SQLAlchemyError, OSError)
# Events that no database takes; waiting does not help them.
UNSAVABLE = (sa.exc.DataError, sa.exc.IntegrityError, TypeError, ValueError)


class ConversationStore(SQLTrackerStore):
    """A tracker store with turns of constant cost that outlives a failing database.

    In endpoints.yml: `tracker_store: {type: reperes.serve.tracker_store.ConversationStore}`
    keeps a file of the user; `db` names another file, `dialect`, `url` and so on a server.
    """

    def __init__(
        self,
        domain: Optional[Domain] = None,
        dialect: str = "sqlite",
        db: Optional[str] = None,
        **options: Any,
    ):
        self._file: Optional[SQLiteFile] = None
        self._error: Optional[Exception] = None
        # Conversations with events that the database does not have yet, oldest first.
        self._unsaved: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._has_tables = False
        if dialect != "sqlite":
            super().__init__(domain, dialect, db=db or "reperes", **options)
            return
        # Rasa's constructor opens what it is given; the file is opened at first use, so
        # that a full disk stops no one from being answered.
        super().__init__(domain, db="", event_broker=options.get("event_broker"))
        self._file = SQLiteFile(Path(db) if db else data_folder() / "conversations.db")
        self.engine = sa.create_engine("sqlite://", creator=self._file.connect, poolclass=sa.pool.StaticPool)
        self.sessionmaker = sa.orm.sessionmaker(bind=self.engine)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """Return the end of a conversation, None for a new one."""
        unsaved = self._unsaved.get(sender_id)
        if unsaved is not None:
            # A copy, so that a turn that breaks off leaves no half of itself behind.
            return _mark(unsaved.copy(), _stored(unsaved))
        return self._read(sender_id, EVENTS_OF_A_TURN)

    async def retrieve_full_tracker(self, conversation_id: str) -> Optional[DialogueStateTracker]:
        """Return all that is kept of a conversation, None when there is nothing."""
        self._save_what_waits()
        return self._read(conversation_id, None)

    def said(self, sender_id: str, length: int) -> List[Dict[str, Any]]:
        """Return the last events in which someone says something, as dictionaries, oldest first."""
        events: List[Dict[str, Any]] = []
        try:
            with self._transaction() as connection:
                events = read_said(connection, sender_id, length)
        except DATABASE_FAILURES as error:
            self._failed(error)
        unsaved = self._unsaved.get(sender_id)
        if unsaved is not None:
            new = islice(unsaved.events, _stored(unsaved), None)
            events += [event.as_dict() for event in new if event.type_name in SAID]
        return events[-length:]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the new events of a conversation once the running turn has sent its answer, or as soon as that works
        again."""
        await self.stream_events(tracker)
        if len(tracker.events) == _stored(tracker):
            return
        self._unsaved[tracker.sender_id] = tracker
        if len(self._unsaved) > MAX_UNSAVED:
            self._unsaved.popitem(last=False)
            logger.error("Events of a conversation are lost: too many wait to be saved.")
        # Nobody waits for the disk: the loop comes to this when the turn has nothing left to do.
        asyncio.get_running_loop().call_soon(self._save_what_waits)

    def purge(self, older_than_days: float, now: Optional[float] = None) -> int:
        """Delete the events that are older and return their number."""
        moment = time.time() if now is None else now
        with self._transaction() as connection:
            deleted = delete_before(connection, moment - older_than_days * SECONDS_OF_A_DAY)
        if self._file is not None:
            # What was overwritten leaves the log too.
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return deleted

    def state(self) -> Dict[str, Any]:
        """Return whether conversations are being saved, for whoever watches over it."""
        self._save_what_waits()
        self._probe()
        if self._error is None:
            return {"status": "ok"}
        return {
            "status": "degraded",
            "error": type(self._error).__name__,
            "unsaved_conversations": len(self._unsaved),
        }

    def close(self) -> None:
        """Save what waits, if that works now, and let go of the database."""
        self._save_what_waits()
        self.engine.dispose()

    def _read(self, sender_id: str, length: Optional[int]) -> Optional[DialogueStateTracker]:
        try:
            with self._transaction() as connection:
                events = read_events(connection, sender_id, length)
        except DATABASE_FAILURES as error:
            self._failed(error)
            return None
        if not events:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        return _mark(tracker, len(tracker.events))

    def _save_what_waits(self) -> None:
        try:
            for sender_id in list(self._unsaved):
                self._save_one(sender_id)
        except DATABASE_FAILURES as error:
            self._failed(error)
        else:
            self._error = None

    def _probe(self) -> None:
        """Notice a failing database before a person does."""
        try:
            with self._transaction() as connection:
                connection.execute(sa.text("SELECT 1 FROM events LIMIT 1"))
        except DATABASE_FAILURES as error:
            self._failed(error)

    def _save_one(self, sender_id: str) -> None:
        tracker = self._unsaved[sender_id]
        new = islice(tracker.events, _stored(tracker), None)
        try:
            with self._transaction() as connection:
                add_events(connection, sender_id, new)
        except UNSAVABLE as error:
            logger.error("Events of a conversation cannot be saved and are dropped: %s", trace_of(error))
        _mark(tracker, len(tracker.events))
        del self._unsaved[sender_id]

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Give a connection to a database that has its tables; commit at the end."""
        if self._file is not None and not self._file.is_in_place:
            self.engine.dispose()
            self._has_tables = False
        with self.engine.begin() as connection:
            if not self._has_tables:
                create_tables(connection)
            yield connection
        self._has_tables = True

    def _failed(self, error: Exception) -> None:
        self._error = error
        # SQLAlchemy's own message quotes the rows, and so what people said; the database's says what is wrong.
        reason = getattr(error, "orig", None) if isinstance(error, sa.exc.OperationalError) else None
        logger.error("The conversations cannot be read or saved: %s %s", type(error).__name__, reason or "")


def _mark(tracker: DialogueStateTracker, stored: int) -> DialogueStateTracker:
    """Note on a tracker how many of its events the database has."""
    tracker.stored_events = stored
    return tracker


def _stored(tracker: DialogueStateTracker) -> int:
    return getattr(tracker, "stored_events", 0)
