"""What people think of answers is kept without who they are."""

import sqlite3
import stat

import pytest

from reperes.channels.core.opinions import FILE
from reperes.channels.web.feedback import FeedbackStore, Opinion

DAY = 86_400
OPINION = Opinion("name", "up", "merci, jan@example.be", "je suis au 0475 12 34 56", "ask_description", "réponse")

OLD_TABLE = (
    "CREATE TABLE feedback (name TEXT PRIMARY KEY, day TEXT NOT NULL, thumb TEXT NOT NULL, remark TEXT NOT NULL, "
    "question TEXT NOT NULL, understanding TEXT NOT NULL, answer TEXT NOT NULL)"
)


@pytest.fixture
def clock():
    """A clock whose time is its first element."""
    return [1_700_000_000.0]


@pytest.fixture
def store(tmp_path, clock):
    return FeedbackStore(tmp_path / "data", lambda: clock[0])


def rows(tmp_path):
    with sqlite3.connect(tmp_path / "data" / FILE) as connection:
        return connection.execute("SELECT * FROM feedback").fetchall()


def test_an_opinion_is_kept_with_the_day_and_without_what_is_personal(store, tmp_path):
    store.keep(OPINION)
    assert rows(tmp_path) == [
        ("name", "2023-11-14", "up", "merci, […]", "je suis au […]", "ask_description", "réponse", "")
    ]
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600


def test_a_second_opinion_on_an_answer_replaces_the_first(store, tmp_path):
    store.keep(OPINION)
    store.keep(Opinion("name", "down", "", "q", "u", "a"))
    assert [row[2] for row in rows(tmp_path)] == ["down"]


def test_a_file_of_before_there_were_families_takes_opinions_too(store, tmp_path):
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / FILE) as connection:
        connection.execute(OLD_TABLE)
        connection.execute("INSERT INTO feedback VALUES ('old', '2023-11-01', 'up', '', 'q', 'u', 'a')")
    store.keep(Opinion("new", "down", "", "q", "u", "a", "dg"))
    assert [(row[0], row[7]) for row in rows(tmp_path)] == [("old", ""), ("new", "dg")]


def test_opinions_are_deleted_after_a_year(store, tmp_path, clock):
    store.keep(OPINION)
    clock[0] += 364 * DAY
    store.keep(Opinion("other", "up", "", "q", "u", "a"))
    assert store.purge() == 0
    clock[0] += 3 * DAY
    assert store.purge() == 1
    assert [row[0] for row in rows(tmp_path)] == ["other"]


def test_without_a_file_there_is_nothing_to_delete_and_none_is_made(store, tmp_path):
    assert store.purge() == 0
    assert not (tmp_path / "data").exists()
