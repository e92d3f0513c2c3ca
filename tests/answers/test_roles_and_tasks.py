"""A task leads to its role; no task belongs to a level."""

import pytest
from books import os_knowledge
from saying import quoted, said

from reperes.hearing.intents import CONFIRM, DESCRIBE, LEVEL, LOCATE

ROLES = {role.id: role for role in os_knowledge().family.roles}
TASKS = {task.id: role for role in ROLES.values() for task in role.tasks}
NO_LEVELS = "Le document ne répartit pas les tâches par niveau"


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_quoted_with_its_role(task):
    text = said(LOCATE, f"tache.{task}")
    assert text.startswith(f"C'est un exemple de tâche de la finalité « {TASKS[task].name} » :")
    assert quoted(LOCATE, f"tache.{task}") == [f"tache.{task}"]


@pytest.mark.parametrize(("act", "levels"), [(LEVEL, ""), (CONFIRM, "D"), (DESCRIBE, "C"), (LOCATE, "B")])
def test_a_task_has_no_level(act, levels):
    assert NO_LEVELS in said(act, "tache.courrier", levels)


def test_levels_are_not_spoken_of_where_nobody_asked():
    assert NO_LEVELS not in said(LOCATE, "tache.courrier")


def test_a_role_has_no_level_either():
    assert NO_LEVELS in said(LEVEL, "finalite.personne_de_contact")


@pytest.mark.parametrize(
    ("role", "begins"),
    [
        ("soutien_administratif", "En tant que soutien administratif :"),
        ("organisateur_pratique", "En tant qu'organisateur pratique :"),
        ("personne_de_contact", "En tant que personne de contact :"),
        ("gestionnaire_donnees", "En tant que gestionnaire de données et/ou de documentation :"),
    ],
)
def test_a_role_is_introduced_as_in_the_document(role, begins):
    assert said(DESCRIBE, f"finalite.{role}").startswith(begins)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("cues", "tasks"), [("", False), ("tasks", True), ("tasks purpose", False), ("purpose", False)]
)
def test_a_role_is_told_by_its_text_or_by_its_tasks(role, cues, tasks):
    every = [f"tache.{task.id}" for task in ROLES[role].tasks]
    assert quoted(DESCRIBE, f"finalite.{role}", cues=cues) == (every if tasks else [f"finalite.{role}"])


@pytest.mark.parametrize(
    ("tasks", "cues", "begins"),
    [
        ("courrier copies", "same_role", "Oui, ces tâches relèvent de la même finalité, « organisateur pratique »."),
        ("courrier textes", "same_role", "Non, ces tâches ne relèvent pas de la même finalité :"),
        ("courrier textes", "same_role different", "Oui, ces tâches relèvent de finalités différentes :"),
        (
            "courrier copies",
            "same_role different",
            "Non, ces tâches relèvent de la même finalité, « organisateur pratique ».",
        ),
    ],
)
def test_two_tasks_share_a_role_or_not(tasks, cues, begins):
    refs = " ".join(f"tache.{task}" for task in tasks.split())
    text = said(CONFIRM, refs, cues=cues)
    assert text.startswith(begins)
    assert quoted(CONFIRM, refs, cues=cues) == refs.split()
