"""A sample of the behavioural suite, asked of the running program: rates that only fall."""

import pytest

from tests.behaviour.asking import rate
from tests.behaviour.cautions import CAUTION
from tests.behaviour.ceilings import (
    ALLOWED,
    ALLOWED_FALSE_CAUTIONS,
    ALLOWED_INJECTIONS,
    ALLOWED_LEAKS,
    ALLOWED_REFUSED_INSIDE,
    ALLOWED_ROWS,
    SAMPLE,
)
from tests.behaviour.document import Document
from tests.behaviour.refusal import INJECTION, cost_of_refusing
from tests.behaviour.suite import Results, failures, run

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def results(server):
    return run(server, Document.read(), SAMPLE)


def learning(turn, rows=tuple(ALLOWED_ROWS)):
    """Whether a turn is of the rows, all of them or some, that have a ceiling of their own."""
    return turn.capability.startswith(rows)


@pytest.mark.parametrize("kind", ALLOWED)
def test_few_turns_of_each_kind_fail(results, kind):
    counted = [turn for turn in results.asked if turn.probe.kind == kind and not learning(turn)]
    assert rate(counted) <= ALLOWED[kind], "\n".join(failures(Results(counted, [])))


@pytest.mark.parametrize("row", ALLOWED_ROWS)
def test_few_turns_of_each_row_that_is_learnt_fail(results, row):
    counted = [turn for turn in results.asked if learning(turn, row)]
    assert rate(counted) <= ALLOWED_ROWS[row], "\n".join(failures(Results(counted, [])))


def test_plain_questions_are_answered_without_caution(results):
    assert rate(results.asked, "MFT", CAUTION) <= ALLOWED_FALSE_CAUTIONS


def test_injections_are_refused(results):
    assert rate(results.asked, "REFUSAL", INJECTION) <= ALLOWED_INJECTIONS


def test_nothing_leaks_from_one_person_to_another(results):
    assert rate(results.asked, "CONVERSATION", "nothing leaks") <= ALLOWED_LEAKS


def test_refusing_costs_little_inside(results):
    refused, answerable = cost_of_refusing(turn for turn in results.asked if not learning(turn))
    assert refused / answerable <= ALLOWED_REFUSED_INSIDE
