"""A family's file says only what its document has; faults of what is new are told."""

import shutil

import pytest
from books import FAMILIES, KNOWLEDGE

from reperes.knowledge.faults import KnowledgeError
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.source_document import read_document

LADDER, GARDEN = "familles/echelle.yml", "familles/jardin.yml"


def loaded(tmp_path, family, file="", old="", new=""):
    folder = shutil.copytree(FAMILIES / family, tmp_path / family)
    if file:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1
        (folder / file).write_text(text.replace(old, new), "utf-8")
    return load_knowledge(folder)


def faults(tmp_path, *changed):
    with pytest.raises(KnowledgeError) as caught:
        loaded(tmp_path, *changed)
    return [fault.message for fault in caught.value.faults]


def test_sections_cells_and_cadres():
    knowledge = load_knowledge(FAMILIES / "echelle")
    assert not (knowledge.competences or knowledge.family.roles or knowledge.family.purpose or knowledge.family.note)
    assert [criterion.filled(("1", "2", "3", "4")) for criterion in knowledge.family.criteria[:2]] == [
        ("1", "2", "4"),
        ("1",),
    ]
    assert knowledge.family.cadres["Mousse"] == ("1", "2", "3")
    assert knowledge.facts["passage.palanquee"].place == ("Règles générales", "Palanquée")


def test_a_family_needs_levels_and_a_head_only(tmp_path):
    folder = shutil.copytree(FAMILIES / "echelle", tmp_path / "echelle")
    text = (folder / LADDER).read_text("utf-8")
    (folder / LADDER).write_text(text[: text.index("cadres:")], "utf-8")
    (folder / "vocabulaire" / "echelle.yml").unlink()
    assert load_knowledge(folder).facts == {}


def test_the_word_niveau_is_no_part_of_a_levels_name(tmp_path):
    knowledge = loaded(tmp_path, "jardin", GARDEN, "niveaux: [A1, A2]", "niveaux: [niveau A1, Niveau A2]")
    assert knowledge.family.levels == ("A1", "A2")


def test_levels_that_are_numbers_may_be_written_as_numbers(tmp_path):
    quoted = 'niveaux: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]'
    knowledge = loaded(tmp_path, "echelle", LADDER, quoted, quoted.replace('"', ""))
    assert knowledge.family.levels == tuple(map(str, range(1, 11)))


@pytest.mark.parametrize(
    ("family", "file", "old", "new", "message"),
    [
        ("echelle", LADDER, 'Mousse: ["1", "2", "3"]', 'Mousse: ["1", "2", "33"]', "nomme « 33 », qui n'est pas un niveau"),
        ("jardin", GARDEN, "niveaux: [A1, A2]", "niveaux: [A1, A2]\ncadres: {A2: [A1]}", "« A2 » est déjà le nom d'un niveau"),
        ("jardin", GARDEN, "niveaux: [A1, A2]", 'niveaux: [A1, A2, "B.1"]', "ni point, ni virgule"),
        ("echelle", LADDER, "note: Avec une lampe seulement.", "nota: Avec une lampe seulement.", "écrire « note » ?"),
        ("echelle", LADDER, "titre: Remontée", "titr: Remontée", "écrire « titre » ?"),
        ("echelle", LADDER, "      1: Chausser les palmes reçues.\n      10: Tailler ses propres palmes.", "      1: ~", "« Choix des palmes » n'a de texte à aucun niveau"),
        ("echelle", LADDER, "id: remontee", "id: palanquee", "« palanquee » figure plusieurs fois"),
    ],
)  # fmt: skip
def test_a_fault_of_what_is_new_is_told(tmp_path, family, file, old, new, message):
    assert any(message in told for told in faults(tmp_path, family, file, old, new))


def test_a_verdict_on_an_empty_cell_is_a_fault(tmp_path):
    folder = shutil.copytree(FAMILIES / "echelle", tmp_path / "echelle")
    (folder / "affirmations").mkdir()
    (folder / "affirmations" / "echelle.yml").write_text(
        "critere.palmes:\n  tailler: {dit: tailler ses palmes, 5: non, 10: oui}\n", "utf-8"
    )
    with pytest.raises(KnowledgeError, match="la case « 5 » de « Choix des palmes » est vide"):
        load_knowledge(folder)


def test_shared_words_for_parts_that_a_family_lacks_are_no_fault(tmp_path):
    folder = shutil.copytree(FAMILIES / "echelle", tmp_path / "echelle")
    shutil.copy(KNOWLEDGE / "vocabulaire" / "competences.yml", folder / "vocabulaire")
    assert not any(ref.startswith("competence.") for ref in load_knowledge(folder).vocabulary.names)


def test_the_words_of_other_families_are_not_read(tmp_path):
    folder = shutil.copytree(FAMILIES / "echelle", tmp_path / "echelle")
    shutil.copy(KNOWLEDGE / "vocabulaire" / "os.yml", folder / "vocabulaire")
    assert "critere.plaintes" not in load_knowledge(folder).vocabulary.names


def test_a_family_may_be_asked_for_by_its_id(tmp_path):
    folder = shutil.copytree(FAMILIES / "jardin", tmp_path / "both")
    for part in ("familles", "sources"):
        shutil.copytree(FAMILIES / "echelle" / part, folder / part, dirs_exist_ok=True)
    assert [load_knowledge(folder, name).family.code for name in ("", "echelle")] == ["JAR", "PLG"]


def test_the_other_family_of_the_real_form_says_what_its_document_says():
    knowledge = load_knowledge(FAMILIES / "dg")
    family, document = knowledge.family, read_document(knowledge.source)
    assert (family.name, family.note, family.purpose) == (document.title, document.note, document.purpose)
    assert {role.name: (role.text, tuple(task.text for task in role.tasks)) for role in family.roles} == document.roles
    assert {criterion.name: criterion.texts for criterion in family.criteria} == document.criteria
    assert [(term.term, term.text, term.examples) for term in family.definitions] == list(document.definitions)
    names = {competence.id: competence.name for competence in knowledge.competences}
    assert {names[marked] for marked in family.distinctive} == set(document.distinctive)
    printed = {
        name: {level: step for step, (_, levels) in steps.items() for level in levels}
        for name, (_, steps) in document.competences.items()
    }
    assert {names[one]: dict(steps) for one, steps in family.required.items()} == printed
