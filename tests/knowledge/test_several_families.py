"""Several families in one folder: what they share is read once, and its faults are told once."""

import shutil
from pathlib import Path

import pytest
from books import os_knowledge
from edits import both, put, write
from two_families import DG_DOCUMENT, two_families

from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft
from reperes.importing.write_draft import write_draft
from reperes.knowledge.check import check_knowledge
from reperes.knowledge.faults import KnowledgeError
from reperes.knowledge.load import load_knowledge, load_library

OS, DG, SETTINGS, COMPETENCES = "familles/os.yml", "familles/dg.yml", "reglages.yml", "competences.yml"
SHARED_WORDS, DG_SOURCE = "vocabulaire/competences.yml", "sources/dg_gestionnaires_de_dossiers.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return two_families(tmp_path_factory.mktemp("two"))


@pytest.fixture
def folder(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "knowledge"))


def test_all_families_are_loaded_in_the_order_of_the_settings(made):
    library = load_library(made)
    assert list(library.families) == ["os", "dg"]
    assert library.first.facts == os_knowledge().facts
    assert vars(load_knowledge(made)) == vars(library.first)
    assert load_knowledge(made, "dg").family == library.get("dg").family


def test_families_in_a_list_of_lines(folder):
    put(SETTINGS, "familles: [os, dg]", "familles:\n  - dg\n  - os")(folder)
    assert list(load_library(folder).families) == ["dg", "os"]


def test_a_folder_of_two_families_has_no_fault(made):
    checked = check_knowledge(made)
    assert (checked.faults, checked.unnamed) == ([], ())
    assert [knowledge.family.code for knowledge in checked.families] == ["OS", "DG"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put(COMPETENCES, "3: Convaincre et négocier", "3: Convaincre ou négocier"), [(COMPETENCES, "le document dit « Convaincre et négocier »")]),
        (put(COMPETENCES, "nom: Communiquer", "nom: Comuniquer"), [(COMPETENCES, "le document dit « Communiquer »")]),
        (put(COMPETENCES, "groupes:", "groupes"), [(COMPETENCES, "il manque « : »")]),
        (put(COMPETENCES, "nom: Guider", "nom:"), [(COMPETENCES, "« nom » est vide")]),
        (put(SETTINGS, "contact: ", "contct: "), [(SETTINGS, "clé inconnue « contct »")]),
        (put(SHARED_WORDS, "competence.agilite:", "competence.agilte:"), [(SHARED_WORDS, "Vouliez-vous écrire « competence.agilite » ?")]),
        (put(DG_SOURCE, "Convaincre et négocier", "Convaincre ou négocier"), [(COMPETENCES, "famille dg : le document dit « Convaincre ou négocier »")]),
        (put(DG_SOURCE, "✦ Guider", "Mener"), [(COMPETENCES, "famille dg : le document a aussi « Mener »")]),
        (put(SHARED_WORDS, "agilité, agile,", "agilité, réglementation,"), [(SHARED_WORDS, "famille dg : le nom « réglementation » désigne déjà « critere.reglementation »")]),
        (put(DG, "texte: Réclamer les pièces", "texte: Réclamer des pièces"), [(DG, "le document dit « Réclamer les pièces")]),
        (both(put(DG, "Calculer le montant", "Calculer un montant"), put(OS, "Gérer l'agenda", "Gérer un agenda")), [(DG, "Calculer"), (OS, "Gérer")]),
        (write(DG_SOURCE, ""), [(DG_SOURCE, "le document source est vide")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_once_and_for_the_families_that_it_is_wrong_for(folder, edit, expected):
    edit(folder)
    faults = check_knowledge(folder).faults
    told = "\n".join(map(str, faults))
    assert [fault.file for fault in faults] == [file for file, _ in expected], told
    for fault, (_, message) in zip(faults, expected):
        assert message in fault.message, told


def test_documents_have_apostrophes_and_capitals_of_their_own(folder):
    put(DG_SOURCE, "S'adapter au changement", "S’adapter au changement")(folder)
    put(DG_SOURCE, "\tSe connaître\t", "\tSE CONNAÎTRE\t")(folder)
    assert check_knowledge(folder).faults == []


def test_a_family_that_is_not_named_is_neither_read_nor_a_fault(folder):
    put(SETTINGS, "familles: [os, dg]", "familles: [os]")(folder)
    write(DG, "famille")(folder)
    checked = check_knowledge(folder)
    assert (checked.faults, checked.unnamed) == ([], ("dg",))
    assert list(load_library(folder).families) == ["os"]


@pytest.fixture
def unlike(tmp_path):
    """A folder whose families have a competence of their own each."""
    return two_families(tmp_path, DG_DOCUMENT.replace("Faire preuve d'agilité", "Gérer son stress"))


def test_a_family_has_the_competences_of_its_document_alone(unlike):
    library = load_library(unlike)
    ids = [{competence.id for competence in knowledge.competences} for knowledge in library.families.values()]
    assert (ids[0] - ids[1], ids[1] - ids[0]) == ({"agilite"}, {"gerer_stress"})
    assert library.first.facts == os_knowledge().facts
    assert "competence.agilite.1" not in library.get("dg").facts
    assert "competence.agilite" not in library.get("dg").vocabulary.names


def test_a_competence_of_another_family_cannot_be_required(unlike):
    put(DG, "\ncompetences:\n", "\ncompetences:\n  agilite: {B: 1}\n")(unlike)
    (fault,) = check_knowledge(unlike).faults
    assert (fault.file, "« Faire preuve d'agilité » n'est pas dans le profil du document" in fault.message) == (
        DG,
        True,
    )


@pytest.mark.parametrize("settings", ["familles: [os, dg]", "familles:\n  - os\n  - dg", "familles:\n- os\n- dg"])
def test_a_draft_made_beside_several_families_has_its_own_alone(made, tmp_path, settings):
    folder = Path(shutil.copytree(made, tmp_path / "knowledge"))
    put(SETTINGS, "familles: [os, dg]", settings)(folder)
    document = tmp_path / "dg.txt"
    document.write_text(DG_DOCUMENT, "utf-8")
    write_draft(make_draft(document, read_today(folder)), tmp_path / "draft", folder)
    checked = check_knowledge(tmp_path / "draft")
    assert checked.faults == []
    assert [knowledge.family.id for knowledge in checked.families] == ["dg"]


@pytest.mark.parametrize(
    ("edit", "line", "told"),
    [
        (put(DG, "code: DG", "code: os"), "code: os", "le code « os » est déjà celui d'une autre famille (familles/os.yml:5)"),
        (put(DG, "nom: Gestionnaires de dossiers", "nom: Agents  de support"), "nom: Agents  de support",
         "le nom « Agents  de support » est déjà celui d'une autre famille (familles/os.yml:6)"),
    ],
)  # fmt: skip
def test_two_families_with_the_same_code_or_name_are_refused(folder, edit, line, told):
    edit(folder)
    fault = next(fault for fault in check_knowledge(folder).faults if told in fault.message)
    assert fault.file == DG and (folder / DG).read_text("utf-8").splitlines()[fault.line - 1].strip() == line
    assert fault.message.endswith(": changez l'un des deux.") and "\n" not in fault.message
    with pytest.raises(KnowledgeError, match="est déjà celui d'une autre famille"):
        load_library(folder)


def test_one_of_two_families_with_the_same_code_is_served_alone(folder):
    put(DG, "code: DG", "code: OS")(folder)
    put(SETTINGS, "familles: [os, dg]", "famille: os")(folder)
    assert list(load_library(folder).families) == ["os"]
