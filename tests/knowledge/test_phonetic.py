"""Spellings of one sound share a key; other words do not."""

import pytest

from reperes.language.folding import fold
from reperes.language.sounds import phonetic


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("developer", "developper"),
        ("colaboré", "collaborer"),
        ("colaborer", "collaborer"),
        ("comuniquer", "communiquer"),
        ("komuniker", "communiquer"),
        ("plaintte", "plainte"),
        ("kontact", "contact"),
        ("kritere", "critere"),
        ("konpetance", "competence"),
        ("competance", "competence"),
        ("fonksion", "fonction"),
        ("filosofie", "philosophie"),
        ("dokument", "document"),
    ],
)
def test_misspelt_words_sound_like_the_right_ones(written, meant):
    assert phonetic(fold(written)) == phonetic(fold(meant))


@pytest.mark.parametrize(
    ("one", "other"),
    [("contact", "contrat"), ("guider", "gouter"), ("vision", "version"), ("document", "dossier")],
)
def test_other_words_do_not(one, other):
    assert phonetic(one) != phonetic(other)


@pytest.mark.parametrize("word", ["h", "et", "d", "sept", "x", "1er"])
def test_a_key_is_never_empty(word):
    assert phonetic(word)
