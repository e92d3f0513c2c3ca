"""What people asked is kept masked, without who they are; alike questions stand together; old ones go."""

import sqlite3
import stat
import time

import pytest

from reperes.channels.core.asked import DAYS_KEPT, FILE, LONGEST, AskedStore
from reperes.channels.core.asked_groups import AGAIN, DAYS_LED
from reperes.channels.core.outcome import ANSWERED, ASKED_BACK, DOUBTFUL, REFUSED, TALK, Asked
from reperes.channels.web.feedback import FeedbackStore, Opinion

DAY = 86_400
MONDAY = 1_699_833_600.0
"""13 November 2023, 0:00 UTC."""

PAY, PAY_TOO, DOOR = "combien gagne un agent C ?", "Bonjour, combien gagne un C", "qui repeint la porte du bâtiment ?"


@pytest.fixture
def clock():
    """A clock whose time is its first element."""
    return [MONDAY + 9 * 3_600]


@pytest.fixture
def store(tmp_path, clock):
    store = AskedStore(tmp_path / "data", lambda: clock[0])
    yield store
    store.close()


@pytest.fixture
def feedback(tmp_path, clock):
    return FeedbackStore(tmp_path / "data", lambda: clock[0])


def keep(store, *questions, outcome=REFUSED, channel="web", family="", likely=()):
    for question in questions:
        store.keep(Asked(question, outcome, family, likely), channel)


def rows(tmp_path, table):
    with sqlite3.connect(tmp_path / "data" / FILE) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def leaders(groups):
    return [(group.leader, group.count) for group in groups]


def test_a_question_is_kept_masked_with_the_day_and_nothing_of_who_asked(store, tmp_path):
    keep(store, "je suis Jean Martin, 0475 12 34 56 :\n  c'est payé combien ?", likely=("critere.contacts", "purpose"))
    assert rows(tmp_path, "asked") == [
        ("2023-11-13", "", "web", REFUSED, "je suis […], […] : c'est payé combien ?", "critere.contacts,purpose", 1)
    ]
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600


def test_no_trace_of_what_is_masked_is_in_the_files(store, tmp_path):
    keep(store, "je m'appelle Zbigniew")
    store.close()
    assert all(b"Zbigniew" not in path.read_bytes() for path in (tmp_path / "data").iterdir())


def test_nothing_tells_in_which_order_questions_came(store, tmp_path):
    keep(store, "zut", "au secours", "zut")
    assert [(row[4], row[6]) for row in rows(tmp_path, "asked")] == [("au secours", 1), ("zut", 2)]


@pytest.mark.parametrize(
    ("outcome", "is_kept"), [(ANSWERED, False), (TALK, False), (DOUBTFUL, True), (ASKED_BACK, True), (REFUSED, True)]
)
def test_words_are_kept_where_they_were_not_answered_and_every_question_is_counted(store, tmp_path, outcome, is_kept):
    keep(store, PAY, outcome=outcome)
    assert bool(rows(tmp_path, "asked")) is is_kept
    assert store.use()[0].outcomes == {outcome: 1}


def test_a_button_is_counted_only(store, tmp_path):
    keep(store, "", outcome=DOUBTFUL)
    assert not rows(tmp_path, "asked") and store.use()[0].count == 1


