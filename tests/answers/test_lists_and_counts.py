"""Sections are listed and counted as the document has them."""

import pytest
from books import os_knowledge
from saying import quoted, said

from reperes.hearing.intents import CONFIRM, COUNT, DESCRIBE, LEVEL

FAMILY = os_knowledge().family


@pytest.mark.parametrize(
    ("ref", "levels", "parts"),
    [
        ("section.finalites", "", ["quatre (4) finalités", "organisateur pratique"]),
        ("section.taches", "", ["31 exemples de tâches", "soutien administratif (8)", "organisateur pratique (7)",
                                "personne de contact (9)", "documentation (7)"]),
        ("section.criteres", "", ["sept (7) critères"]),
        ("section.competences", "", ["douze (12) compétences", "quatre (4) groupes", "10 sont demandées au niveau D",
                                     "10 sont demandées au niveau C", "11 sont demandées au niveau B"]),
        ("section.competences", "B", ["11 sont demandées au niveau B"]),
        ("section.niveau", "", ["trois (3) niveaux : D, C et B"]),
        ("legende.distinctive", "", ["cinq (5) compétences distinctives"]),
        ("finalite.personne_de_contact", "", ["neuf (9) exemples de tâches"]),
        ("finalite.soutien_administratif", "", ["huit (8) exemples de tâches"]),
        ("competence.communiquer", "", ["« Communiquer » compte 4 niveaux."]),
        ("competence.se_connaitre", "", ["« Se connaître » compte 2 niveaux."]),
        ("groupe.agir", "", ["trois (3) compétences"]),
    ],
)  # fmt: skip
def test_parts_are_counted(ref, levels, parts):
    text = said(COUNT, ref, levels)
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize(
    ("ref", "names"),
    [
        ("section.criteres", [criterion.name for criterion in FAMILY.criteria]),
        ("section.competences", [competence.name for competence in os_knowledge().competences]),
        ("section.finalites", [role.text for role in FAMILY.roles]),
        ("section.taches", [task.text for role in FAMILY.roles for task in role.tasks]),
        ("section.famille", [FAMILY.purpose, *(role.text for role in FAMILY.roles)]),
        ("groupe.echanger", ["Communiquer", "Collaborer", "Guider"]),
        ("legende.distinctive", ["Penser de manière critique", "Communiquer", "Être orienté solutions",
                                 "Être orienté clients", "Faire preuve d'agilité"]),
    ],
)  # fmt: skip
def test_a_list_is_whole_and_in_order(ref, names):
    text = said(DESCRIBE, ref)
    places = [text.find(name) for name in names]
    assert -1 not in places
    assert places == sorted(places)


def test_distinctive_competences_are_starred_in_the_list():
    text = said(DESCRIBE, "section.competences")
    assert text.count("✦ ") - text.count("(✦ :") == len(FAMILY.distinctive)
    assert "• ✦ Communiquer" in text
    assert "• Guider" in text


@pytest.mark.parametrize(("name", "begins"), [("communiquer", "Oui"), ("guider", "Non"), ("se_connaitre", "Non")])
def test_a_competence_is_distinctive_or_not(name, begins):
    assert said(CONFIRM, f"competence.{name}", cues="distinctive").startswith(begins)


@pytest.mark.parametrize("level", FAMILY.levels)
def test_a_whole_level_quotes_every_cell_and_every_required_step(level):
    knowledge = os_knowledge()
    cells = [f"critere.{criterion.id}.{level}" for criterion in FAMILY.criteria]
    steps = [
        f"competence.{competence.id}.{knowledge.required_step(competence, level)}"
        for competence in knowledge.competences
        if knowledge.required_step(competence, level)
    ]
    assert quoted(DESCRIBE, "section.niveau", level) == cells + steps


@pytest.mark.parametrize(
    ("level", "missing"),
    [
        ("D", "Pas demandées au niveau D : Développer une vision et Guider."),
        ("B", "Pas demandée au niveau B : Guider."),
        ("DC", "Pas demandées aux niveaux D et C : Développer une vision et Guider."),
    ],
)
def test_a_whole_level_names_what_it_does_not_require(level, missing):
    assert missing in said(DESCRIBE, "section.niveau", level)


def test_levels_that_require_the_same_are_shown_together():
    text = said(DESCRIBE, "legende.distinctive", "DC")
    assert text.startswith("Compétences distinctives (✦), niveaux D et C")
    assert text.count("•") == 5


@pytest.mark.parametrize(("step", "level", "count"), [(1, "D", 10), (2, "B", 5), (2, "C", 0), (4, "B", 0)])
def test_the_competences_of_a_level_at_one_step(step, level, count):
    assert len(quoted(DESCRIBE, "section.competences", level, step=step)) == count


@pytest.mark.parametrize(
    ("ref", "limit", "refs"),
    [
        ("section.finalites", 1, ["finalite.soutien_administratif"]),
        ("section.finalites", 2, ["finalite.soutien_administratif", "finalite.organisateur_pratique"]),
        ("section.taches", 3, ["tache.lettres", "tache.rapports_reunions", "tache.textes"]),
        ("critere.procedures", 1, ["critere.procedures.D"]),
    ],
)
def test_a_limit_keeps_the_first_facts(ref, limit, refs):
    assert quoted(DESCRIBE, ref, limit=limit) == refs


def test_a_limit_spans_lists():
    """The ninth and tenth task belong to the second role."""
    assert quoted(DESCRIBE, "section.taches", limit=10)[7:] == ["tache.brochures", "tache.courrier", "tache.evenements"]


def test_the_competences_without_a_star_are_listed():
    text = said(DESCRIBE, "legende.distinctive", "", "undistinctive")
    assert "sept (7) compétences" in text
    assert "Collaborer" in text and "Communiquer" not in text


def test_the_competences_without_a_star_of_a_level_are_quoted():
    refs = quoted(DESCRIBE, "legende.distinctive", "B", "undistinctive")
    assert "competence.developper_vision.1" in refs and "competence.communiquer.2" not in refs


@pytest.mark.parametrize("question", [("finalite.personne_de_contact", "D", "tasks"), ("section.taches", "D")])
def test_tasks_have_no_level(question):
    assert (
        said(LEVEL, *question)
        == "Le document ne répartit pas les tâches par niveau ; elles valent pour toute la famille."
    )
