"""An answer shown again: why, where, sure, to copy, in short; and where words stand."""

import pytest
from saying import quoted, said

from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE, MEANING, WORD

P = "critere.procedures"


@pytest.mark.parametrize(
    ("cue", "begins"),
    [
        ("place", "C'est écrit ici, dans le document :"),
        ("again", "J'ai relu le document. Voici ses mots :"),
        ("to_copy", "Je ne rédige ni ne reformule : je cite le document."),
    ],
)
def test_the_same_text_is_introduced_otherwise(cue, begins):
    assert said(DESCRIBE, P, "B", cue).startswith(begins)
    assert quoted(DESCRIBE, P, "B", cue) == [f"{P}.B"]


def test_for_a_reason_nothing_is_quoted():
    assert said(DESCRIBE, P, "B", "reason").startswith("Le document ne donne pas de raison")
    assert quoted(DESCRIBE, P, "B", "reason") == []


def test_a_precision_that_the_document_does_not_give_is_said_to_be_missing():
    assert said(DESCRIBE, P, "B", "detail").startswith("Le document ne le précise pas")
    assert quoted(DESCRIBE, P, "B", "detail") == []


@pytest.mark.parametrize("cue", ["place", "again", "unsure"])
def test_an_answer_is_introduced_once(cue):
    assert "Voici ce que dit le document" in said(CONFIRM, P, "B")
    assert "Voici ce que dit le document" not in said(CONFIRM, P, "B", cue)


def test_a_short_answer_keeps_the_words_that_tell_the_levels_apart():
    text = said(COMPARE, "critere.contacts", "CB", "short")
    assert "« … informations correctes et des conseils simples. »" in text
    assert "« … donner des conseils objectifs et adaptés et les expliquer. »" in text


def test_a_short_answer_about_a_level_names_its_competences():
    text = said(DESCRIBE, "section.niveau", "C", "short")
    assert "Procédures : « Suivre les possibilités déterminées … choisir parmi des alternatives existantes. »" in text
    assert "• ✦ Communiquer (niveau 1)\n" in text


def test_the_common_sentence_alone_is_quoted():
    text = said(COMPARE, "critere.documents", "CB", "shared")
    assert text.startswith("Une phrase est la même aux niveaux C et B :")
    assert "analyse" not in text


def test_where_nothing_is_common_it_is_said():
    assert said(COMPARE, P, "DB", "shared").startswith("Aucune phrase du critère « Procédures » n'est commune")


def test_words_are_quoted_where_they_stand():
    text = said(WORD, f"{P}.B", phrase="initiative")
    assert text.startswith("“initiative” figure à un endroit dans le document :")
    assert quoted(WORD, "critere.documents.C critere.documents.B", phrase="analyse") == [
        "critere.documents.C",
        "critere.documents.B",
    ]


def test_words_that_stand_nowhere_are_said_to():
    assert (
        said(WORD, "section.famille", phrase="accord du chef")
        == "Non, “accord du chef” ne figure pas dans le document."
    )


def test_a_word_without_a_definition_is_shown_in_its_place():
    assert said(MEANING, f"{P}.D", phrase="univoques").startswith("Le document n'explique pas “univoques”.")
