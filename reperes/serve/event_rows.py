"""The events of conversations as rows of Rasa's table `events`."""

from __future__ import annotations

import json
from typing import Any, Dict, Iterable, List, Optional

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    AllSlotsReset,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.nlu.constants import INTENT_NAME_KEY
from sqlalchemy.engine import Connection

EVENTS: sa.Table = SQLTrackerStore.SQLEvent.__table__

# Lets the newest value of each slot be found without reading the conversation.
_BY_KIND = sa.Index("events_by_kind", EVENTS.c.sender_id, EVENTS.c.type_name, EVENTS.c.action_name)
_FORGETS_SLOTS = (SessionStarted, Restarted, AllSlotsReset)


def create_tables(connection: Connection) -> None:
    """Create what is missing of the table and its indexes."""
    EVENTS.create(connection, checkfirst=True)
    known = {index["name"] for index in sa.inspect(connection).get_indexes(EVENTS.name)}
    if _BY_KIND.name not in known:
        _BY_KIND.create(connection)


def read_events(connection: Connection, sender_id: str, length: Optional[int]) -> List[Dict[str, Any]]:
    """Return the last events of a session, preceded by what the slots held before them.

    At most `length` events, cut where a turn of the person begins; without a length,
    the events of all sessions.
    """
    if length is None:
        return _contents(connection.execute(_ALL, {"sender": sender_id}).all())
    rows = connection.execute(_TAIL, {"sender": sender_id, "length": length}).all()
    rows.reverse()
    if len(rows) < length or rows[0].type_name == SessionStarted.type_name:
        return _contents(rows)
    tail = _from_first_turn(rows)
    slots = connection.execute(_SLOTS, {"sender": sender_id, "before": tail[0].id}).all()
    return _contents(slots) + _contents(tail)


def read_said(connection: Connection, sender_id: str, length: int) -> List[Dict[str, Any]]:
    """Return the last `length` events in which the person or the assistant says something, of all sessions."""
    rows = connection.execute(_SAID, {"sender": sender_id, "length": length}).all()
    return _contents(reversed(rows))


def add_events(connection: Connection, sender_id: str, events: Iterable[Event]) -> None:
    """Append events to a conversation."""
    rows = [_row(sender_id, event) for event in events]
    if rows:
        connection.execute(EVENTS.insert(), rows)


def delete_before(connection: Connection, timestamp: float) -> int:
    """Delete the events of before a moment and return their number."""
    return connection.execute(EVENTS.delete().where(EVENTS.c.timestamp < timestamp)).rowcount


def _row(sender_id: str, event: Event) -> Dict[str, Any]:
    """Return an event in the columns that Rasa's own tools read."""
    data = event.as_dict()
    intent = data.get("parse_data", {}).get("intent", {}).get(INTENT_NAME_KEY)
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": event.timestamp,
        "intent_name": intent,
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _contents(rows: Iterable[Any]) -> List[Dict[str, Any]]:
    return [json.loads(row.data) for row in rows]


def _from_first_turn(rows: List[Any]) -> List[Any]:
    """Drop the rest of a turn whose beginning was cut off."""
    for position, row in enumerate(rows):
        listens = row.action_name == ACTION_LISTEN_NAME
        if listens and row.type_name == ActionExecuted.type_name:
            return rows[position:]
    return rows


def _newest_id(*kinds: Any) -> sa.sql.Select:
    """Select the id of a person's newest event of some kinds, 0 without one."""
    # Without the `+ 0`, SQLite reads the conversation backwards until it meets one.
    return sa.select(sa.func.coalesce(sa.func.max(EVENTS.c.id + 0), 0)).where(
        EVENTS.c.sender_id == sa.bindparam("sender"),
        EVENTS.c.type_name.in_([kind.type_name for kind in kinds]),
    )


_ALL = sa.select(EVENTS.c.data).where(EVENTS.c.sender_id == sa.bindparam("sender")).order_by(EVENTS.c.id)

_SAID = (
    sa.select(EVENTS.c.data)
    .where(
        EVENTS.c.sender_id == sa.bindparam("sender"),
        EVENTS.c.type_name.in_([UserUttered.type_name, BotUttered.type_name]),
    )
    .order_by(EVENTS.c.id.desc())
    .limit(sa.bindparam("length"))
)

_TAIL = (
    sa.select(EVENTS.c.id, EVENTS.c.type_name, EVENTS.c.action_name, EVENTS.c.data)
    .where(
        EVENTS.c.sender_id == sa.bindparam("sender"),
        EVENTS.c.id >= _newest_id(SessionStarted).scalar_subquery(),
    )
    .order_by(EVENTS.c.id.desc())
    .limit(sa.bindparam("length"))
)


def _newest_of_each_slot() -> sa.sql.Select:
    """Select the ids of a person's newest values, one for each slot, before an event.

    The slots' names are found one after the other, each by a search in the index
    (https://wiki.postgresql.org/wiki/Loose_indexscan): a long conversation costs what a short one does.
    """
    of_slots = (EVENTS.c.sender_id == sa.bindparam("sender"), EVENTS.c.type_name == SlotSet.type_name)
    names = sa.select(sa.func.min(EVENTS.c.action_name).label("name")).where(*of_slots).cte(recursive=True)
    following = sa.select(sa.func.min(EVENTS.c.action_name)).where(*of_slots, EVENTS.c.action_name > names.c.name)
    names = names.union_all(sa.select(following.scalar_subquery()).where(names.c.name.is_not(None)))
    newest = sa.select(sa.func.max(EVENTS.c.id)).where(
        *of_slots, EVENTS.c.action_name == names.c.name, EVENTS.c.id < sa.bindparam("before")
    )
    return sa.select(newest.scalar_subquery()).select_from(names)


_SLOTS = (
    sa.select(EVENTS.c.data)
    .where(
        EVENTS.c.id.in_(_newest_of_each_slot()),
        EVENTS.c.id > _newest_id(*_FORGETS_SLOTS).scalar_subquery(),
    )
    .order_by(EVENTS.c.id)
)
