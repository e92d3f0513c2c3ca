"""Levels are named by words as well: « au-dessus », « les autres », « et moi ? », « niveau A »."""

import pytest

from reperes.hearing.levels import find_relative, find_unknown_level

OS = ("D", "C", "B")


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("et au-dessus ?", "above"),
        ("et au dessus", "above"),
        ("au niveau supérieur", "above"),
        ("plus haut ?", "above"),
        ("un cran plus haut", "above"),
        ("le niveau suivant", "above"),
        ("et en dessous ?", "below"),
        ("en-dessous", "below"),
        ("le niveau d'avant", "below"),
        ("un niveau inférieur", "below"),
        ("et plus bas ?", "below"),
        ("les autres niveaux", "others"),
        ("et les autres ?", "others"),
        ("les deux autres", "others"),
        ("tous les niveaux", "all"),
        ("aux trois niveaux", "all"),
        ("les 3 niveaux", "all"),
        ("tou les nivo", "all"),
        ("du premier au dernier", "all"),
        ("de la première à la dernière", "all"),
        ("pour chaque niveau", "all"),
        ("niveau par niveau", "all"),
        ("d'un niveau à l'autre", "all"),
        ("all levels please", "all"),
        ("alle niveaus", "all"),
        ("et moi ?", "own"),
        ("et pour moi", "own"),
        ("à mon niveau", "own"),
        ("et lui ?", "other"),
        ("et mon collègue ?", "other"),
        ("pour elle ?", "other"),
    ],
)
def test_a_level_is_named_from_another(text, relative):
    assert find_relative(text) == relative


@pytest.mark.parametrize(("count", "relative"), [(3, "all"), (2, None), (None, None)])
def test_how_many_levels_there_are_depends_on_the_family(count, relative):
    assert find_relative("les trois ?", count) == relative


@pytest.mark.parametrize(
    "text",
    [
        "dans les trois jours",
        "les quatre groupes",
        "En 2024",
        "plusieurs",
        "en ordre",
        "procédures",
        "qui est mon chef ?",
        "et les plaintes ?",
        "comme prévu",
        "niveau C",
    ],
)
def test_other_words_name_no_level(text):
    assert find_relative(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("niveau A", "A"),
        ("et le niveau a ?", "A"),
        ("un agent de niveau A", "A"),
        ("agent A", "A"),
        ("les A", "A"),
        ("un A peut-il signer ?", "A"),
        ("les E ?", "E"),
        ("niveau E et F", "E"),
        ("grade A", "A"),
        ("niveau A1", "A1"),
        ("niveau S", "S"),
        ("niveau 12", "12"),
    ],
)
def test_a_level_that_the_family_does_not_have(text, level):
    assert find_unknown_level(text, OS) == level


@pytest.mark.parametrize(
    "text",
    [
        "niveau B",
        "niveaux C et B",
        "niveau 2",
        "À quel niveau ?",
        "il y a un niveau",
        "le niveau à atteindre",
        "niveau d'accès",
        "En Allemagne",
        "les archives",
        "un B",
        "un agent a appelé",
    ],
)
def test_no_unknown_level(text):
    assert find_unknown_level(text, OS) is None


@pytest.mark.parametrize(
    ("text", "level"), [("niveau A1", None), ("niveau A3", "A3"), ("niveau B", "B"), ("un C", "C"), ("les A2", None)]
)
def test_which_levels_are_unknown_depends_on_the_family(text, level):
    assert find_unknown_level(text, ("A1", "A2")) == level
