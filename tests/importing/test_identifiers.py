"""Identifiers are short and stay: who changes a word of the document keeps the part's identifier."""

import pytest
from books import os_knowledge
from documents import DG, OS

from reperes.importing.matching import pairs
from reperes.importing.slugs import name_slug, task_slug

TEXT = OS.read_text("utf-8")


@pytest.mark.parametrize(
    ("slug", "text", "taken", "found"),
    [
        (name_slug, "Questions ou plaintes", set(), "questions_plaintes"),
        (name_slug, "Complexité des dossiers", set(), "complexite_dossiers"),
        (name_slug, "Décision", {"decision"}, "decision_2"),
        (name_slug, "Être à l'écoute", set(), "etre_ecoute"),
        (name_slug, "De par les", set(), "de_par_les"),
        (name_slug, "2e ligne", set(), "n2e_ligne"),
        (task_slug, "Rédiger des lettres types de refus", set(), "rediger_lettres_types"),
        (task_slug, "Rédiger des lettres types de refus", {"rediger_lettres_types"}, "rediger_lettres_types_refus"),
    ],
)
def test_slugs(slug, text, taken, found):
    assert slug(text, taken) == found
    assert found in taken


def test_same_texts_are_paired_before_near_ones():
    assert pairs([("a b c d e f g h i j k.",), ("a b c d e f g h i j k",)], [("a b c d e f g h i j k",)]) == {1: 0}
    assert pairs([("L’avis",)], [("l'avis",), ("L'envie de rien",)]) == {0: 0}
    assert pairs([("tout autre chose",)], [("rien de cela",)]) == {}


def test_a_changed_text_keeps_its_identifier_and_is_told(draft_of):
    draft = draft_of(TEXT.replace("Élaborer des formulaires ;", "Élaborer des formulaires simples ;"))
    task = next(task for task in draft.family.roles[0].tasks if "formulaires" in task.text)
    assert task.id == "formulaires"
    assert draft.changes == (
        "modifié : Finalités › soutien administratif › Exemples de tâches : "
        "avant « Élaborer des formulaires », maintenant « Élaborer des formulaires simples »",
    )


def test_a_task_that_moves_to_another_role_keeps_its_identifier(draft_of):
    line = "- Élaborer des formulaires ;\n"
    draft = draft_of(TEXT.replace(line, "").replace("- Gérer l'agenda", f"{line}- Gérer l'agenda"))
    assert "formulaires" in [task.id for task in draft.family.roles[1].tasks]
    assert draft.changes == ()


def test_a_renamed_criterion_keeps_its_identifier(draft_of):
    draft = draft_of(TEXT.replace("\nAmélioration\t", "\nQualité\t"))
    assert [part.id for part in draft.family.criteria if part.name == "Qualité"] == ["amelioration"]
    assert draft.changes == ("modifié : nom de critere.amelioration : avant « Amélioration », maintenant « Qualité »",)


def test_new_and_removed_parts_are_told(draft_of):
    draft = draft_of(TEXT.replace("- Élaborer des formulaires ;", "- Numériser les archives anciennes ;"))
    assert "numeriser_archives_anciennes" in [task.id for task in draft.family.roles[0].tasks]
    assert [change.partition(" ")[0] for change in draft.changes] == ["nouveau", "retiré"]


def test_an_excerpt_that_does_not_fit_any_more_is_taken_out_and_told(draft_of):
    draft = draft_of(TEXT.replace("Signaler des problèmes récurrents", "Signaler tous les problèmes récurrents"))
    criterion = next(part for part in draft.family.criteria if part.id == "amelioration")
    assert set(criterion.excerpts) == {"C", "B"}
    assert any("« en_court » ne convient plus" in remark for remark in draft.remarks)


def test_other_apostrophes_are_told_once_and_excerpts_stay(draft_of):
    draft = draft_of(TEXT.replace("'", "’"))
    assert "l’authenticité" in draft.family.roles[0].tasks[4].text
    assert len(draft.changes) == 1
    assert "diffèrent seulement par l'apostrophe" in draft.changes[0]
    before = {part.id: set(part.excerpts) for part in os_knowledge().family.criteria}
    assert {part.id: set(part.excerpts) for part in draft.family.criteria} == before
    assert draft.differences == ()


def test_required_steps_that_change_are_told(draft_of):
    draft = draft_of(TEXT.replace("niveau 2 Participer au changement\tB", "niveau 2 Participer au changement\t"))
    assert [change for change in draft.changes if "agilite" in change] == [
        "modifié : compétence agilite : avant B : 2, C : 1, D : 1 (distinctive), maintenant C : 1, D : 1 (distinctive)"
    ]


def test_identifiers_of_a_new_family_are_each_once(draft_of):
    family = draft_of(DG.read_text("utf-8")).family
    ids = [task.id for role in family.roles for task in role.tasks]
    assert len(ids) == len(set(ids)) == 11
    assert all(id.isascii() and id.replace("_", "").isalnum() for id in ids)
