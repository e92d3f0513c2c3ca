"""A message that leans on the one before keeps what it does not change."""

import pytest
from heard import Conversation, core

from reperes.hearing.intents import COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL

PROCEDURES, CONTACTS = "critere.procedures", "critere.contacts"


@pytest.fixture
def talk():
    return Conversation()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("et pour B ?", "B"),
        ("et B", "B"),
        ("B ?", "B"),
        ("et les D alors", "D"),
        ("idem pour un B", "B"),
        ("et au-dessus ?", "B"),
        ("et en dessous ?", "D"),
        ("et les autres niveaux ?", "DB"),
        ("tous les niveaux", "DCB"),
        ("et pour D et B ?", "DB"),
        ("sauf C", "DB"),
        ("pas le B donc ?", "B"),
        ("et le niveau dé", "D"),
    ],
)
def test_another_level_keeps_the_subject(talk, text, levels):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    assert core(talk.ask(text, "follow_up")) == [(DESCRIBE, (PROCEDURES,), tuple(levels))]


@pytest.mark.parametrize("text", ["et les contacts ?", "contacts", "idem contacts", "et pour les contacts ?"])
def test_another_subject_keeps_the_level(talk, text):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    assert core(talk.ask(text, "follow_up", CONTACTS)) == [(DESCRIBE, (CONTACTS,), ("C",))]


def test_a_complete_question_replaces_all(talk):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    assert core(talk.ask("que doit faire un D pour les contacts avec le public ?", DESCRIBE, CONTACTS)) == [
        (DESCRIBE, (CONTACTS,), ("D",))
    ]


def test_a_new_question_without_a_level_asks_for_all_levels(talk):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    found = talk.ask("quelles sont les règles pour parler avec le public au guichet ?", DESCRIBE, CONTACTS)
    assert core(found) == [(DESCRIBE, (CONTACTS,), ())]


@pytest.mark.parametrize(("text", "levels"), [("non, B", "B"), ("pardon, je voulais dire D", "D"), ("pas C, B", "B")])
def test_a_corrected_level_keeps_the_subject(talk, text, levels):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    assert core(talk.ask(text, "correct")) == [(DESCRIBE, (PROCEDURES,), tuple(levels))]


def test_a_corrected_subject_keeps_the_level(talk):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    corrected = talk.ask("nan je voulais dire contacts", "correct", CONTACTS)
    assert core(corrected) == [(DESCRIBE, (CONTACTS,), ("C",))]


def test_a_level_is_added(talk):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    assert core(talk.ask("ajoute B", "follow_up")) == [(DESCRIBE, (PROCEDURES,), ("C", "B"))]


@pytest.mark.parametrize("text", ["compare avec B", "compare à B stp"])
def test_a_level_is_compared_with_the_one_before(talk, text):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    assert core(talk.ask(text, "follow_up")) == [(COMPARE, (PROCEDURES,), ("C", "B"))]


def test_a_comparison_goes_on_with_other_levels(talk):
    talk.ask("procédures C vs B", COMPARE, PROCEDURES)
    assert core(talk.ask("et entre D et C ?", "follow_up")) == [(COMPARE, (PROCEDURES,), ("D", "C"))]


def test_a_comparison_goes_on_with_another_subject(talk):
    talk.ask("procédures C vs B", COMPARE, PROCEDURES)
    assert core(talk.ask("et les contacts ?", "follow_up", CONTACTS)) == [(COMPARE, (CONTACTS,), ("C", "B"))]


def test_a_comparison_becomes_a_description_at_one_level(talk):
    talk.ask("procédures C vs B", COMPARE, PROCEDURES)
    assert core(talk.ask("et D ?", "follow_up")) == [(DESCRIBE, (PROCEDURES,), ("D",))]


def test_the_same_claim_is_checked_at_another_level(talk):
    """« Un B peut-il s'écarter des règles ? Et un D ? »: what is claimed stays what B's text says."""
    claim = "critere.procedures.B"
    talk.ask("un B peut-il s'écarter des règles ?", CONFIRM, claim)
    assert core(talk.ask("et un D ?", "follow_up")) == [(CONFIRM, (claim,), ("D",))]


@pytest.mark.parametrize("act", [COUNT, LEVEL])
def test_what_is_counted_or_located_is_described_at_a_level(talk, act):
    talk.ask("les compétences", act, "section.competences")
    assert core(talk.ask("et pour B ?", "follow_up")) == [(DESCRIBE, ("section.competences",), ("B",))]


