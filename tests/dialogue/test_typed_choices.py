"""Buttons that were offered can be typed: by title, place, kind, or by rejecting the others."""

import pytest
from heard import heard

from reperes.dialogue.choices import chosen
from reperes.dialogue.question import Question

CHOICES = tuple(
    (title, Question(refs=(ref,)))
    for title, ref in (
        ("Critère « Organisation pratique »", "critere.organisation_pratique"),
        ("Finalité « organisateur pratique »", "finalite.organisateur_pratique"),
        ("Compétence « Collaborer »", "competence.collaborer"),
    )
)
CRITERION, ROLE, COMPETENCE = (question for _, question in CHOICES)


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("Critère « Organisation pratique »", CRITERION),
        ("critère organisation pratique", CRITERION),
        ('CRITERE "ORGANISATION PRATIQUE"', CRITERION),
        ("finalite organisateur pratique", ROLE),
        ("competance collaborer", COMPETENCE),
        ("1", CRITERION),
        ("le 2", ROLE),
        ("2.", ROLE),
        ("n°3", COMPETENCE),
        ("numéro 3", COMPETENCE),
        ("option 3", COMPETENCE),
        ("le premier", CRITERION),
        ("la première", CRITERION),
        ("le deuxième bouton", ROLE),
        ("la seconde proposition", ROLE),
        ("la troisième !", COMPETENCE),
        ("le dernier", COMPETENCE),
        ("la dernière", COMPETENCE),
        ("le critère", CRITERION),
        ("la finalité", ROLE),
        ("la compétence svp", COMPETENCE),
        ("collaborer", COMPETENCE),
        ("organisateur", ROLE),
    ],
)
def test_a_choice_is_typed(typed, question):
    assert chosen(heard(typed, "affirm"), CHOICES) == question


@pytest.mark.parametrize("typed", ["pas le critère, l'autre", "pas la finalité"])
def test_the_others_are_rejected(typed):
    two = CHOICES[:2]
    expected = ROLE if "critère" in typed else CRITERION
    assert chosen(heard(typed, "correct"), two) == expected


@pytest.mark.parametrize(
    "typed",
    ["bonjour", "pratique", "et pour B ?", "4", "les plaintes niveau C", "qui trie le courrier ?", "non", "", "?"],
)
def test_other_messages_choose_nothing(typed):
    assert chosen(heard(typed, "follow_up"), CHOICES) is None


@pytest.mark.parametrize("typed", ["1", "le premier", "critère"])
def test_nothing_is_chosen_when_nothing_was_offered(typed):
    assert chosen(heard(typed, "affirm"), ()) is None
