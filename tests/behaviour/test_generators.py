"""The suite asks for everything that the document holds."""

from collections import Counter
from itertools import combinations

import pytest

from tests.behaviour.direction import direction
from tests.behaviour.document import Document
from tests.behaviour.invariance import bases
from tests.behaviour.minimum import minimum
from tests.behaviour.probes import one
from tests.behaviour.refusal import INJECTION, refusals
from tests.behaviour.suite import sample
from tests.behaviour.words import Words, asked

DOCUMENT, WORDS = Document.read(), Words.read()


@pytest.fixture(scope="module")
def probes():
    return list(minimum(DOCUMENT, WORDS))


def test_every_fact_is_asked_in_at_least_ten_ways(probes):
    """The examples of a definition go with it, and are not asked apart."""
    ways = Counter()
    for ref, text in {
        (*refs, p.turns[0].user) for p in probes for refs in p.turns[0].expected.any_of if len(refs) == 1
    }:
        ways[ref] += bool(text)
    facts = {ref for ref in DOCUMENT.refs(DOCUMENT.texts) if not ref.endswith(".exemples")}
    assert {ref: ways[ref] for ref in facts if ways[ref] < 10} == {}


def test_every_pair_of_levels_is_compared_for_every_criterion(probes):
    compared = {refs for p in probes if p.capability == "comparison" for refs in p.turns[0].expected.any_of}
    pairs = combinations(DOCUMENT.levels, 2)
    assert compared == {DOCUMENT.cells(criterion, pair) for pair in pairs for criterion in DOCUMENT.criteria}


def test_every_task_is_asked_for_its_role(probes):
    named = {ref for p in probes if p.capability == "role of a task" for ref in p.turns[0].expected.any_of[0]}
    assert named == DOCUMENT.refs(DOCUMENT.role_of)


def test_competences_that_are_not_required_are_asked_for(probes):
    assert sum(p.capability == "competence not required" for p in probes) > 20


@pytest.mark.parametrize("part", [*DOCUMENT.criteria, *DOCUMENT.competences, *DOCUMENT.roles])
def test_every_part_has_a_name(part):
    assert WORDS.names[part]


def test_there_are_a_hundred_and_twenty_bases_and_three_hundred_refusals():
    assert len({probe.turns[0].user for probe in bases(DOCUMENT)}) >= 120
    questions = list(refusals())
    assert len({probe.turns[0].user for probe in questions}) == len(questions) >= 300
    assert sum(probe.capability == INJECTION for probe in questions) >= 40


def test_every_kind_of_direction_is_asked():
    kinds = {probe.capability for probe in direction(DOCUMENT, WORDS)}
    assert {
        "another level",
        "a second part",
        "except a level",
        "unknown level refused",
        "negation",
        "correction",
    } <= kinds


@pytest.mark.parametrize(
    ("frame", "values", "text"),
    [
        ("la règle de {les}", {"les": "les contacts"}, "la règle des contacts"),
        ("compétence « {nu} »", {"nu": "« guider »"}, "compétence « guider »"),
        ("{faire}, c'est prévu ?", {"faire": "faire des copies"}, "faire des copies, c'est prévu ?"),
        ("c'est à nous de {faire} ?", {"faire": "accueillir"}, "c'est à nous d'accueillir ?"),
        ("Qui doit {faire} ?", {"faire": "classer"}, "Qui doit classer ?"),
    ],
)
def test_frames_read_as_french(frame, values, text):
    assert asked(frame, **values) == text


def test_a_sample_holds_some_of_each_capability_and_is_the_same_for_a_seed():
    probes = [one("MFT", f"c{number % 7}", str(number), None) for number in range(200)]
    chosen = sample(probes, 0.1, 1)
    assert {probe.capability for probe in chosen} == {f"c{number}" for number in range(7)}
    assert len(chosen) == 21
    assert chosen == sample(probes, 0.1, 1) != sample(probes, 0.1, 2)
