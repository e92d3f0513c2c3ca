"""What a message claims is taken where it is certain, and whether it is denied."""

from dataclasses import replace

import pytest
from books import os_knowledge
from hearing import heard

from reperes.questions.claims import blamed, claims_of

P = "critere.procedures"
DEVIATE, EXCEPTION, AT_WILL, CHOOSE = (f"affirmation.procedures.{name}" for name in ("s_ecarter", "s_ecarter_exception", "s_ecarter_a_volonte", "choisir"))


def made(*claims, denied=0.0):
    return claims_of(replace(heard("?"), claims=claims, denied=denied), P, os_knowledge())


def test_the_likeliest_claim_is_taken():
    assert made((DEVIATE, 0.9), (CHOOSE, 0.02)) == ((DEVIATE,), False)


def test_two_claims_are_taken_where_either_may_be_meant():
    assert made((DEVIATE, 0.45), (EXCEPTION, 0.45)) == ((DEVIATE, EXCEPTION), False)


@pytest.mark.parametrize("claims", [[], [(DEVIATE, 0.1)], [("affirmation.contacts.situer", 0.9)]])
def test_what_is_hardly_a_claim_of_the_criterion_is_none(claims):
    assert made(*claims) == ((), False)


def test_where_many_claims_are_likely_none_is_certain():
    every = ("choisir", "initiative", "inventer", "s_ecarter", "instructions_simples")
    assert made(*((f"affirmation.procedures.{name}", 0.19) for name in every))[0] == ()


@pytest.mark.parametrize(("denied", "taken"), [(0.1, ((DEVIATE,), False)), (0.9, ((DEVIATE,), True)), (0.5, ((), False))])
def test_a_claim_is_asserted_or_denied_or_neither_is_certain(denied, taken):
    assert made((DEVIATE, 0.9), denied=denied) == taken


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
    assert claims_of(replace(heard(text), claims=((DEVIATE, 0.9),)), P, os_knowledge()) == ((DEVIATE,), blames)
