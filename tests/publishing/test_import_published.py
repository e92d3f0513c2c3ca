"""A folder that `reperes import` made is published as it is: its family is served beside the others."""

import shutil

import pytest
from books import FAMILIES, KNOWLEDGE

from reperes.cli import app
from reperes.knowledge.load import load_library
from reperes.publishing.draft import note_start
from reperes.publishing.families_served import add_families
from reperes.publishing.publish import NotPublished, publish
from reperes.publishing.starting import find_served
from reperes.publishing.versions import Versions

DG = FAMILIES / "dg" / "sources" / "dg_gestionnaires_de_dossiers.txt"
COMMON, DICTIONARY = "vocabulaire/commun.yml", "competences.yml"
NEW = """
  - id: {name}
    nom: {name}
    groupe: agir
    niveaux:
      1: Un pas
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """The folder of knowledge, in one from which commands run, and the folder that the import of DG made."""
    # Without test questions, which only a model can answer.
    shutil.copytree(KNOWLEDGE, tmp_path / "knowledge", ignore=shutil.ignore_patterns(".*", "questions"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPERES_KNOWLEDGE", raising=False)
    assert app.main(["import", str(DG)]) == 0
    return tmp_path / "knowledge", tmp_path / "build" / "brouillon-DG"


def append(folder, name, text):
    (folder / name).write_text((folder / name).read_text("utf-8") + text, "utf-8")


def test_the_family_is_served_beside_the_others_and_remarks_stay(house, capsys):
    knowledge, made = house
    capsys.readouterr()
    assert app.main(["preview", str(made)]) == 0
    assert "famille nouvelle : DG – Gestionnaires de dossiers" in capsys.readouterr().out
    before = (knowledge / "reglages.yml").read_text("utf-8")
    assert app.main(["publish", str(made), "--auteur", "Anne"]) == 0
    assert list(load_library(knowledge).families) == ["os", "dg"]
    assert (knowledge / "reglages.yml").read_text("utf-8") == before.replace("famille: os", "familles: [os, dg]")
    assert [version.author for version in Versions(knowledge).all()] == ["première version", "Anne"]
    # Once more changes nothing.
    assert app.main(["publish", str(made), "--auteur", "Anne"]) == 1
    assert "Rien n'a changé" in capsys.readouterr().err


def test_what_others_changed_since_the_import_stays(house):
    knowledge, made = house
    append(knowledge, COMMON, "# ajouté après l'import\n")
    publish(knowledge, made, "Anne", None)
    assert "# ajouté après l'import" in (knowledge / COMMON).read_text("utf-8")


def test_a_shared_file_that_both_changed_is_a_conflict(house):
    knowledge, made = house
    append(knowledge, COMMON, "# ajouté ici\n")
    append(made, COMMON, "# ajouté là\n")
    with pytest.raises(NotPublished, match=COMMON):
        publish(knowledge, made, "Anne", None)
    assert not (knowledge / "familles" / "dg.yml").exists()


def test_dictionaries_that_both_grew_are_joined(house):
    knowledge, made = house
    append(knowledge, DICTIONARY, NEW.format(name="ici"))
    append(made, DICTIONARY, NEW.format(name="la_bas"))
    publish(knowledge, made, "Anne", None)
    text = (knowledge / DICTIONARY).read_text("utf-8")
    assert "id: ici" in text and "id: la_bas" in text
    assert text.startswith((KNOWLEDGE / DICTIONARY).read_text("utf-8").split("groupes:")[0])


def test_dictionaries_that_say_something_else_of_one_competence_are_a_conflict(house):
    knowledge, made = house
    append(knowledge, DICTIONARY, NEW.format(name="ici"))
    append(made, DICTIONARY, NEW.format(name="ici").replace("Un pas", "Deux pas"))
    with pytest.raises(NotPublished, match=DICTIONARY):
        publish(knowledge, made, "Anne", None)


def test_a_folder_that_does_not_say_what_it_was_made_from_is_taken_as_it_is(house):
    knowledge, made = house
    (made / ".depart.json").unlink()
    append(made, COMMON, "# ajouté là\n")
    publish(knowledge, made, "Anne", None)
    assert "# ajouté là" in (knowledge / COMMON).read_text("utf-8")


def test_an_edit_by_hand_and_an_import_are_two_versions_apart(house):
    knowledge, made = house
    find_served(knowledge)
    append(knowledge, COMMON, "# à la main\n")
    publish(knowledge, made, "Anne", None)
    assert "# à la main" in (knowledge / COMMON).read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# un\nfamille: os\ncontact: x\n", "# un\nfamilles: [os, dg]\ncontact: x\n"),
        ("contact: x\nfamille: os  # la nôtre\n", "contact: x\nfamilles: [os, dg]  # la nôtre\n"),
        ("familles: [os, ab]\ncontact: x\n", "familles: [os, ab, dg]\ncontact: x\n"),
        ("familles:\n  - os\n  - ab\n# deux\ncontact: x\n", "familles: [os, ab, dg]\n# deux\ncontact: x\n"),
        ("familles:\n- os\ncontact: x\n", "familles: [os, dg]\ncontact: x\n"),
        ("famille: os\r\ncontact: x\r\n", "familles: [os, dg]\r\ncontact: x\r\n"),
        ("familles: [dg, os]\ncontact: x\n", "familles: [dg, os]\ncontact: x\n"),
    ],
)
def test_a_family_is_named_in_the_settings_as_they_are_written(tmp_path, before, after):
    settings, others = tmp_path / "reglages.yml", tmp_path / "autres.yml"
    settings.write_bytes(before.encode())
    others.write_text("famille: dg\ncontact: x\n", "utf-8")
    add_families(settings, others)
    assert settings.read_bytes().decode() == after


def test_the_start_is_noted_beside_what_nothing_reads(tmp_path, knowledge):
    note_start(knowledge, knowledge)
    assert find_served(knowledge).version.number == 1
