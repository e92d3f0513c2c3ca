"""Buttons stand for questions that can be answered; people are asked back with other choices each time."""

import pytest
from books import os_book, os_knowledge
from saying import answer

from reperes.answers.build import build_answer
from reperes.answers.clarify import ask_back, topic_choice
from reperes.answers.examples import examples
from reperes.dialogue.resolve import Resolution
from reperes.dialogue.state import State
from reperes.hearing.intents import DESCRIBE
from reperes.hearing.understanding import Understanding
from reperes.knowledge.references import SECTIONS

HEARD = Understanding("?", DESCRIBE, 0.2)
LIKELY = ("critere.organisation_pratique", "finalite.organisateur_pratique", "tache.evenements", "none")
TOPICS = [*SECTIONS, *os_knowledge().names, *(ref for ref in os_knowledge().facts if ref.startswith("tache."))]


def asked_back(unclear, likely=LIKELY, levels=()):
    return ask_back(os_book(), HEARD, Resolution((), likely, levels, State(unclear=unclear)))


def leads_somewhere(suggestion):
    return bool(build_answer(os_book(), [suggestion.question]).blocks)


@pytest.mark.parametrize("ref", TOPICS)
def test_every_button_of_an_answer_leads_to_an_answer(ref):
    for levels in ("", "C", "CB"):
        suggestions = answer(DESCRIBE, ref, levels).suggestions
        assert all(leads_somewhere(suggestion) for suggestion in suggestions)
        assert len({suggestion.title for suggestion in suggestions}) == len(suggestions)


@pytest.mark.parametrize("ref", [ref for ref in TOPICS if ref != "section.famille"])
def test_every_topic_can_be_offered_as_a_choice(ref):
    choice = topic_choice(os_book(), ref, ("C",))
    assert choice.title.strip()
    assert (choice.question.refs, choice.question.levels) == ((ref,), ("C",))
    assert leads_somewhere(choice)


def test_the_first_time_the_likeliest_parts_are_offered():
    response, choices = asked_back(0)
    assert response == "utter_unclear_first"
    assert [choice.question.refs for choice in choices[:3]] == [(ref,) for ref in LIKELY[:3]]


def test_the_second_time_the_sections_are_offered():
    response, choices = asked_back(1)
    assert response == "utter_unclear_second"
    assert [choice.question.refs[0] for choice in choices] == [
        "purpose", "section.finalites", "section.criteres", "section.competences"
    ]  # fmt: skip


@pytest.mark.parametrize("unclear", [2, 3, 9])
def test_the_third_time_people_are_sent_to_a_person(unclear):
    assert asked_back(unclear) == ("utter_unclear_last", ())


def test_nobody_is_asked_the_same_twice():
    assert len({asked_back(unclear)[0] for unclear in range(3)}) == 3


def test_a_level_alone_is_asked_which_part():
    response, choices = asked_back(0, ("section.niveau",), ("C",))
    assert response == "utter_which_part"
    assert all(choice.question.levels == ("C",) and "C" in choice.title for choice in choices)
    assert all(map(leads_somewhere, choices))


@pytest.mark.parametrize("unclear", [0, 1])
def test_choices_keep_the_level_that_was_named(unclear):
    assert {choice.question.levels for choice in asked_back(unclear, levels=("C", "B"))[1]} == {("C", "B")}


def test_nothing_likely_offers_the_sections_at_once():
    assert asked_back(0, ())[0] == "utter_unclear_second"


def test_the_examples_of_the_help_are_answered():
    shown = examples(os_book())
    assert len(shown) == 4
    assert all(map(leads_somewhere, shown))
