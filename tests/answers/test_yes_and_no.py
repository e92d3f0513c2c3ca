"""« Un D peut-il … ? » gets yes, no or neither, always with the words that prove it."""

from dataclasses import replace

import pytest
from books import os_book
from saying import quoted, said

from reperes.answers.build import build_answer
from reperes.answers.model import Heading
from reperes.dialogue.question import Question
from reperes.hearing.intents import CONFIRM, LEVEL

P = "critere.procedures"


def claimed(names, levels, cues="", act=CONFIRM, denied=False):
    """The question whether `levels` do what the claims `names` of one criterion say."""
    refs = tuple(f"affirmation.{name}" for name in names.split())
    criterion = "critere." + refs[0].split(".")[1]
    return {"act": act, "refs": criterion, "levels": levels, "cues": cues, "claims": refs, "denied": denied}


@pytest.mark.parametrize(
    ("names", "levels", "cues", "begins"),
    [
        ("procedures.s_ecarter_exception", "B", "", "Oui, au niveau B."),
        ("procedures.s_ecarter_exception", "D", "", "Non, pas au niveau D. Le document le prévoit au niveau B."),
        (
            "procedures.s_ecarter_exception",
            "DC",
            "",
            "Non, pas aux niveaux D et C. Le document le prévoit au niveau B.",
        ),
        ("procedures.s_ecarter_exception", "", "", "Le document le prévoit au niveau B :"),
        ("procedures.s_ecarter_exception", "B", "only_level", "Oui, seulement au niveau B."),
        ("procedures.s_ecarter_exception", "C", "only_level", "Non, pas au niveau C."),
        # a word that limits the text
        ("procedures.s_ecarter", "B", "", "Oui, mais seulement dans les limites que pose le texte du niveau B :"),
        ("questions_plaintes.repondre", "D", "", "Oui, mais seulement dans les limites"),
        # what no level does
        ("procedures.s_ecarter_a_volonte", "B", "", "Non, pas au niveau B."),
        ("questions_plaintes.concevoir", "", "", "Non, le document ne le prévoit à aucun niveau :"),
        # two levels with one text
        ("amelioration.proposer", "CB", "", "Oui, aux niveaux C et B."),
        (
            "amelioration.proposer",
            "B",
            "only_level",
            "Non, pas seulement au niveau B : le document le prévoit aussi au niveau C.",
        ),
        ("amelioration.proposer", "CB", "only_level", "Oui, seulement aux niveaux C et B."),
        ("amelioration.proposer", "D", "", "Non, pas au niveau D. Le document le prévoit aux niveaux C et B."),
        # more is asked for, or the document is silent
        ("contacts.conseils_simples", "B", "", "Le document demande davantage au niveau B :"),
        (
            "procedures.suivre_a_la_lettre",
            "C",
            "",
            "Ce n'est pas écrit au niveau C. Le document le prévoit au niveau D.",
        ),
        # two claims may be meant: what they agree on is said
        ("procedures.s_ecarter procedures.s_ecarter_exception", "B", "", "Oui, mais seulement dans les limites"),
        ("procedures.s_ecarter procedures.s_ecarter_a_volonte", "D", "", "Non, pas au niveau D."),
        ("procedures.s_ecarter procedures.s_ecarter_a_volonte", "B", "", "Voici ce que dit le document :"),
    ],
)
def test_a_claim_about_a_criterion(names, levels, cues, begins):
    assert said(**claimed(names, levels, cues)).startswith(begins)


@pytest.mark.parametrize(
    ("name", "level", "begins"),
    [
        ("amelioration.signaler", "D", "Non : le document le prévoit au niveau D."),
        ("procedures.s_ecarter", "D", "C'est exact : ce n'est pas prévu au niveau D."),
        ("questions_plaintes.repondre", "D", "Non : le document le prévoit, mais dans les limites"),
        ("procedures.suivre_a_la_lettre", "C", "Ce n'est pas écrit au niveau C. Le document le prévoit au niveau D."),
    ],
)
def test_a_claim_that_is_denied_is_turned_round(name, level, begins):
    assert said(**claimed(name, level, denied=True)).startswith(begins)


def test_a_verdict_quotes_what_proves_it():
    assert quoted(**claimed("procedures.s_ecarter_exception", "D")) == [f"{P}.D", f"{P}.B"]
    assert quoted(**claimed("procedures.s_ecarter_exception", "B")) == [f"{P}.B"]
    assert quoted(**claimed("procedures.s_ecarter_exception", "DB")) == [f"{P}.D", f"{P}.B"]


def test_a_no_names_the_sentence_that_both_texts_share():
    text = said(**claimed("documents.analyse_approfondie", "C"))
    assert text.startswith("Non, pas au niveau C.")
    assert "Une phrase est la même aux niveaux C et B :" in text


