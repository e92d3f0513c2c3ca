"""What is kept of a conversation, and what happens when the database fails."""

import asyncio
import os
import sqlite3
import time

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    AllSlotsReset,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.utils.endpoints import EndpointConfig

from reperes.serve.tracker_store import EVENTS_OF_A_TURN, ConversationStore
from reperes.storage.data_folder import data_folder

DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [ask]
    slots:
      level: {type: any, influence_conversation: false, mappings: [{type: custom}]}
      topic: {type: any, influence_conversation: false, mappings: [{type: custom}]}
    """
)
LISTEN = "action_listen"
STEPS_PER_COUNT = 10
"""Instructions of SQLite's virtual machine between two counts: what the database does, however busy the machine is."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "conversations.db"


@pytest.fixture
def store(path):
    return open_store(path)


def open_store(path):
    return ConversationStore(DOMAIN, db=str(path))


def start():
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted(LISTEN)]


def turn(text="et pour B ?", **slots):
    return [
        UserUttered(text, {"name": "ask", "confidence": 1.0}),
        *(SlotSet(name, value) for name, value in slots.items()),
        ActionExecuted("action_answer"),
        BotUttered("oui"),
        ActionExecuted(LISTEN),
    ]


def say(store, events, sender="a"):
    """Have a turn as Rasa does: read the tracker, add events to it, save it."""

    async def have_turn():
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        tracker.update_with_events(events, DOMAIN)
        await store.save(tracker)

    asyncio.run(have_turn())


def read(store, sender="a"):
    return asyncio.run(store.retrieve(sender))


def texts(tracker):
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def test_a_conversation_is_read_back_as_it_was(path):
    say(open_store(path), [*start(), *turn("bonjour", level="C")])
    tracker = read(open_store(path))
    assert texts(tracker) == ["bonjour"]
    assert tracker.get_slot("level") == "C"
    assert tracker.latest_action_name == LISTEN


def test_an_unknown_person_has_no_conversation(store):
    assert read(store) is None


def test_each_event_is_stored_once(store, path):
    for number in range(30):
        say(store, [*(start() if number == 0 else []), *turn(str(number), level=number)])
    rows = sqlite3.connect(path).execute("SELECT count(*) FROM events").fetchone()
    assert rows == (3 + 30 * 5,)


def test_a_long_conversation_is_read_from_the_beginning_of_a_late_turn(store):
    say(store, start())
    for number in range(100):
        say(store, turn(str(number), level=number))
    tracker = read(store)
    assert len(tracker.events) <= EVENTS_OF_A_TURN + len(DOMAIN.slots)
    assert texts(tracker)[-1] == "99"
    first = next(e for e in tracker.events if not isinstance(e, SlotSet))
    assert isinstance(first, ActionExecuted) and first.action_name == LISTEN


def test_a_slot_set_long_ago_keeps_its_newest_value(store):
    say(store, [*start(), *turn(topic="courrier"), *turn(topic="plaintes")])
    for number in range(50):
        say(store, turn(str(number), level=number))
    tracker = read(store)
    assert tracker.get_slot("topic") == "plaintes"
    assert tracker.get_slot("level") == 49


@pytest.mark.parametrize("forget", [start, lambda: [AllSlotsReset()]])
def test_a_slot_that_was_forgotten_stays_forgotten(store, forget):
    say(store, [*start(), *turn(topic="courrier"), *forget()])
    for number in range(50):
        say(store, turn(str(number), level=number))
    assert read(store).get_slot("topic") is None


def test_a_new_session_starts_without_the_events_of_the_last_one(store):
    say(store, [*start(), *turn("hier")])
    say(store, [*start(), *turn("aujourd'hui")])
    assert texts(read(store)) == ["aujourd'hui"]
    everything = asyncio.run(store.retrieve_full_tracker("a"))
    assert texts(everything) == ["hier", "aujourd'hui"]


def test_conversations_do_not_mix(store):
    say(store, [*start(), *turn("moi", level="C")], sender="a")
    say(store, [*start(), *turn("toi", level="B")], sender="b")
    assert texts(read(store, "a")) == ["moi"]
    assert read(store, "b").get_slot("level") == "B"


def test_the_300th_turn_costs_what_the_10th_costs(store):
    steps = 0

    def count():
        nonlocal steps
        steps += STEPS_PER_COUNT

    @sa.event.listens_for(store.engine, "connect")
    def watch(connection, record):
        connection.set_progress_handler(count, STEPS_PER_COUNT)

    def work_of(turns):
        nonlocal steps
        steps = 0
        for number in range(turns):
            say(store, turn(str(number), level=number, topic=[number]))
        return steps

    say(store, start())
    work_of(10)
    early = work_of(20)
    work_of(260)
    assert 0 < work_of(20) < early * 1.2
    assert len(read(store).events) <= EVENTS_OF_A_TURN


