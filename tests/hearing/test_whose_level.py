"""The levels that people say are theirs, or a colleague's, are remembered."""

import pytest
from heard import Conversation, core

from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE

PROCEDURES, CONTACTS = "critere.procedures", "critere.contacts"


@pytest.fixture
def talk():
    """Someone of level D has asked about procedures, then about a colleague of level B."""
    conversation = Conversation()
    conversation.ask("je suis D, quelles procédures ?", DESCRIBE, PROCEDURES)
    conversation.ask("et mon collègue est B", "follow_up")
    return conversation


def test_both_levels_were_understood(talk):
    assert (talk.state.own, talk.state.other) == ("D", "B")


@pytest.mark.parametrize(
    ("text", "level"),
    [("et pour moi ?", "D"), ("et à mon niveau ?", "D"), ("et lui ?", "B"), ("et pour mon collègue ?", "B")],
)
def test_a_person_stands_for_a_level(talk, text, level):
    assert core(talk.ask(text, "follow_up")) == [(DESCRIBE, (PROCEDURES,), (level,))]


def test_a_level_between_does_not_change_whose_level_it_is(talk):
    talk.ask("et pour C ?", "follow_up")
    assert core(talk.ask("et moi ?", "follow_up")) == [(DESCRIBE, (PROCEDURES,), ("D",))]


def test_a_question_in_the_first_person_is_about_ones_own_level(talk):
    found = talk.ask("dois-je donner des conseils au public quand j'ai un visiteur ?", CONFIRM, CONTACTS)
    assert core(found) == [(CONFIRM, (CONTACTS,), ("D",))]


def test_someone_who_moves_up_has_a_new_level(talk):
    talk.ask("maintenant je suis C", "follow_up")
    assert talk.state.own == "C"


def test_two_people_are_compared():
    talk = Conversation()
    found = talk.ask("je suis D et lui est C, quelle différence pour les procédures ?", COMPARE, PROCEDURES)
    assert core(found) == [(COMPARE, (PROCEDURES,), ("D", "C"))]
    assert (talk.state.own, talk.state.other) == ("D", "C")


def test_nobodys_level_is_guessed():
    talk = Conversation()
    assert talk.hear("et moi ?", "follow_up").questions == ()
    assert core(talk.ask("et pour moi, les procédures ?", DESCRIBE, PROCEDURES)) == [(DESCRIBE, (PROCEDURES,), ())]
