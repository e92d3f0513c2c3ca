"""What an agent is made of."""

import sqlite3

import pytest
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import SQLTrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig

from reperes.serve.agent import load_agent, lock_store, tracker_store
from reperes.serve.cannot_start import CannotStart
from reperes.serve.lock_store import PromptLockStore
from reperes.serve.retention import purge
from reperes.serve.tracker_store import ConversationStore


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REPERES_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_conversations_are_kept_in_the_data_folder_without_configuration(data_folder):
    store = tracker_store(None)
    assert isinstance(store, ConversationStore)
    assert store.state() == {"status": "ok"}
    assert (data_folder / "conversations.db").exists()


def test_another_store_of_rasas_can_be_configured(tmp_path):
    store = tracker_store(EndpointConfig(type="SQL", db=str(tmp_path / "rasa.db")))
    assert type(store) is SQLTrackerStore


def test_a_misspelled_store_stops_the_start_instead_of_forgetting_everything():
    with pytest.warns(UserWarning), pytest.raises(CannotStart, match="tracker_stroe"):
        tracker_store(EndpointConfig(type="reperes.serve.tracker_stroe.Store"))


def test_the_lock_store_is_ours_unless_another_is_configured():
    assert isinstance(lock_store(None), PromptLockStore)
    assert type(lock_store(EndpointConfig(type="in_memory"))) is InMemoryLockStore


@pytest.mark.parametrize("section", ["nlg", "nlu", "model", "event_broker"])
def test_what_is_not_served_is_refused_rather_than_ignored(section):
    endpoints = AvailableEndpoints(**{section: EndpointConfig("http://127.0.0.1:1")})
    with pytest.raises(CannotStart, match=section):
        load_agent("models", endpoints)


def test_a_lock_store_that_does_not_exist_is_told_in_french():
    with pytest.raises(CannotStart, match="Le lock_store « nope »"):
        lock_store(EndpointConfig(type="nope"))


def test_old_conversations_are_purged_from_the_configured_store(tmp_path):
    database = tmp_path / "named.db"
    endpoints = tmp_path / "endpoints.yml"
    endpoints.write_text(f"tracker_store:\n  type: reperes.serve.tracker_store.ConversationStore\n  db: {database}\n")
    assert purge(endpoints=str(endpoints)) == 0
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO events (sender_id, type_name, timestamp) VALUES ('a', 'user', 0)")
    assert purge(older_than_days=30, endpoints=str(endpoints)) == 1


def test_only_a_store_of_ours_can_be_purged(tmp_path):
    endpoints = tmp_path / "endpoints.yml"
    endpoints.write_text(f"tracker_store: {{type: SQL, db: {tmp_path / 'rasa.db'}}}\n")
    with pytest.raises(CannotStart):
        purge(endpoints=str(endpoints))