def test_only_its_owner_may_read_the_file(store, path):
    say(store, [*start(), *turn()])
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_old_events_are_purged_and_young_ones_kept(store, path):
    old, young = turn("vieux secret"), turn("nouveau")
    now = time.time()
    say(store, [*start(), *old], sender="a")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE events SET timestamp = ?", (now - 31 * 86_400,))
    say(store, [*start(), *young], sender="b")
    assert store.purge(older_than_days=30) == 3 + len(old)
    assert read(store, "a") is None
    assert texts(read(store, "b")) == ["nouveau"]
    assert b"vieux secret" not in path.read_bytes()
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_a_removed_file_costs_its_history_but_no_turn(store, path):
    say(store, [*start(), *turn("un", level="C")])
    path.unlink()
    say(store, turn("deux"))
    assert texts(read(store)) == ["deux"]
    assert path.exists()
    assert store.state() == {"status": "ok"}


def break_with_garbage(path):
    path.with_name(path.name + "-wal").unlink()
    path.unlink()
    path.write_bytes(b"this is no database, and never was one" * 100)


def break_with_a_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("break_it", [break_with_garbage, break_with_a_folder])
def test_a_broken_database_is_told_and_what_was_said_is_saved_when_it_works(store, path, break_it, caplog):
    say(store, [*start(), *turn("avant")])
    break_it(path)
    say(store, [*start(), *turn("pendant", level="C")])
    say(store, turn("encore"))
    assert store.state()["status"] == "degraded"
    assert store.state()["unsaved_conversations"] == 1
    assert "cannot be read or saved" in caplog.text
    tracker = read(store)
    assert texts(tracker) == ["pendant", "encore"] and tracker.get_slot("level") == "C"

    path.rmdir() if path.is_dir() else path.unlink()
    assert store.state() == {"status": "ok"}
    assert texts(read(open_store(path))) == ["pendant", "encore"]


def test_a_locked_database_is_written_to_later(store, path):
    say(store, [*start(), *turn("un")])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    say(store, turn("deux"))
    assert store.state()["status"] == "degraded"
    other.execute("ROLLBACK")
    say(store, [*start(), *turn("bonjour")], sender="b")
    assert store.state() == {"status": "ok"}
    assert texts(read(open_store(path))) == ["un", "deux"]


def test_a_full_disk_loses_nothing_that_was_said(store, path):
    say(store, [*start(), *turn("un")])
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    say(store, turn("x" * 100_000))
    assert store.state()["error"] == "OperationalError"
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    say(store, turn("trois"))
    assert texts(read(open_store(path))) == ["un", "x" * 100_000, "trois"]


@pytest.mark.parametrize("break_it", [break_with_garbage, break_with_a_folder, None])
def test_what_cannot_be_saved_is_logged_without_what_was_said(store, path, break_it, caplog):
    say(store, [*start(), *turn("un")])
    other = sqlite3.connect(path, isolation_level=None)
    if break_it:
        break_it(path)
    else:
        other.execute("BEGIN IMMEDIATE")
    say(store, [*start(), *turn("des mots à personne", level="C")])
    say(store, [*start(), *turn("d'autres mots à personne", level=object())], sender="b")
    other.close()
    assert "cannot be" in caplog.text and "mots à personne" not in caplog.text


def test_a_turn_that_breaks_off_while_the_database_is_down_leaves_nothing(store, path):
    say(store, [*start(), *turn("un")])
    break_with_a_folder(path)
    say(store, [*start(), *turn("deux")])

    read(store).update(UserUttered("perdu"))

    assert texts(read(store)) == ["deux"]


def test_events_that_cannot_be_saved_stop_no_one_else(store, path, caplog):
    say(store, [*start(), *turn("un", level=object())], sender="a")
    say(store, [*start(), *turn("deux")], sender="b")
    assert store.state() == {"status": "ok"}
    assert "cannot be saved" in caplog.text
    assert texts(read(open_store(path), "b")) == ["deux"]


def test_rasa_finds_it_by_its_configuration(path):
    configured = EndpointConfig(type="reperes.serve.tracker_store.ConversationStore", db=str(path))
    store = FailSafeTrackerStore(TrackerStore.create(configured, DOMAIN))
    say(store, [*start(), *turn("bonjour")])
    assert texts(read(open_store(path))) == ["bonjour"]


@pytest.mark.parametrize(
    "environment, folder",
    [
        ({"REPERES_DATA": "/srv/reperes"}, "/srv/reperes"),
        ({"XDG_DATA_HOME": "/srv/data"}, "/srv/data/reperes"),
        ({"HOME": "/home/anne"}, "/home/anne/.local/share/reperes"),
    ],
)
def test_the_data_folder_is_the_users(monkeypatch, environment, folder):
    for name in ("REPERES_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert os.fspath(data_folder()) == folder
