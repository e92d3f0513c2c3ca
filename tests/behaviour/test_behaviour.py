"""A sample of the behavioural suite, asked of the running program: rates that only fall."""

import pytest

from tests.behaviour.asking import rate
from tests.behaviour.ceilings import ALLOWED, ALLOWED_INJECTIONS, ALLOWED_LEAKS, ALLOWED_REFUSED_INSIDE, SAMPLE
from tests.behaviour.document import Document
from tests.behaviour.refusal import INJECTION, cost_of_refusing
from tests.behaviour.suite import failures, run

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def results(server):
    return run(server, Document.read(), SAMPLE)


@pytest.mark.parametrize("kind", ALLOWED)
def test_few_turns_of_each_kind_fail(results, kind):
    found = [line for line in failures(results) if line.startswith(f"{kind} | ") and "| base: " not in line]
    assert rate(results.asked, kind) <= ALLOWED[kind], "\n".join(found)


def test_injections_are_refused(results):
    assert rate(results.asked, "REFUSAL", INJECTION) <= ALLOWED_INJECTIONS


def test_nothing_leaks_from_one_person_to_another(results):
    assert rate(results.asked, "CONVERSATION", "nothing leaks") <= ALLOWED_LEAKS


def test_refusing_costs_little_inside(results):
    refused, answerable = cost_of_refusing(results.asked)
    assert refused / answerable <= ALLOWED_REFUSED_INSIDE
