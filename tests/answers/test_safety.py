"""An answer that is not the document's is never said, and an unknown part is an error, not a guess."""

from dataclasses import replace

import pytest
from books import os_book, os_knowledge
from saying import answer, quoted, said

from reperes.answers.build import build_answer
from reperes.answers.model import Answer, Quotation
from reperes.answers.verify import NotVerbatim, verify
from reperes.dialogue.question import Question
from reperes.hearing.intents import DESCRIBE

FACT = os_knowledge().facts["critere.documents.C"]


def verified(**changes):
    verify(Answer((Quotation(replace(FACT, **changes)),)), os_knowledge())


def test_a_fact_passes():
    verified()


def test_a_sentence_of_a_fact_passes():
    verified(text="Vérifier si les documents satisfont aux procédures ou règles en vigueur.")


@pytest.mark.parametrize(
    "changes",
    [
        {"text": FACT.text.replace("limitée", "approfondie")},
        {"text": FACT.text.rstrip(".")},
        {"text": FACT.text.upper()},
        {"text": FACT.text + " Et plus."},
        {"text": "Vérifier si les documents satisfont"},
        {"text": ""},
        {"ref": "critere.documents.B"},
        {"ref": "critere.inconnu.C"},
        {"place": ("Critères distinctifs", "Documents", "niveau B")},
    ],
)
def test_anything_else_does_not(changes):
    with pytest.raises(NotVerbatim):
        verified(**changes)


@pytest.mark.parametrize(
    "ref",
    ["critere.inconnu", "competence.inconnue", "finalite.inconnue", "tache.inconnue", "groupe.inconnu", "critere", "tache",
     "definition.inconnue", "section.inconnue", "autre.chose", "autre", ""],
)  # fmt: skip
def test_an_unknown_part_is_a_key_error(ref):
    with pytest.raises(KeyError):
        build_answer(os_book(), [Question(DESCRIBE, (ref,))])


@pytest.mark.parametrize("step", [5, 9])
def test_an_unknown_step_is_told(step):
    assert said(DESCRIBE, "competence.communiquer", step=step) == (
        f"« Communiquer » n'a pas de niveau {step} : ses niveaux vont de 1 à 4."
    )


def test_the_highest_step_is_the_last_one():
    assert quoted(DESCRIBE, "competence.communiquer", step=-1) == ["competence.communiquer.4"]
    assert quoted(DESCRIBE, "competence.se_connaitre", step=-1) == ["competence.se_connaitre.2"]


def test_several_questions_are_answered_in_order():
    questions = [
        Question(DESCRIBE, (f"critere.{name}",), (level,)) for name, level in (("contacts", "D"), ("procedures", "B"))
    ]
    facts = build_answer(os_book(), questions).facts
    assert [fact.ref for fact in facts] == ["critere.contacts.D", "critere.procedures.B"]


@pytest.mark.parametrize(
    ("cue", "begins"),
    [("unsure", "Voici le passage le plus proche"), ("partly", "Le document ne répond qu'à une partie")],
)
def test_doubt_is_said_first(cue, begins):
    assert said(DESCRIBE, "critere.contacts", "C", cue).startswith(begins)


@pytest.mark.parametrize("ref", ["version", "section.criteres", "section.niveau", "legende.distinctive"])
def test_an_answer_that_quotes_nothing_names_no_source(ref):
    assert answer(DESCRIBE, ref).version is None


def test_the_version_that_hr_set_can_be_asked_for():
    text = said(DESCRIBE, "version")
    assert os_knowledge().family.version in text
    assert os_knowledge().fingerprint in text
    assert "ne porte pas de date" in text


def test_the_definition_is_quoted_with_its_examples():
    assert quoted(DESCRIBE, "definition.specialisation") == [
        "definition.specialisation",
        "definition.specialisation.exemples",
    ]
