"""What changes from one level to another, and what is word for word the same."""

import pytest
from saying import answer, quoted, said

from reperes.answers.model import Difference, Quotations
from reperes.hearing.intents import COMPARE, CONFIRM

A, D, P = "critere.amelioration", "critere.documents", "critere.procedures"


@pytest.mark.parametrize(
    ("act", "ref", "levels", "cues", "begins"),
    [
        (COMPARE, A, "CB", "", "Le texte est identique aux niveaux C et B :"),
        (CONFIRM, A, "CB", "same", "Oui, le texte est identique aux niveaux C et B :"),
        (CONFIRM, A, "CB", "different", "Non, le texte est identique aux niveaux C et B : rien ne change."),
        (COMPARE, A, "CB", "same yes_no", "Oui, le texte est identique aux niveaux C et B :"),
        (COMPARE, A, "DC", "", "Les textes diffèrent entre D et C :"),
        (COMPARE, "section.criteres", "CB", "same yes_no", "Non, tout n'est pas identique entre C et B :"),
        (COMPARE, "section.competences", "DC", "same yes_no", "Oui, tout est identique entre D et C."),
        (COMPARE, "section.competences", "CB", "different yes_no", "Oui, il y a des différences entre C et B :"),
        (COMPARE, "section.competences", "DC", "different yes_no", "Non, tout est identique entre D et C."),
        (COMPARE, "section.niveau", "DC", "same yes_no", "Non, tout n'est pas identique entre D et C :"),
        (CONFIRM, P, "CB", "same", "Non, les textes diffèrent entre C et B :"),
        (CONFIRM, P, "CB", "different", "Oui, les textes diffèrent entre C et B :"),
        (CONFIRM, P, "", "same", "Non, les textes diffèrent entre D, C et B :"),
        (COMPARE, P, "", "", "Les textes diffèrent entre D, C et B :"),
        (CONFIRM, D, "CB", "same", "En partie : une phrase est la même aux niveaux C et B, le reste du texte diffère."),
        (CONFIRM, D, "CB", "different", "Oui, les textes diffèrent entre C et B :"),
        (
            COMPARE,
            "competence.communiquer",
            "DC",
            "",
            "Le niveau requis de « Communiquer » est identique aux niveaux D et C :",
        ),
        (COMPARE, "competence.communiquer", "CB", "", "Le niveau requis de « Communiquer » change :"),
        (CONFIRM, "competence.communiquer", "DC", "same", "Oui, le niveau requis de « Communiquer » est identique"),
        (CONFIRM, "competence.communiquer", "CB", "same", "Non, le niveau requis de « Communiquer » n'est pas le même"),
        (CONFIRM, "competence.communiquer", "CB", "different", "Oui, le niveau requis de « Communiquer » change :"),
        (
            CONFIRM,
            "competence.communiquer",
            "DC",
            "different",
            "Non, le niveau requis de « Communiquer » est identique",
        ),
        (COMPARE, "competence.guider", "CB", "", "La compétence « Guider » n'est demandée à aucun niveau"),
    ],
)
def test_sameness_is_said_first(act, ref, levels, cues, begins):
    assert said(act, ref, levels, cues).startswith(begins)


def test_an_identical_text_is_quoted_once_for_both_levels():
    assert quoted(COMPARE, A, "CB") == [f"{A}.C"]
    assert "Amélioration, niveaux C et B :" in said(COMPARE, A, "CB")


def test_a_shared_sentence_is_quoted():
    text = said(COMPARE, D, "CB")
    assert "Une phrase est la même aux niveaux C et B :" in text
    assert "« Vérifier si les documents satisfont aux procédures ou règles en vigueur. »" in text


def test_no_sentence_is_shared_where_there_is_none():
    assert "Une phrase est la même" not in said(COMPARE, D, "DC")


def test_close_texts_are_compared_word_by_word():
    (block,) = [block for block in answer(COMPARE, D, "CB").blocks if isinstance(block, Difference)]
    assert "".join(text for text, _ in block.before).replace(" ", "") == block.first.fact.text.replace(" ", "")
    assert [text for text, changed in block.before if changed][:2] == ["ou adapter", "limitée du contenu."]
    assert any(changed for _, changed in block.after)


def test_far_texts_are_set_side_by_side():
    blocks = answer(COMPARE, P, "CB").blocks
    assert [type(block) for block in blocks[1:]] == [Quotations]


@pytest.mark.parametrize("levels", ["CB", "BC"])
def test_levels_are_told_from_the_lowest_to_the_highest(levels):
    assert quoted(COMPARE, P, levels) == [f"{P}.C", f"{P}.B"]


def test_a_competence_that_only_one_level_needs_is_said_to_be_missing_at_the_other():
    text = said(COMPARE, "competence.developper_vision", "CB")
    assert "« Développer une vision » n'est pas demandée au niveau C." in text
    assert quoted(COMPARE, "competence.developper_vision", "CB") == ["competence.developper_vision.1"]


def test_the_way_up_tells_criteria_then_competences():
    text = said(COMPARE, "section.niveau", "CB")
    heads = ["Critères distinctifs : ce qui change de C à B", "texte identique aux niveaux C et B",
             "Compétences : ce qui change de C à B", "Compétences : même niveau requis aux niveaux C et B"]  # fmt: skip
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "« Développer une vision » n'est pas demandée au niveau C." in text


def test_d_and_c_require_the_same_of_every_competence():
    text = said(COMPARE, "section.competences", "DC")
    assert text.startswith("Compétences : même niveau requis aux niveaux D et C :")
    assert "ce qui change" not in text
