"""Text is folded so that what people type and what the document says can be compared."""

import pytest

from reperes.knowledge.text import sentences
from reperes.language.folding import fold, straighten, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Procédures", "procedures"),
        ("PROCÉDURES", "procedures"),
        ("Proce\u0301dures", "procedures"),
        ("d’une personne", "d'une personne"),
        ("d‘une personne", "d'une personne"),
        ("c´est l`agent", "c'est l'agent"),
        ("œuvre", "oeuvre"),
        ("Œuvre", "oeuvre"),
        ("ŒUVRE", "oeuvre"),
        ("à  la\tfois\nici ", "a la fois ici"),
        ("niveau\u00a0C", "niveau c"),
        ("niveau\u202fC\u00a0?", "niveau c ?"),
        ("ça à où îles naïf", "ca a ou iles naif"),
        ("", ""),
    ],
)
def test_case_accents_apostrophes_and_blanks_do_not_count(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize("typed", ["Élaborer des formulaires", "l’agenda d’un service", "œ", "C->B ?", "✦ Collaborer"])
def test_folding_twice_changes_nothing_more(typed):
    assert fold(fold(typed)) == fold(typed)


def test_straightening_keeps_letters_and_case():
    assert straighten("  L’Été\u00a0: une  ÉTOILE ✦ ") == "L'Été : une ÉTOILE ✦"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Qu'est-ce qu'un B ?", ["qu", "est", "ce", "qu", "un", "b"]),
        ("C->B, D/C", ["c", "b", "d", "c"]),
        ("niveau 2 !!", ["niveau", "2"]),
        ("… ?", []),
    ],
)
def test_words_are_letters_and_digits(typed, found):
    assert words(typed) == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Une phrase. Une autre.", ["Une phrase.", "Une autre."]),
        ("Une phrase. À la fin.", ["Une phrase.", "À la fin."]),
        ("(citoyens, clients...) et autres", ["(citoyens, clients...) et autres"]),
        ("Une seule", ["Une seule"]),
    ],
)
def test_sentences_keep_their_points(text, parts):
    assert sentences(text) == parts
