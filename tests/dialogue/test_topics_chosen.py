"""What a message is about is chosen from names, quotations and meaning together."""

from dataclasses import replace

import pytest
from heard import heard

from reperes.dialogue.topics import choose_topics
from reperes.hearing.intents import CONFIRM, DESCRIBE


def topics(text, *likely, clauses=()):
    """The parts chosen for `text`; `likely` are (reference, probability) from the trained model."""
    return choose_topics(replace(heard(text), topics=likely, clauses=clauses)).refs


def test_a_likely_topic_is_taken():
    assert topics("qui ouvre les enveloppes du matin ?", ("tache.courrier", 0.9)) == ("tache.courrier",)


def test_nothing_is_taken_when_nothing_is_likely():
    assert topics("et sinon le machin de tantôt", ("tache.courrier", 0.1), ("none", 0.1), ("purpose", 0.08)) == ()


def test_a_message_without_topics_is_about_nothing():
    assert topics("hum") == ()


@pytest.mark.parametrize("name", ["contacts", "contacts ?", "les contacts svp", "contacts niveau C"])
def test_a_name_alone_decides_whatever_the_model_says(name):
    assert topics(name, ("tache.courrier", 0.2), ("critere.contacts", 0.1)) == ("critere.contacts",)


def test_a_name_in_a_long_sentence_does_not_decide():
    text = "j'ai reçu un document avec une enveloppe et un timbre ce matin, qui ouvre tout cela chez nous ?"
    assert topics(text, ("tache.courrier", 0.9), ("critere.documents", 0.03)) == ("tache.courrier",)


def test_a_quotation_decides_whatever_the_model_says():
    assert topics("« instructions simples et univoques » ?", ("critere.documents", 0.9)) == ("critere.procedures.D",)


def test_the_content_of_a_cell_is_kept():
    likely = (("critere.procedures.B", 0.8), ("critere.procedures", 0.1))
    assert topics("peut-on passer outre le règlement ?", *likely) == ("critere.procedures.B",)


def test_content_in_general_is_no_cell():
    likely = (("critere.procedures", 0.8), ("critere.procedures.B", 0.1))
    assert topics("le règlement, on en fait quoi ?", *likely) == ("critere.procedures",)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("contacts et plaintes", ("critere.contacts", "critere.questions_plaintes")),
        ("guider, collaborer, communiquer", ("competence.guider", "competence.collaborer", "competence.communiquer")),
    ],
)
def test_a_list_of_names_asks_for_all(text, refs):
    assert topics(text, *((ref, 0.3) for ref in refs)) == refs


def test_a_rejected_name_is_not_taken():
    likely = (("critere.questions_plaintes", 0.5), ("critere.procedures", 0.4))
    assert topics("pas les plaintes, les procédures", *likely) == ("critere.procedures",)


def test_two_likely_parts_are_both_taken():
    likely = (("tache.courrier", 0.5), ("tache.agenda", 0.4))
    assert topics("qui trie les enveloppes et note les rendez-vous ?", *likely) == ("tache.courrier", "tache.agenda")


def test_a_clause_outside_the_document_is_left_aside():
    heard_of = ("procédures C et le salaire d'un C ?", ("critere.procedures", 0.4), ("none", 0.5))
    clauses = (("critere.procedures", 0.9), ("none", 0.9))
    assert topics(*heard_of, clauses=clauses) == ("critere.procedures",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("et pour B ?", 0),
        ("procédures niveau C svp", 0),
        ("merci de m'indiquer les procédures", 1),
        ("un client hurle au guichet", 3),
    ],
)
def test_words_that_say_nothing_of_a_subject_do_not_count(text, words):
    assert heard(text).content_words == words


@pytest.mark.parametrize("act", [DESCRIBE, CONFIRM])
def test_the_probability_of_a_topic_includes_its_cells(act):
    understood = replace(
        heard("?", act), topics=(("critere.contacts", 0.3), ("critere.contacts.B", 0.4), ("purpose", 0.2))
    )
    assert understood.probability("critere.contacts") == pytest.approx(0.7)
    assert [ref for ref, _ in understood.ranked] == ["critere.contacts", "purpose"]


@pytest.mark.parametrize("marks", ["« {} »", "«{}»", '"{}"', "“{}”"])
def test_a_name_between_quotation_marks_decides_in_a_long_sentence_too(marks):
    text = f"Que stipule donc la rubrique {marks.format('Contacts')} à l'égard des agents ?"
    assert topics(text, ("none", 0.6), ("critere.contacts", 0.1)) == ("critere.contacts",)
    assert topics(text.replace("Contacts", "Livres"), ("none", 0.6), ("critere.contacts", 0.1)) == ()


@pytest.mark.parametrize("intent", [CONFIRM, DESCRIBE])
def test_a_task_that_a_role_is_said_to_do_is_asked_about(intent):
    likely = (("finalite.personne_de_contact", 0.57), ("tache.plaintes_simples", 0.33))
    hearing = replace(heard("la personne de contact traite donc les cas simples ?", intent), topics=likely)
    assert choose_topics(hearing).refs == ("tache.plaintes_simples", "finalite.personne_de_contact")


def test_the_raison_d_etre_is_answered_beside_what_is_outside():
    clauses = (("purpose", 0.9), ("none", 0.99))
    assert topics("la raison d'être, et combien gagne un C ?", ("none", 0.6), ("purpose", 0.2), clauses=clauses) == (
        "purpose",
    )


def test_tasks_are_a_roles_unless_a_level_is_named():
    likely = (
        ("section.taches", 0.35),
        ("finalite.organisateur_pratique", 0.24),
        ("critere.organisation_pratique", 0.2),
    )
    assert topics("donnez toutes les tâches en organisation pratique", *likely) == ("finalite.organisateur_pratique",)
    assert topics("les tâches d'un C en organisation pratique", *likely) == ("critere.organisation_pratique",)
    assert topics("donnez toutes les tâches", ("section.taches", 0.8), ("finalite.organisateur_pratique", 0.1)) == (
        "section.taches",
    )
