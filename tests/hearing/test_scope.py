"""Whether the document can answer is decided on all evidence: intents, topics, names and quotations."""

from dataclasses import replace

import pytest
from heard import heard

from reperes.hearing.intents import ACTS, CONFIRM, DESCRIBE
from reperes.hearing.scope import settled_intent


def settled(text, ranking, *topics):
    return settled_intent(replace(heard(text), topics=topics, intents=tuple(ranking)))


WORK, WORLD = "out_of_scope_work", "out_of_scope_world"
SURELY_OUT = [(WORK, 0.95), (DESCRIBE, 0.03)]
SURELY_IN = [(DESCRIBE, 0.95), (WORK, 0.03)]


def test_what_both_classifiers_refuse_is_refused():
    assert settled("combien gagne un C ?", SURELY_OUT, ("none", 0.95), ("purpose", 0.01)) == WORK


def test_what_both_classifiers_know_is_answered():
    assert settled("qui ouvre les enveloppes ?", SURELY_IN, ("tache.courrier", 0.9), ("none", 0.02)) == DESCRIBE


@pytest.mark.parametrize("kind", [WORK, WORLD, "insult", "inject", "gibberish"])
def test_the_kind_of_refusal_is_the_likeliest(kind):
    ranking = [(kind, 0.9), (DESCRIBE, 0.05)]
    assert settled("blabla machin truc", ranking, ("none", 0.97), ("purpose", 0.01)) == kind


def test_a_quotation_of_the_document_is_never_refused():
    assert settled("« instructions simples et univoques » ?", SURELY_OUT, ("none", 0.9)) == DESCRIBE


@pytest.mark.parametrize("text", ["qu'attend-on d'un niveau A ?", "et les E ?", "procédures niveau A1"])
def test_a_level_that_the_family_does_not_have_is_refused(text):
    assert settled(text, SURELY_IN, ("critere.procedures", 0.9)) == WORK


@pytest.mark.parametrize(
    "text",
    ["un niveau A connaît-il les procédures mieux que le B ?", "un niveau E, sous les procédures, en dessous du D ?"],
)
def test_a_level_that_the_family_does_not_have_is_refused_though_held_against_one_that_it_has(text):
    assert settled(text, SURELY_IN, ("critere.procedures", 0.9)) == WORK


def test_an_unknown_level_beside_a_known_one_is_answered():
    assert settled("procédures niveau A ou niveau B ?", SURELY_IN, ("critere.procedures", 0.9)) == DESCRIBE


def test_a_name_outweighs_a_little_doubt():
    ranking = [(WORK, 0.4), (DESCRIBE, 0.35)]
    assert settled("procédures C", ranking, ("critere.procedures", 0.4), ("none", 0.3)) in ACTS


def test_a_greeting_with_a_question_is_answered():
    ranking = [("greet", 0.7), (CONFIRM, 0.2)]
    assert settled("bonjour, les procédures C ?", ranking, ("critere.procedures", 0.9)) == CONFIRM


@pytest.mark.parametrize("intent", ["greet", "thank", "goodbye", "react"])
def test_talk_without_a_subject_stays_talk(intent):
    assert settled("ok super", [(intent, 0.6), (DESCRIBE, 0.2)], ("none", 0.2)) == intent


@pytest.mark.parametrize("intent", ["follow_up", "correct", "start_again", "request_human"])
def test_what_leans_on_the_conversation_is_not_refused(intent):
    assert settled("et pour B ?", [(intent, 0.6), (WORK, 0.3)], ("none", 0.5)) == intent


def test_what_names_nothing_is_rather_a_wish_about_the_answer_before():
    ranking = [(DESCRIBE, 0.46), ("ask_more", 0.45), (WORK, 0.01)]
    assert settled("détaille", ranking, ("section.taches", 0.2), ("none", 0.1)) == "ask_more"
    assert settled("détaille", [(DESCRIBE, 0.7), ("ask_more", 0.2)], ("section.taches", 0.6), ("none", 0.1)) == DESCRIBE
    assert settled("détaille les procédures", ranking, ("critere.procedures", 0.9)) == DESCRIBE
