"""Words and phrases are found in the document whatever their endings, and nothing else is."""

import pytest
from books import os_knowledge

from reperes.knowledge.search import find_phrase
from reperes.knowledge.text import is_excerpt


@pytest.mark.parametrize(
    ("phrase", "refs"),
    [
        ("initiative", ["critere.procedures.B"]),
        ("initiatives", ["critere.procedures.B"]),
        ("univoque", ["critere.procedures.D"]),
        ("standardisé", ["tache.lettres", "critere.questions_plaintes.D"]),
        ("standardisees", ["tache.lettres", "critere.questions_plaintes.D"]),
        ("conseils simples", ["critere.contacts.C"]),
        ("pour des clients", ["tache.recherches"]),
        ("étiquettes", ["tache.accessibilite_classement"]),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase, refs):
    assert list(find_phrase(os_knowledge(), phrase)) == refs


@pytest.mark.parametrize("phrase", ["accord du chef", "télétravail", "simples conseils", "de", "", "?"])
def test_what_is_not_there_is_not_found(phrase):
    assert find_phrase(os_knowledge(), phrase) == ()


@pytest.mark.parametrize(
    ("excerpt", "there"),
    [
        ("des contrôles simples", True),
        ("contrôles simples … corrections simples", True),
        ("… corrections simples aux documents existants.", True),
        ("corrections simples … contrôles simples", False),
        ("contrôles simple", False),
        ("contrôles très simples", False),
        ("…", False),
        ("", False),
    ],
)
def test_an_excerpt_is_made_of_the_texts_own_words_in_their_order(excerpt, there):
    assert is_excerpt(excerpt, os_knowledge().facts["critere.documents.D"].text) is there
