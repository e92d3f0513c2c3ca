"""The suite's own model of a dialogue: what is talked about after each message."""

from random import Random

import pytest

from tests.behaviour.dialogue import FOLLOW_UPS, OPENINGS, Talk, World, turn_of
from tests.behaviour.document import Document
from tests.behaviour.walks import LENGTH, follow_ups, leaks, walks
from tests.behaviour.words import Words

DOCUMENT, WORDS = Document.read(), Words.read()
CRITERION, OTHER = DOCUMENT.criteria[:2]
LOW, HIGH = DOCUMENT.levels[0], DOCUMENT.levels[-1]


def say(name, talk, seed=0):
    return turn_of(World(DOCUMENT, WORDS, Random(seed)), talk, name)


@pytest.mark.parametrize("seed", range(10))
def test_after_another_level_the_part_stays(seed):
    turn, talk = say("other level", Talk(CRITERION, (LOW,)), seed)
    assert talk.part == CRITERION
    assert talk.levels != (LOW,)
    assert turn.expected.any_of == (DOCUMENT.cells(CRITERION, talk.levels),)


@pytest.mark.parametrize("seed", range(10))
def test_after_another_part_the_level_stays(seed):
    turn, talk = say("other part", Talk(CRITERION, (HIGH,)), seed)
    assert (talk.part != CRITERION, talk.levels) == (True, (HIGH,))
    assert turn.expected.any_of == (DOCUMENT.cells(talk.part, [HIGH]),)


@pytest.mark.parametrize("name", ["refusal", "injection", "thanks"])
def test_what_is_no_question_changes_nothing(name):
    turn, talk = say(name, Talk(CRITERION, (LOW,)))
    assert talk == Talk(CRITERION, (LOW,))
    assert (turn.expected.any_of, turn.expected.allowed) == ((frozenset(),), frozenset())


def test_after_a_new_start_a_level_alone_gets_no_quotation():
    _, talk = say("restart", Talk(CRITERION, (LOW,)))
    turn, _ = say("other level", talk)
    assert (turn.expected.any_of, turn.expected.allowed) == ((frozenset(),), frozenset())


def test_a_comparison_quotes_both_levels():
    turn, talk = say("compare with", Talk(OTHER, (LOW,)))
    assert turn.expected.any_of == (DOCUMENT.cells(OTHER, talk.levels),)
    assert len(talk.levels) == 2


def test_a_task_leads_to_its_role():
    task, role = next(iter(DOCUMENT.role_of.items()))
    turn, talk = say("its role", Talk(task))
    assert talk.part == role
    assert turn.expected.says == DOCUMENT.names[role]


def test_the_first_button_after_a_criterion_compares_its_level_with_another():
    turn, _ = say("press a button", Talk(CRITERION, (LOW,)))
    assert turn.press == 0
    assert turn.expected.any_of == tuple(DOCUMENT.cells(CRITERION, (LOW, level)) for level in DOCUMENT.levels[1:])


@pytest.mark.parametrize(
    ("name", "talk"),
    [
        ("other part", Talk("purpose")),
        ("its role", Talk(CRITERION, (LOW,))),
        ("its tasks", Talk()),
        ("compare with", Talk(CRITERION, (LOW, HIGH))),
    ],
)
def test_a_follow_up_that_makes_no_sense_is_not_said(name, talk):
    assert say(name, talk) is None


def test_two_people_take_turns_and_each_walks_the_whole_way():
    (walk,) = walks(DOCUMENT, WORDS, 1, 1)
    assert [turn.person for turn in walk.turns] == [0, 1] * LENGTH


def test_walks_are_the_same_for_a_seed_and_differ_for_another():
    first, again, other = (next(walks(DOCUMENT, WORDS, seed, 1)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_walks_say_every_kind_of_message():
    said = {turn.about.removeprefix("walk: ") for walk in walks(DOCUMENT, WORDS, 1, 20) for turn in walk.turns}
    assert said == {*OPENINGS, *FOLLOW_UPS}


def test_every_follow_up_is_tried_after_an_answer():
    assert {probe.capability.removeprefix("follow-up: ") for probe in follow_ups(DOCUMENT, WORDS, 1)} == set(FOLLOW_UPS)


def test_a_leak_is_looked_for_in_the_conversation_of_another_person():
    assert all([turn.person for turn in probe.turns] == [0, 1] for probe in leaks(DOCUMENT, WORDS, 1))
