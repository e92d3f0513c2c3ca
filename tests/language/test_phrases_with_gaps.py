"""Stars and gaps of phrases stand for words, and one row may have several phrases."""

import pytest

from reperes.language.folding import said
from reperes.language.lexis import Phrases


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("differen*", "quelle différence", True),
        ("differen*", "différents", True),
        ("differen*", "indifférence", False),
        ("*er ou *er", "classer ou trier", True),
        ("*er ou *er", "classer ou lire", False),
        ("ne _ pas", "ne doit pas", True),
        ("ne _ pas", "ne pas", False),
        ("ne _ pas", "ne, pas", False),
        ("ne _ (_) pas", "ne le doit pas", True),
        ("_ ?", "lui ?", True),
        ("_ ?", "? ?", False),
        ("-> b", "C->B", True),
        ("qu est ce", "qu'est-ce", True),
    ],
)
def test_stars_and_gaps_stand_for_words(phrase, text, found):
    assert bool(Phrases({"key": [phrase]}).find(said(text))) is found


def test_every_phrase_is_found_inside_of_longer_ones_and_under_all_of_its_keys():
    hits = Phrases({"a": ["plus", "plus haut"], "b": ["plus", "hau*"]}).every(["plus", "haut"])
    assert sorted((hit.name, hit.start, hit.end) for hit in hits) == [
        ("a", 0, 1),
        ("a", 0, 2),
        ("b", 0, 1),
        ("b", 1, 2),
    ]
