"""Which families are served, while others are put in their place."""

from dataclasses import replace

import pytest
from books import os_knowledge

from reperes.knowledge.library import Library
from reperes.knowledge.served import KEPT, OfServed, put_in_service, served, using


@pytest.fixture(autouse=True)
def nothing_in_service():
    yield
    put_in_service(None)


def library(contact="P&O"):
    return Library({"os": replace(os_knowledge(), contact=contact)})


def test_a_turn_ends_with_the_families_that_it_began_with():
    old, new = library("avant"), library("après")
    put_in_service(old)
    with using(served()):
        put_in_service(new)
        assert served() is old
    assert served() is new


def test_what_is_worked_out_of_families_is_worked_out_once_for_each():
    made = []
    contact = OfServed(lambda families: made.append(families) or families.first.contact)
    old, new = library("avant"), library("après")
    OfServed.prepare(old)
    put_in_service(old)
    assert [contact(), contact()] == ["avant", "avant"]
    with using(new):
        assert contact() == "après"
    assert contact() == "avant" and made == [old, new]


def test_what_was_worked_out_of_families_of_long_ago_is_let_go_of():
    made = []
    count = OfServed(lambda families: made.append(families) or len(made))
    first = library()
    for families in (first, *(library(str(number)) for number in range(KEPT)), first):
        with using(families):
            count()
    assert made.count(first) == 2


def test_families_that_stay_as_they_were_are_the_same_objects():
    both = Library({"os": os_knowledge(), "other": replace(os_knowledge(), contact="avant")})
    after = Library({"os": replace(os_knowledge()), "other": replace(os_knowledge(), contact="après")}).keeping(both)
    assert after.families["os"] is both.families["os"]
    assert after.families["other"].contact == "après"
