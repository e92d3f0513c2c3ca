"""What the inbox remembers: each event once, what is unfinished through a restart, no longer than needed."""

import sqlite3
import stat

import pytest

from reperes.channels.core.inbox import FILE, SECONDS_KNOWN, SECONDS_PENDING, Inbox, Letter, Unfinished
from reperes.channels.core.turns import Event


class Clock:
    """A clock that goes when told."""

    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


def letter(number, sender="slack:T1:U1", text="qui s'occupe du courrier ?"):
    return Letter(Event(sender, f"Ev{number}", text, metadata={"title": "é"}), {"channel": "D1", "thread_ts": None})


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def inbox(tmp_path, clock):
    return Inbox(tmp_path, clock)


def content_of(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_an_event_is_taken_once(inbox):
    assert [inbox.take("slack", letter(1)), inbox.take("slack", letter(1))] == [True, False]


def test_two_channels_may_use_the_same_id(inbox):
    assert inbox.take("slack", letter(1)) and inbox.take("teams", letter(1))


@pytest.mark.parametrize("is_finished", [False, True])
def test_an_event_is_known_after_a_restart(inbox, tmp_path, clock, is_finished):
    inbox.take("slack", letter(1))
    if is_finished:
        inbox.finished("slack", "Ev1")
    assert not Inbox(tmp_path, clock).take("slack", letter(1))


def test_a_restart_finds_what_is_unfinished_as_it_was_and_in_order(inbox, tmp_path, clock):
    for number in (3, 1, 2, 4):
        inbox.take("slack", letter(number))
    inbox.take("teams", letter(5))
    inbox.finished("slack", "Ev1")
    inbox.answered("slack", "Ev2", [{"text": "Réponse", "custom": {"blocks": []}}])
    assert Inbox(tmp_path, clock).unfinished("slack") == [
        Unfinished(letter(3), None, 1),
        Unfinished(letter(2), [{"text": "Réponse", "custom": {"blocks": []}}], 1),
        Unfinished(letter(4), None, 1),
    ]


def test_what_needs_no_turn_is_kept_with_its_messages_at_once(inbox, tmp_path, clock):
    inbox.take("slack", letter(1), [{"text": "bienvenue"}])
    assert Inbox(tmp_path, clock).unfinished("slack") == [Unfinished(letter(1), [{"text": "bienvenue"}], 1)]


def test_each_start_that_left_a_letter_unfinished_is_counted(inbox, tmp_path, clock):
    inbox.take("slack", letter(1))
    assert [Inbox(tmp_path, clock).unfinished("slack")[0].starts for _ in range(3)] == [1, 2, 3]


def test_what_is_answered_after_it_was_finished_stays_finished(inbox, tmp_path, clock):
    inbox.take("slack", letter(1))
    inbox.finished("slack", "Ev1")
    inbox.answered("slack", "Ev1", [{"text": "trop tard"}])
    assert Inbox(tmp_path, clock).unfinished("slack") == []


def test_ids_are_forgotten_an_hour_after_they_were_finished(inbox, tmp_path, clock):
    inbox.take("slack", letter(1))
    inbox.finished("slack", "Ev1")
    clock.now += SECONDS_KNOWN + 1
    assert Inbox(tmp_path, clock).take("slack", letter(1))


def test_what_nobody_could_be_answered_is_dropped_after_a_day_and_said(inbox, tmp_path, clock, caplog):
    inbox.take("slack", letter(1))
    clock.now += SECONDS_PENDING + 1
    assert Inbox(tmp_path, clock).unfinished("slack") == []
    assert "1 messages waited" in caplog.text


def test_words_leave_the_disk_when_they_were_answered(inbox, tmp_path):
    inbox.take("slack", letter(1, text="un texte bien reconnaissable"))
    inbox.answered("slack", "Ev1", [{"text": "une réplique reconnaissable"}])
    assert b"bien reconnaissable" in content_of(tmp_path)
    inbox.finished("slack", "Ev1")
    inbox.close()
    assert b"reconnaissable" not in content_of(tmp_path)


def test_the_file_is_its_owners_alone(inbox, tmp_path):
    inbox.take("slack", letter(1))
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_without_a_disk_each_event_is_still_taken_once_and_health_says_so(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    inbox = Inbox(tmp_path / "file")
    assert [inbox.take("slack", letter(1)), inbox.take("slack", letter(1))] == [True, False]
    inbox.finished("slack", "Ev1")
    assert inbox.unfinished("slack") == []
    assert inbox.state() == {"status": "degraded", "error": "FileExistsError"}
    assert "courrier" not in caplog.text


def test_a_file_removed_meanwhile_is_made_again(inbox, tmp_path, clock):
    inbox.take("slack", letter(1))
    (tmp_path / FILE).unlink()
    inbox.take("slack", letter(2))
    assert [item.letter for item in Inbox(tmp_path, clock).unfinished("slack")] == [letter(2)]


def test_a_locked_file_costs_no_answer(inbox, tmp_path):
    inbox.take("slack", letter(1))
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("BEGIN EXCLUSIVE")
    assert inbox.take("slack", letter(2)) and inbox.state()["status"] == "degraded"
    other.rollback()
    other.close()
    assert inbox.take("slack", letter(3)) and inbox.state()["status"] == "ok"


def test_an_answer_with_a_value_that_json_has_not_stops_nothing(inbox, tmp_path, clock):
    inbox.take("slack", letter(1))
    inbox.answered("slack", "Ev1", [{"text": "Réponse", "custom": {"path": tmp_path}}])
    (found,) = Inbox(tmp_path, clock).unfinished("slack")
    assert found.messages == [{"text": "Réponse", "custom": {"path": str(tmp_path)}}]


def test_half_a_character_is_kept_like_any_other(inbox, tmp_path, clock):
    assert inbox.take("slack", letter(1, text="courrier \ud83d"))
    inbox.answered("slack", "Ev1", [{"text": "Réponse \ud83d"}])
    assert inbox.state() == {"status": "ok"}
    assert Inbox(tmp_path, clock).unfinished("slack") == [
        Unfinished(letter(1, text="courrier \ud83d"), [{"text": "Réponse \ud83d"}], 1)
    ]


def test_an_event_whose_id_has_no_utf_8_is_taken_in_memory(inbox):
    assert [inbox.take("slack", letter("\ud83d")), inbox.take("slack", letter("\ud83d"))] == [True, False]


def test_who_spoke_is_known_after_a_restart(inbox, tmp_path, clock):
    spoken = Letter(Event("slack:T1:C1", "Ev1", "texte"), {}, "U1")
    inbox.take("slack", spoken)
    assert Inbox(tmp_path, clock).unfinished("slack")[0].letter == spoken


def test_a_letter_of_an_earlier_version_names_nobody(inbox, tmp_path, clock):
    inbox.take("slack", letter(1))
    _change(tmp_path, "UPDATE letters SET letter = json_remove(letter, '$.person')")
    assert Inbox(tmp_path, clock).unfinished("slack")[0].letter == letter(1)


@pytest.mark.parametrize("broken", ["{", "[]", '{"event": {"mots": 1}, "address": {}}'])
def test_a_row_that_cannot_be_read_keeps_no_other_from_being_answered(inbox, tmp_path, clock, caplog, broken):
    for number in (1, 2):
        inbox.take("slack", letter(number))
    _change(tmp_path, f"UPDATE letters SET letter = '{broken}' WHERE id = 'Ev1'")
    again = Inbox(tmp_path, clock)
    assert [item.letter for item in again.unfinished("slack")] == [letter(2)]
    assert "cannot be read again" in caplog.text and "mots" not in caplog.text
    assert [item.starts for item in again.unfinished("slack")] == [2]


def test_a_forgotten_event_is_new(inbox):
    inbox.take("slack", letter(1))
    inbox.forget("slack", "Ev1")
    assert inbox.take("slack", letter(1))


def _change(folder, statement):
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute(statement)
