"""One message may ask about several parts, each at its own level."""

import pytest
from heard import Conversation, core

from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE, RISING, SAME, UNREQUIRED

KNOWLEDGE, PROCEDURES = "critere.connaissances", "critere.procedures"


def asked(text, intent, *about):
    return core(Conversation().ask(text, intent, *about))


@pytest.mark.parametrize(
    "text",
    [
        "connaissances pour D mais procédures pour B",
        "pour D les connaissances, pour B les procédures",
        "connaissances D, procédures B",
    ],
)
def test_each_part_has_its_own_level(text):
    found = asked(text, DESCRIBE, KNOWLEDGE, PROCEDURES)
    assert found == [(DESCRIBE, (KNOWLEDGE,), ("D",)), (DESCRIBE, (PROCEDURES,), ("B",))]


def test_parts_share_a_level():
    assert asked("connaissances et procédures pour C", DESCRIBE, KNOWLEDGE, PROCEDURES) == [
        (DESCRIBE, (KNOWLEDGE, PROCEDURES), ("C",))
    ]


def test_levels_share_a_part():
    assert asked("procédures pour D et pour B", DESCRIBE, PROCEDURES) == [(DESCRIBE, (PROCEDURES,), ("D", "B"))]


@pytest.mark.parametrize("text", ["procédures C vs B", "différence de procédures entre C et B"])
def test_two_levels_told_apart_are_compared(text):
    assert asked(text, DESCRIBE, PROCEDURES) == [(COMPARE, (PROCEDURES,), ("C", "B"))]


def test_a_level_asked_for_alone_is_remembered_as_such():
    (question,) = Conversation().ask("il n'y a que le B qui s'écarte des règles ?", CONFIRM, "critere.procedures.B")
    assert "only_level" in question.cues


def test_a_defined_term_is_checked_in_the_cells_that_use_it():
    """« Un D doit-il avoir une spécialisation ? » is answered by the criterion, not by the definition."""
    found = asked("un D doit-il avoir une spécialisation ?", CONFIRM, "definition.specialisation")
    assert found == [(CONFIRM, ("critere.connaissances.B",), ("D",))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("la gestion des archives compte comme spécialisation ?", True),
        ("la communication, c'est considéré comme une spécialisation ?", True),
        ("la cuisine compte comme spécialisation ?", False),
        ("la boulangerie entre dans les spécialisations ?", False),
    ],
)
def test_an_example_is_one_only_when_the_document_gives_it(text, named):
    (question,) = Conversation().ask(text, CONFIRM, "definition.specialisation")
    assert ("example" in question.cues) == named


@pytest.mark.parametrize(
    ("text", "act", "about", "refs"),
    [
        ("quels critères sont identiques en C et B ?", SAME, "section.criteres", "section.criteres"),
        ("quelles compétences montent de C à B ?", RISING, "section.competences", "section.competences"),
        (
            "quelles compétences ne sont demandées nulle part ?",
            UNREQUIRED,
            "section.competences",
            "section.competences",
        ),
    ],
)
def test_which_ones_are_looked_for_in_a_list(text, act, about, refs):
    ((found, looked_in, _),) = asked(text, act, about)
    assert (found, looked_in) == (act, (refs,))