def test_sameness_is_asked_with_the_level_before(talk):
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    (question,) = talk.ask("et B, c'est pareil ?", "follow_up")
    assert (question.act, set(question.levels)) == (COMPARE, {"C", "B"})
    assert {"same", "yes_no"} <= question.cues


def test_nothing_is_made_up_without_a_question_before(talk):
    resolution = talk.hear("et pour B ?", "follow_up")
    assert (resolution.questions, resolution.levels) == ((), ("B",))


def test_a_level_said_first_serves_the_next_question(talk):
    talk.hear("je suis C", "state_level")
    assert core(talk.ask("et pour les plaintes ?", "follow_up", "critere.questions_plaintes")) == [
        (DESCRIBE, ("critere.questions_plaintes",), ("C",))
    ]


def test_the_rest_of_a_list_is_asked_but_once(talk):
    """When nothing is left, the conversation goes on."""
    talk.ask("procédures C", DESCRIBE, PROCEDURES)
    (rest,) = talk.ask("et les autres critères ?", "follow_up", "section.criteres")
    assert (len(rest.refs), PROCEDURES in rest.refs, rest.levels) == (6, False, ("C",))
    talk.ask("et les autres critères ?", "follow_up", "section.criteres")
    assert core(talk.ask("contacts D", DESCRIBE, CONTACTS)) == [(DESCRIBE, (CONTACTS,), ("D",))]


def test_the_other_one_of_two_levels(talk):
    talk.ask("procédures D et B", DESCRIBE, PROCEDURES)
    talk.ask("contacts D", DESCRIBE, CONTACTS)
    assert core(talk.ask("et l'autre ?", "follow_up")) == [(DESCRIBE, (CONTACTS,), ("B",))]


def test_a_step_above_the_one_before(talk):
    talk.ask("communiquer niveau B", DESCRIBE, "competence.communiquer")
    (question,) = talk.ask("et l'échelon suivant ?", "follow_up")
    assert question.refs == ("competence.communiquer.3",)


def test_who_else_asks_for_every_level_of_the_claim(talk):
    claim = "critere.documents.C"
    talk.ask("un C vérifie-t-il les règles ?", CONFIRM, claim)
    assert core(talk.ask("qui d'autre ?", "follow_up")) == [(LEVEL, (claim,), ())]


def test_the_role_of_a_task_is_checked(talk):
    talk.ask("qui compose les brochures ?", "ask_location", "tache.brochures")
    (question,) = talk.ask("ça, c'est toujours la personne de contact ?", CONFIRM, "finalite.personne_de_contact")
    assert (question.act, question.refs) == (CONFIRM, ("tache.brochures", "finalite.personne_de_contact"))


def test_an_imperative_is_nobodys_level(talk):
    talk.hear("je suis D", "state_level")
    talk.ask("donne-moi les procédures du B", DESCRIBE, PROCEDURES)
    assert talk.state.own == "D"


def test_who_may_do_what_another_cell_says_is_found_by_a_word_that_only_it_has(talk):
    talk.ask("procédures : D vs C", COMPARE, PROCEDURES)
    assert core(talk.ask("et qui peut s'en écarter ?", "follow_up")) == [(LEVEL, (f"{PROCEDURES}.B",), ())]


def test_those_of_another_role_are_its_tasks(talk):
    talk.ask("tâches du soutien administratif", DESCRIBE, "finalite.soutien_administratif")
    (question,) = talk.ask("celles de l'organisateur pratique", DESCRIBE, "finalite.organisateur_pratique")
    assert question.refs == ("finalite.organisateur_pratique",) and "tasks" in question.cues


def test_the_highest_step_is_asked_for_at_no_level(talk):
    talk.ask("agilité, niveau D", DESCRIBE, "competence.agilite")
    (question,) = talk.ask("récitez-moi l'échelon le plus élevé de l'agilité", DESCRIBE, "competence.agilite")
    assert (question.levels, question.step) == ((), -1)


def test_whether_one_level_asks_more_than_another_is_a_comparison_with_yes_or_no(talk):
    (question,) = talk.ask(
        "orienté résultats : la barre est plus haute pour un B que pour un D ?", CONFIRM, "competence.oriente_resultats"
    )
    assert (question.act, question.levels) == (COMPARE, ("B", "D")) and {"different", "yes_no"} <= question.cues
