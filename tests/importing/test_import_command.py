"""`reperes import` as people run it: the draft, the report, and one sentence for what goes wrong."""

import shutil
import subprocess
import sys

import pytest
from books import KNOWLEDGE
from documents import DG, OS

from reperes.cli import app


@pytest.fixture(autouse=True)
def house(tmp_path, monkeypatch):
    """A folder with knowledge, in which the command runs."""
    shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPERES_KNOWLEDGE", raising=False)
    return tmp_path


def run(capsys, *words):
    code = app.main(["import", *map(str, words)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_family_becomes_a_draft_that_loads(capsys, house):
    before = contents(house / "knowledge")
    code, shown, told = run(capsys, DG)
    assert (code, told) == (0, "")
    for line in ("DG – Gestionnaires de dossiers : brouillon écrit dans « build/brouillon-DG »", "niveaux : C, B, A1",
                 "finalités : 3, avec 11 exemples de tâches", "critères : 5, avec 15 textes ; définitions : 1",
                 "compétences : 12, dont 5 distinctives", "Famille nouvelle", "Ensuite :", "aucune faute"):  # fmt: skip
        assert line in shown
    assert contents(house / "knowledge") == before
    assert {str(path) for path in contents(house / "build" / "brouillon-DG")} == {
        "reglages.yml", "competences.yml", "familles/dg.yml", "vocabulaire/dg.yml", "vocabulaire/commun.yml",
        "vocabulaire/competences.yml", "sources/dg_gestionnaires_de_dossiers.txt", ".depart.json",
    }  # fmt: skip
    assert app.main(["check", "build/brouillon-DG"]) == 0


def test_libraries_for_word_and_pdf_wait_until_such_a_file_is_read():
    code = "import sys, reperes.cli.import_document; sys.exit(bool({'docx', 'pdfplumber', 'lxml'} & set(sys.modules)))"
    root = KNOWLEDGE.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_a_known_family_without_a_change_says_so(capsys):
    code, shown, _ = run(capsys, OS, "--vers", "ici")
    assert code == 0
    assert "Mêmes textes que la version actuelle (version 1)." in shown


def test_what_is_missing_and_what_has_no_place_is_told_and_an_empty_cell_is_no_fault(capsys, house):
    document = house / "dg.txt"
    text = DG.read_text("utf-8").replace("Suivre la procédure prescrite.", "")
    document.write_text(
        text.replace("Critères distinctifs\n", "Critères distinctifs\n\nUne phrase d'ailleurs.\n"), "utf-8"
    )
    code, shown, told = run(capsys, document)
    assert (code, told) == (0, "")
    assert "Il manque (à compléter dans le brouillon) :\n  - le texte du critère « Procédures » au niveau C" in shown
    line = document.read_text("utf-8").splitlines().index("Une phrase d'ailleurs.") + 1
    assert (
        f"Sans place dans les fichiers (à placer à la main, ou à ignorer) :\n  - ligne {line} : « Une phrase d'ailleurs. »"
        in shown
    )
    assert "C: # absent du document" in (house / "build/brouillon-DG/familles/dg.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([DG, "--vers", "knowledge"], "Un brouillon ne s'écrit pas dans « knowledge »"),
        ([DG, "--vers", "knowledge/familles"], "Un brouillon ne s'écrit pas dans « knowledge »"),
        ([DG, "--vers", "plein"], "« plein » existe déjà"),
        (["nulle_part.txt"], "Le document « nulle_part.txt » n'existe pas"),
        ([DG, "--code", "OS"], "Le document porte le code « DG », vous avez donné « OS »"),
        ([DG, "--code", "../x"], "« ../x » n'est pas le code d'une famille"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_nothing_is_written(capsys, house, words, sentence):
    (house / "plein").mkdir()
    (house / "plein" / "a").touch()
    before = contents(house)
    code, shown, told = run(capsys, *words)
    assert (code, shown) == (1, "")
    assert told.startswith(sentence)
    assert told.count("\n") == 1
    assert contents(house) == before


def test_a_command_line_without_a_document_is_told(capsys):
    code, shown, told = run(capsys)
    assert (code, shown, told.startswith("Il manque DOCUMENT")) == (2, "", True)