def test_a_long_question_is_masked_before_it_is_cut(store, tmp_path):
    keep(store, "bla " * (LONGEST // 4 - 1) + "jean.dupont@example.be")
    (row,) = rows(tmp_path, "asked")
    assert len(row[4]) <= LONGEST + 1 and "jean" not in row[4]


def test_a_turn_is_kept_from_its_events(store):
    store.keep_turn([{"event": "user", "text": PAY}, {"event": "bot", "text": "pardon"}], "slack")
    assert leaders(store.groups()) == [(PAY, 1)]
    assert store.use()[0].channel == "slack"


@pytest.mark.parametrize("events", [[{"event": "user", "text": 3}], [None], [{"event": "user", "parse_data": 1}]])
def test_events_that_cannot_be_read_end_no_turn(store, events):
    store.keep_turn(events, "web")
    assert store.groups() == ()


def test_a_failing_file_ends_no_turn(tmp_path, clock, caplog):
    (tmp_path / "data" / FILE).mkdir(parents=True)
    store = AskedStore(tmp_path / "data", lambda: clock[0])
    keep(store, PAY)
    assert store.groups() == () and store.use() == () and not store.settle("x")
    assert store.state()["status"] == "degraded" and PAY not in caplog.text


def test_alike_questions_stand_together_the_biggest_group_first(store, clock):
    keep(store, DOOR)
    clock[0] += DAY
    keep(store, PAY, outcome=REFUSED, likely=("purpose",))
    keep(store, PAY_TOO, outcome=ASKED_BACK, likely=("purpose", "critere.contacts"))
    keep(store, PAY)
    first, second = store.groups()
    assert (first.leader, first.count, first.outcomes) == (PAY, 3, {REFUSED: 2, ASKED_BACK: 1})
    assert dict(first.examples) == {PAY: 2, PAY_TOO: 1}
    assert first.likely == ("purpose", "critere.contacts")
    assert (second.leader, second.first, second.last) == (DOOR, "2023-11-13", "2023-11-13")


def test_of_groups_of_one_size_the_newest_comes_first(store, clock):
    keep(store, DOOR)
    clock[0] += DAY
    keep(store, PAY)
    assert leaders(store.groups()) == [(PAY, 1), (DOOR, 1)]


def test_each_family_has_its_groups(store):
    keep(store, PAY, family="os")
    keep(store, PAY, PAY, family="dg")
    assert [(group.family, group.count) for group in store.groups()] == [("dg", 2), ("os", 1)]
    assert leaders(store.groups("os")) == [(PAY, 1)]
    assert len({group.id for group in store.groups()}) == 2


def test_a_group_keeps_its_id_as_questions_come_and_go(store, clock):
    keep(store, PAY, DOOR)
    ids = {group.leader: group.id for group in store.groups()}
    for days in (10, DAYS_LED, 40, 60):
        clock[0] += days * DAY
        keep(store, PAY_TOO, "un C gagne combien ?")
        assert store.groups()[0].id == ids[PAY]
    assert PAY not in dict(store.groups()[0].examples)


def test_the_words_of_a_leader_go_with_its_questions(store, tmp_path, clock):
    keep(store, DOOR)
    store.groups()
    clock[0] += (DAYS_KEPT + 1) * DAY
    store.purge()
    assert not rows(tmp_path, "groups")
    assert all(b"repeint" not in path.read_bytes() for path in (tmp_path / "data").iterdir())


def test_a_settled_group_stays_so_until_it_is_asked_often_again(store, clock):
    keep(store, PAY, DOOR)
    group = next(group for group in store.groups() if group.leader == PAY)
    assert store.settle(group.id)
    keep(store, *[PAY] * 9)
    assert leaders(store.groups()) == [(DOOR, 1)], "the same day says nothing"
    clock[0] += DAY
    keep(store, *[PAY_TOO] * (AGAIN - 1))
    assert leaders(store.groups()) == [(DOOR, 1)]
    (settled,) = store.groups(settled=True)
    assert (settled.id, settled.settled, settled.again) == (group.id, "2023-11-13", AGAIN - 1)
    keep(store, PAY)
    assert leaders(store.groups())[0] == (PAY, 10 + AGAIN)
    store.settle(group.id)
    assert leaders(store.groups()) == [(DOOR, 1)]


def test_settling_is_taken_back(store):
    keep(store, PAY)
    (group,) = store.groups()
    store.settle(group.id)
    assert store.reopen(group.id) and leaders(store.groups()) == [(PAY, 1)]


def test_a_group_that_is_not_known_is_not_settled(store):
    assert not store.settle("nothing")


def test_answers_that_were_not_useful_join_the_groups(store, feedback):
    keep(store, PAY)
    feedback.keep(Opinion("a", "down", "faux", PAY_TOO, "ask\nask_description|purpose||||", "réponse"))
    feedback.keep(Opinion("b", "up", "", DOOR, "ask", "réponse"))
    (group,) = store.groups()
    assert group.outcomes == {"disliked": 1, REFUSED: 1} and group.likely == ("purpose",)


def test_opinions_are_read_newest_first(store, feedback, clock):
    feedback.keep(Opinion("a", "up", "", PAY, "ask", "réponse"))
    clock[0] += DAY
    feedback.keep(Opinion("b", "down", "faux", DOOR, "ask", "réponse", "dg"))
    assert [(one.day, one.thumb, one.family) for one in store.opinions()] == [
        ("2023-11-14", "down", "dg"),
        ("2023-11-13", "up", ""),
    ]
    assert [one.thumb for one in store.opinions(0)] == ["down"]


def test_use_is_told_by_week_and_channel(store, clock):
    keep(store, PAY, channel="web")
    clock[0] += 6 * DAY
    keep(store, PAY, "merci", outcome=ANSWERED, channel="web")
    keep(store, PAY, channel="teams", family="dg")
    clock[0] += DAY
    keep(store, PAY, channel="web")
    assert [(use.week, use.channel, use.family, use.outcomes) for use in store.use()] == [
        ("2023-11-20", "web", "", {REFUSED: 1}),
        ("2023-11-13", "teams", "dg", {REFUSED: 1}),
        ("2023-11-13", "web", "", {ANSWERED: 2, REFUSED: 1}),
    ]
    assert [use.week for use in store.use(1)] == ["2023-11-20"]


def test_words_go_after_90_days_and_counts_after_two_years(store, tmp_path, clock):
    keep(store, PAY)
    clock[0] += DAYS_KEPT * DAY
    assert store.purge() == 0
    clock[0] += DAY
    assert store.purge() == 1 and store.groups() == ()
    assert len(store.use(53)) == 1
    clock[0] += 650 * DAY
    store.purge()
    assert not rows(tmp_path, "uses")


def test_old_questions_go_by_themselves_in_a_running_program(store, tmp_path, clock):
    keep(store, PAY)
    clock[0] += (DAYS_KEPT + 1) * DAY
    keep(store, DOOR)
    assert [row[4] for row in rows(tmp_path, "asked")] == [DOOR]


def test_two_programs_read_and_write_beside_each_other(store, tmp_path, clock):
    other = AskedStore(tmp_path / "data", lambda: clock[0])
    keep(store, PAY)
    keep(other, PAY)
    (group,) = other.groups()
    assert group.count == 2 and store.settle(group.id) and other.groups() == ()
    other.close()


def test_the_clock_of_the_machine_is_the_default(tmp_path):
    store = AskedStore(tmp_path)
    keep(store, PAY)
    assert store.groups()[0].last == time.strftime("%Y-%m-%d", time.gmtime())
    store.close()
