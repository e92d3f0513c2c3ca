"""A number names a competence's step, or how many facts to keep."""

import pytest

from reperes.hearing.numbers import HIGHEST, find_limit, find_step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("niveau 2", 2),
        ("communiquer niv 3", 3),
        ("niv. 3", 3),
        ("niveau deux", 2),
        ("niveau n°2", 2),
        ("degré 4", 4),
        ("échelon 3", 3),
        ("palier 2", 2),
        ("deuxième niveau", 2),
        ("le premier degré", 1),
        ("1er niveau", 1),
        ("2e niveau", 2),
        ("level 2", 2),
        ("Stufe 3", 3),
        ("derde niveau", 3),
        ("le 2 de collaborer", 2),
        ("niveau 1 ?", 1),
        ("niv2 svp", 2),
        ("la première étape", 1),
        ("n° 3", 3),
        ("le plus haut degré", HIGHEST),
        ("niveau max de guider", HIGHEST),
        ("le dernier niveau", HIGHEST),
        ("hoogste niveau", HIGHEST),
    ],
)
def test_a_step_is_named(text, step):
    assert find_step(text) == step


@pytest.mark.parametrize(
    "text",
    [
        "niveau C",
        "deux niveaux",
        "les 3 niveaux",
        "les deux autres",
        "procédures",
        "31 tâches",
        "niveau 10",
        "le 3 mars",
        "la note du 2 juin",
        "le 3/4",
        "au 4e étage",
        "En 2024",
        "niveau un peu flou",
        "",
    ],
)
def test_other_numbers_are_no_step(text):
    assert find_step(text) is None


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("les trois premières tâches", 3),
        ("les 2 premiers", 2),
        ("les premiers 2", 2),
        ("juste la première", 1),
        ("que les trois premières", 3),
        ("la première seulement", 1),
        ("the first", 1),
        ("de eerste", 1),
        ("rien que deux tâches", 2),
        ("quatre max svp", 4),
        ("j'en voulais trois", 3),
        ("exactement 5", 5),
        ("en trois points", 3),
        ("deux exemples, pas plus", 2),
    ],
)
def test_a_limit_is_named(text, limit):
    assert find_limit(text) == limit


@pytest.mark.parametrize(
    "text",
    [
        "les trois niveaux",
        "niveau 3",
        "les tâches",
        "deuxième tâche",
        "depuis le 1er mai",
        "le premier jour",
        "du premier au dernier",
        "niveau 2 max",
        "seulement le niveau 3",
        "juste une",
        "en deux mots",
        "",
    ],
)
def test_other_numbers_are_no_limit(text):
    assert find_limit(text) is None
