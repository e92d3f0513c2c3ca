"""What people say of an answer takes up its part, its levels and its verdict."""

import pytest
from heard import Conversation

from reperes.hearing.intents import (
    ADVICE,
    CERTAINTY,
    COMPARE,
    CONFIRM,
    DESCRIBE,
    LEVEL,
    PLACE,
    REASON,
    SHARED,
    SHORTER,
    TEXT,
    VERDICT,
    WORDING,
)

PROCEDURES, CONTACTS, DOCUMENTS = "critere.procedures", "critere.contacts", "critere.documents"


@pytest.fixture
def talk():
    talk = Conversation()
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    return talk


@pytest.mark.parametrize(
    ("text", "intent", "cue"),
    [
        ("et la raison ?", REASON, "reason"),
        ("quelle page ?", PLACE, "place"),
        ("certain ?", CERTAINTY, "again"),
        ("tourne ça joliment", TEXT, "to_copy"),
        ("ça fait beaucoup à lire", SHORTER, "short"),
    ],
)
def test_the_answer_before_is_shown_in_another_light(talk, text, intent, cue):
    (question,) = talk.ask(text, intent)
    assert (question.refs, question.levels) == ((PROCEDURES,), ("C",))
    assert cue in question.cues


@pytest.mark.parametrize("intent", [REASON, PLACE, CERTAINTY, TEXT, SHORTER])
def test_what_follows_a_reply_goes_on_with_the_answer_before_it(talk, intent):
    talk.ask("hein ?", intent)
    (question,) = talk.ask("et pour B ?", "follow_up")
    assert (question.act, question.refs, question.levels) == (DESCRIBE, (PROCEDURES,), ("B",))
    assert not question.cues & {"reason", "place", "again", "to_copy", "short"}


def test_a_reply_may_name_another_part(talk):
    (question,) = talk.ask("en bref, les contacts ?", SHORTER, CONTACTS)
    assert (question.refs, question.levels) == ((CONTACTS,), ("C",))
    assert "short" in question.cues


def test_a_reply_may_name_another_level(talk):
    (question,) = talk.ask("quelle page, pour le B ?", PLACE)
    assert (question.refs, question.levels) == ((PROCEDURES,), ("B",))


def test_the_very_words_are_asked_for_after_a_yes_or_no(talk):
    talk.ask("un B peut faire ça ?", CONFIRM, PROCEDURES)
    (question,) = talk.ask("la phrase telle quelle", WORDING)
    assert (question.act, question.claims) == (DESCRIBE, ())


def test_a_verdict_is_asked_of_what_was_spoken_of(talk):
    (question,) = talk.ask("bref, permis ?", VERDICT)
    assert (question.act, question.refs, question.levels) == (CONFIRM, (PROCEDURES,), ("C",))


def test_a_verdict_on_sameness_compares(talk):
    talk.ask("documents, C et B ?", COMPARE, DOCUMENTS)
    (question,) = talk.ask("donc pareil, oui ?", VERDICT)
    assert (question.act, question.levels) == (COMPARE, ("C", "B"))
    assert {"same", "yes_no"} <= question.cues


def test_the_common_sentence_is_that_of_the_levels_compared(talk):
    talk.ask("documents, C et B ?", COMPARE, DOCUMENTS)
    (question,) = talk.ask("laquelle est la même ?", SHARED)
    assert (question.act, question.refs, question.levels) == (COMPARE, (DOCUMENTS,), ("C", "B"))


def test_advice_is_the_text_of_the_level(talk):
    talk.ask("un C peut faire ça ?", CONFIRM, PROCEDURES)
    (question,) = talk.ask("je fais comment alors", ADVICE)
    assert (question.act, question.refs, question.levels) == (DESCRIBE, (PROCEDURES,), ("C",))


def test_without_an_answer_before_there_is_nothing_to_reply_to():
    assert Conversation().ask("certain ?", CERTAINTY) == ()


@pytest.mark.parametrize("text", ["différence ?", "et c'est pareil ?", "la nuance ?", "identique ?"])
def test_a_difference_is_asked_of_the_levels_compared(talk, text):
    talk.ask("documents, C et B ?", COMPARE, DOCUMENTS)
    (question,) = talk.ask(text, "follow_up")
    assert (question.act, question.refs, question.levels) == (COMPARE, (DOCUMENTS,), ("C", "B"))


def test_a_difference_after_one_level_is_among_all(talk):
    (question,) = talk.ask("différence ?", "follow_up")
    assert (question.act, question.refs, question.levels) == (COMPARE, (PROCEDURES,), ())


def test_a_difference_after_a_task_is_asked_of_levels(talk):
    talk.ask("qui trie le courrier ?", DESCRIBE, "tache.courrier")
    (question,) = talk.ask("c'est pareil ?", "follow_up")
    assert (question.act, question.refs) == (LEVEL, ("tache.courrier",))
