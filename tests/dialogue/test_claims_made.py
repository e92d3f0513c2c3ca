"""What a message claims is taken where it is certain, and whether it is denied."""

from dataclasses import replace

import pytest
from books import os_knowledge
from heard import heard

from reperes.dialogue.claims import claims_of
from reperes.hearing.denial import blamed

P = "critere.procedures"
DEVIATE, EXCEPTION, AT_WILL, CHOOSE = (
    f"affirmation.procedures.{name}" for name in ("s_ecarter", "s_ecarter_exception", "s_ecarter_a_volonte", "choisir")
)


def made(*claims, denied=0.0, text="?", levels=("B",)):
    return claims_of(replace(heard(text), claims=claims, denied=denied), P, levels, os_knowledge())


def test_the_likeliest_claim_is_taken():
    assert made((DEVIATE, 0.9), (CHOOSE, 0.02)) == ((DEVIATE,), False)


def test_two_claims_are_taken_where_both_lead_to_one_answer():
    """At B one of them holds and the other within limits; at D neither does."""
    assert made((DEVIATE, 0.45), (EXCEPTION, 0.45)) == ((EXCEPTION, DEVIATE), False)
    assert made((DEVIATE, 0.45), (AT_WILL, 0.45), levels=("D",)) == ((DEVIATE, AT_WILL), False)


def test_where_claims_lead_to_several_answers_none_is_certain():
    assert made((DEVIATE, 0.45), (AT_WILL, 0.45))[0] == ()


@pytest.mark.parametrize(
    ("text", "denied", "certain"),
    [
        ("un B choisit ?", 0.1, True),
        ("un B choisit ?", 0.5, False),
        ("un B choisit, non ?", 0.4, True),
        ("un B choisit ?", 0.9, True),
        ("un B ne choisit pas ?", 0.1, False),
        ("un B ne choisit pas ?", 0.01, False),
        ("un B ne choisit pas ?", 0.9, True),
        ("un B ne choisit pas seulement ?", 0.1, True),
    ],
)
def test_what_was_learnt_and_the_words_must_not_contradict_each_other(text, denied, certain):
    assert bool(made((CHOOSE, 0.9), denied=denied, text=text)[0]) is certain


@pytest.mark.parametrize("claims", [[], [(DEVIATE, 0.1)], [("affirmation.contacts.situer", 0.9)]])
def test_what_is_hardly_a_claim_of_the_criterion_is_none(claims):
    assert made(*claims) == ((), False)


@pytest.mark.parametrize(
    ("denied", "taken"), [(0.1, ((DEVIATE,), False)), (0.9, ((DEVIATE,), True)), (0.5, ((), False))]
)
def test_a_claim_is_asserted_or_denied_or_neither_is_certain(denied, taken):
    assert made((DEVIATE, 0.9), denied=denied, text="ne pas suivre ?") == taken


@pytest.mark.parametrize(
    ("text", "blames"),
    [
        ("Nadia (C) improvise, elle a tort ?", True),
        ("peut-on lui reprocher ça ?", True),
        ("je me trompe ?", True),
        ("Is she wrong?", True),
        ("il n'a pas tort ?", False),
        ("elle a raison ?", False),
        ("corriger des erreurs, c'est pour un D ?", False),
    ],
)
def test_a_blame_turns_a_claim_round(text, blames):
    assert blamed(text) is blames
    assert claims_of(replace(heard(text), claims=((DEVIATE, 0.9),)), P, ("B",), os_knowledge()) == ((DEVIATE,), blames)


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("donc B choisit si rien ne convient ?", True),
        ("si rien ne convient, un B choisit ?", True),
        ("un B choisit-il quand il n'y a pas de règle ?", True),
        ("je me demande si un B ne choisit pas ?", False),
        ("un B ne choisit pas si la règle convient ?", False),
    ],
)
def test_what_is_only_supposed_denies_no_claim(text, certain):
    assert bool(made((CHOOSE, 0.9), denied=0.4, text=text)[0]) is certain