@pytest.mark.parametrize(
    ("claim", "levels", "refs"),
    [(f"{P}.B", "B", [f"{P}.B"]), (f"{P}.B", "D", [f"{P}.D", f"{P}.B"]), (P, "D", [f"{P}.D"])],
)
def test_without_a_claim_there_is_no_verdict(claim, levels, refs):
    """The topic and the level alone do not make a yes: a limiting word may decide."""
    assert said(CONFIRM, claim, levels).startswith("Voici ce que dit le document :")
    assert quoted(CONFIRM, claim, levels) == refs


@pytest.mark.parametrize(
    ("claim", "levels", "cues", "begins"),
    [
        ("developper_vision", "B", "", "Oui, la compétence « Développer une vision » est demandée au niveau B."),
        ("developper_vision", "C", "", "Non, la compétence « Développer une vision » n'est pas demandée au niveau C."),
        ("developper_vision", "CB", "", "Oui au niveau B, mais pas au niveau C."),
        (
            "developper_vision",
            "B",
            "only_level",
            "Oui, la compétence « Développer une vision » est demandée au niveau B.",
        ),
        ("guider", "B", "", "Non : la compétence « Guider » n'est demandée à aucun niveau"),
        ("guider", "", "", "Non : la compétence « Guider » n'est demandée à aucun niveau"),
        ("guider", "B", "negated", "La compétence « Guider » n'est demandée à aucun niveau"),
        (
            "communiquer",
            "B",
            "only_level",
            "Non, pas seulement au niveau B : le document le prévoit aussi aux niveaux D et C.",
        ),
        ("communiquer.2", "B", "", "Oui, au niveau B, c'est le niveau 2 de « Communiquer » :"),
        ("communiquer.2", "C", "", "Non, pas au niveau C :"),
        ("communiquer.1", "B", "", "Au niveau B, le document demande davantage que le niveau 1 de « Communiquer » :"),
        (
            "communiquer.1",
            "D",
            "only_level",
            "Non, pas seulement au niveau D : le document le prévoit aussi au niveau C.",
        ),
        ("communiquer.4", "B", "", "Non, pas au niveau B :"),
        ("guider.1", "B", "", "Non, pas au niveau B :"),
    ],
)
def test_a_claim_about_a_competence(claim, levels, cues, begins):
    assert said(CONFIRM, f"competence.{claim}", levels, cues).startswith(begins)


@pytest.mark.parametrize(
    ("cues", "begins"),
    [
        ("", "Oui, c'est un exemple de tâche"),
        ("negated", "C'est un exemple"),
        ("alternative", "C'est un"),
        ("only_level", "C'est un"),
    ],
)
def test_a_claim_about_a_task(cues, begins):
    assert said(CONFIRM, "tache.courrier", "D", cues).startswith(begins)


@pytest.mark.parametrize(
    ("claim", "where"),
    [
        (f"{P}.B", "au niveau B"),
        ("critere.amelioration.C", "aux niveaux C et B"),
        ("critere.contacts.D", "au niveau D"),
    ],
)
def test_which_level_does_it(claim, where):
    assert said(LEVEL, claim).startswith(f"Le document le prévoit {where} :")


@pytest.mark.parametrize(
    ("ref", "levels", "begins"),
    [
        ("competence.agilite.2", "B", "Non : le document le prévoit au niveau B."),
        ("competence.agilite.2", "C", "C'est exact : ce n'est pas prévu au niveau C."),
        ("competence.guider.1", "D", "C'est exact : ce n'est pas prévu au niveau D."),
        ("competence.developper_vision", "B", "Non : le document le prévoit au niveau B."),
        ("competence.developper_vision", "C", "C'est exact : ce n'est pas prévu au niveau C."),
        ("competence.agilite", "", "Non : le document le prévoit aux niveaux D, C et B."),
    ],
)
def test_what_is_denied_of_a_competence_is_turned_round(ref, levels, begins):
    assert said(CONFIRM, ref, levels, denied=True).startswith(begins)


@pytest.mark.parametrize(
    ("ref", "begins"),
    [
        ("competence.communiquer", "Non : « Communiquer » est une compétence distinctive (✦)."),
        ("competence.collaborer", "Oui, c'est exact : « Collaborer » n'est pas une compétence distinctive."),
    ],
)
def test_what_is_denied_of_a_star_is_turned_round(ref, begins):
    assert said(CONFIRM, ref, "", "distinctive", denied=True).startswith(begins)


def test_a_heading_over_nothing_new_is_left_out():
    """The starred competences of D, then those of D and C, which are the same."""
    marked = Question("ask_description", ("legende.distinctive",), ("D",))
    answer = build_answer(os_book(), (marked, replace(marked, levels=("D", "C"))))
    assert len([block for block in answer.blocks if isinstance(block, Heading)]) == 1
