"""« Quels critères sont identiques ? », « quelles compétences montent ? », « … nulle part ? »."""

import pytest
from saying import quoted, said

from reperes.hearing.intents import EXCLUSIVE, RISING, SAME, UNREQUIRED

CRITERIA, COMPETENCES = "section.criteres", "section.competences"
RISING_TO_B = [
    "developper_vision.1",
    "communiquer.2",
    "collaborer.2",
    "oriente_solutions.2",
    "oriente_clients.2",
    "agilite.2",
]


@pytest.mark.parametrize(
    ("levels", "refs"),
    [("CB", ["critere.amelioration.C"]), ("DC", []), ("DB", []), ("DCB", []), ("", ["critere.amelioration.C"])],
)
def test_the_criteria_with_one_text(levels, refs):
    assert quoted(SAME, CRITERIA, levels) == refs


def test_the_competences_with_one_step():
    text = said(SAME, COMPETENCES, "CB")
    assert text.startswith("Compétences identiques aux niveaux C et B (même niveau requis) :")
    assert text.count("«") == 5
    assert said(SAME, COMPETENCES, "DC").count("«") == 10


@pytest.mark.parametrize(
    ("levels", "refs"), [("CB", RISING_TO_B), ("DB", RISING_TO_B), ("B", RISING_TO_B), ("DC", []), ("D", []), ("C", [])]
)
def test_the_competences_that_rise(levels, refs):
    assert quoted(RISING, COMPETENCES, levels) == [f"competence.{ref}" for ref in refs]


def test_nothing_rises_from_d_to_c():
    assert said(RISING, COMPETENCES, "DC").startswith("Non, aucune compétence ne change aux niveaux D et C")


def test_of_the_rising_ones_only_the_distinctive():
    assert quoted(RISING, COMPETENCES, "CB", cues="distinctive") == [
        f"competence.{ref}" for ref in ("communiquer.2", "oriente_solutions.2", "oriente_clients.2", "agilite.2")
    ]


@pytest.mark.parametrize(
    ("levels", "begins"),
    [
        ("", "Oui, une compétence n'est demandée qu'au niveau B :"),
        ("B", "Oui, une compétence n'est demandée qu'au niveau B :"),
        ("C", "Non, aucune compétence n'est demandée qu'au niveau C."),
    ],
)
def test_the_competence_of_one_level_alone(levels, begins):
    assert said(EXCLUSIVE, COMPETENCES, levels).startswith(begins)
    assert quoted(EXCLUSIVE, COMPETENCES, levels) == ([] if levels == "C" else ["competence.developper_vision.1"])


@pytest.mark.parametrize(
    ("levels", "begins", "names"),
    [
        ("", "Compétence qui n'est demandée à aucun niveau de cette famille :", ["Guider"]),
        ("D", "Compétences qui ne sont pas demandées au niveau D :", ["Développer une vision", "Guider"]),
        ("B", "Compétences qui ne sont pas demandées au niveau B :", ["Guider"]),
        ("CB", "Compétences qui ne sont pas demandées aux niveaux C et B :", ["Guider"]),
    ],
)
def test_the_competences_that_are_not_required(levels, begins, names):
    text = said(UNREQUIRED, COMPETENCES, levels)
    assert text.startswith(begins)
    assert [line[2:] for line in text.splitlines() if line.startswith("• ")] == names
