"""A document of another shape: general rules, cadres, « Niveau I » to « V », notes, a glossary; no competences."""

from pathlib import Path

import pytest
from books import KNOWLEDGE

from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft
from reperes.importing.write_draft import write_draft
from reperes.knowledge.load import load_knowledge

TEXT = (Path(__file__).parent / "harbour.txt").read_text("utf-8")
LEVELS = ("I", "II", "III", "IV", "V")


@pytest.fixture(params=["txt", "docx", "pdf"])
def draft(request, draft_of):
    return draft_of(TEXT, request.param)


LINES = [line for line in TEXT.splitlines() if line]


def below(title):
    return LINES[LINES.index(title) + 1]


def by_name(parts):
    return {part.name: part for part in parts}


def test_levels_and_cadres(draft):
    assert draft.family.levels == LEVELS
    assert draft.family.cadres == {"Quai": ("I", "II"), "Bassin": ("III", "IV", "V")}


def test_cells_and_the_one_that_is_empty(draft):
    criteria = by_name(draft.family.criteria)
    assert set(criteria) == {"Amarres", "Vigie", "Manœuvres du bassin"}
    assert criteria["Amarres"].texts["IV"] == "Choisir le nœud (1)."
    assert criteria["Vigie"].texts["III"] == ""
    assert any("« Vigie » au niveau III : la case est vide" in told for told in draft.missing)


def test_general_rules_with_the_chapter_that_holds_them(draft):
    assert [(rule.id, rule.title, rule.text, rule.place) for rule in draft.family.passages] == [
        ("anciennete", "Ancienneté", below("Ancienneté"), "Règles générales"),
        ("releve", "Relève", below("Relève"), "Règles générales"),
        ("tenue", "Tenue", "Le ciré jaune se porte par tout temps.", "Dispositions communes"),
    ]


def test_notes_belong_to_the_part_that_they_name_or_that_has_their_mark(draft):
    assert draft.family.notes == {
        "finalite.lamaneur": "Jamais par grand vent.",
        "critere.amarres.IV": "Sauf le nœud de chaise, que chacun connaît.",
        "critere.vigie": "Depuis le phare seulement.",
        "critere.manoeuvres_bassin": "vaut aussi pour les barques.",
    }


def test_the_glossary_makes_definitions(draft):
    assert [(part.id, part.text, part.examples) for part in draft.family.definitions] == [
        ("touline", LINES[-2].split(" : ")[1].split(" ; ")[0], "ligne de jet, messager"),
        ("maree", "temps entre deux pleines mers", ""),
    ]


def test_roles_and_tasks_are_without_the_remark(draft):
    assert [(role.name, [task.text for task in role.tasks]) for role in draft.family.roles] == [
        ("lamaneur", ["Lancer la touline", "Frapper les amarres"]),
        ("veilleur", ["Allumer le fanal"]),
    ]


def test_what_has_no_place_is_listed(draft):
    assert {left.text for left in draft.leftovers} == {
        "Un sifflet par équipe ;", "Cadre Large : niveaux VI à IX", "*** Un renvoi que rien n'appelle.",
    }  # fmt: skip
    assert all(left.where for left in draft.leftovers)


def test_the_draft_loads_but_for_what_people_must_decide(draft, tmp_path):
    write_draft(draft, tmp_path / "draft", KNOWLEDGE)
    file = tmp_path / "draft" / "familles" / "port.yml"
    file.write_text(file.read_text("utf-8").replace("note_masculin: # absent du document\n", ""), "utf-8")
    knowledge = load_knowledge(tmp_path / "draft")
    assert (knowledge.family.cadres, knowledge.family.notes) == (draft.family.cadres, draft.family.notes)
    assert knowledge.family.passages == draft.family.passages
    assert knowledge.facts["note.critere.amarres.IV"].text == draft.family.notes["critere.amarres.IV"]


def test_identifiers_stay_in_the_version_after(draft_of, tmp_path):
    write_draft(draft_of(TEXT), tmp_path / "knowledge", KNOWLEDGE)
    file = tmp_path / "knowledge" / "familles" / "port.yml"
    text = file.read_text("utf-8").replace("id: releve", "id: garde").replace("id: vigie", "id: guet")
    file.write_text(text, "utf-8")
    document = tmp_path / "port.txt"
    changed = TEXT.replace("\nRelève\n", "\nLa relève\n").replace("phare seulement", "grand phare seulement")
    document.write_text(changed.replace("niveaux I et II", "niveaux I à III"), "utf-8")
    draft = make_draft(document, read_today(tmp_path / "knowledge"))
    assert [rule.id for rule in draft.family.passages] == ["anciennete", "garde", "tenue"]
    assert draft.family.notes["critere.guet"] == "Depuis le grand phare seulement."
    assert draft.changes == (
        "modifié : cadres : avant « Quai : I, II ; Bassin : III, IV, V », maintenant « Quai : I, II, III ; Bassin : III, IV, V »",
        "modifié : nom de passage.garde : avant « Relève », maintenant « La relève »",
        "modifié : Critères distinctifs › Vigie › Note : avant « Depuis le phare seulement. », maintenant « Depuis le grand phare seulement. »",
    )  # fmt: skip
