"""Words of the document are recognised when a message quotes or repeats them."""

import pytest
from books import os_knowledge

from reperes.hearing.lexicon import Lexicon
from reperes.language.folding import words

LEXICON = Lexicon(os_knowledge())


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("« analyse limitée du contenu », c'est quel niveau ?", ("critere.documents.C",)),
        ('où est "analyse limitée" ?', ("critere.documents.C",)),
        ("“Instructions simples et univoques”, ça veut dire ?", ("critere.procedures.D",)),
        ("le texte dit « CHOISIR PARMI DES ALTERNATIVES EXISTANTES »", ("critere.procedures.C",)),
    ],
)
def test_a_phrase_between_quotation_marks_leads_to_its_fact(text, refs):
    assert LEXICON.quoted(text) == refs


def test_a_phrase_of_several_facts_leads_to_all_of_them():
    assert set(LEXICON.quoted("« Vérifier si les documents satisfont »")) == {
        "critere.documents.C",
        "critere.documents.B",
    }


@pytest.mark.parametrize(
    "text",
    [
        "« documents »",
        "« questions ou plaintes »",
        "« voiture de société »",
        "l'agent d'accueil qu'on a engagé",
        "procédures C",
        "",
    ],
)
def test_names_other_phrases_and_elisions_are_no_quotation(text):
    assert LEXICON.quoted(text) == ()


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("je dois suivre de manière stricte des instructions ?", {"critere.procedures.D"}),
        ("proposer des améliorations concrètes aux procédures ?", {"critere.amelioration.C", "critere.amelioration.B"}),
    ],
)
def test_five_words_in_a_row_are_recognised_without_marks(text, refs):
    assert set(LEXICON.repeated(text)) == refs


@pytest.mark.parametrize("text", ["suivre de manière stricte", "bonjour à tous et à toutes, ça va ?", ""])
def test_fewer_words_are_not(text):
    assert LEXICON.repeated(text) == ()


@pytest.mark.parametrize("ref", [ref for ref, fact in os_knowledge().facts.items() if len(words(fact.text)) >= 8])
def test_every_longer_fact_is_recognised_when_it_is_repeated(ref):
    fact = os_knowledge().facts[ref]
    same = {other for other, known in os_knowledge().facts.items() if known.text == fact.text}
    assert set(LEXICON.repeated(fact.text)) >= same
