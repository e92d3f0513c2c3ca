"""`reperes check` on good and on faulty knowledge."""

import json
import shutil
from pathlib import Path

import pytest
from books import GARDEN, KNOWLEDGE
from two_families import two_families

from reperes.cli import app
from reperes.knowledge.load import load_knowledge


@pytest.fixture
def knowledge(tmp_path):
    return Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))


def test_good_knowledge_is_summed_up(capsys, knowledge):
    assert app.main(["check", str(knowledge)]) == 0
    shown = capsys.readouterr().out
    loaded = load_knowledge(knowledge)
    assert loaded.family.name in shown
    assert ", ".join(loaded.family.levels) in shown
    assert loaded.family.version in shown
    assert "comparé case par case" in shown
    assert f"{len(loaded.facts)}, empreinte {loaded.fingerprint}" in shown


def test_every_fault_is_told_with_its_file_and_line(capsys, knowledge):
    settings = knowledge / "reglages.yml"
    settings.write_text(settings.read_text("utf-8") + "contct: x\nautre: y\n", "utf-8")
    lines = settings.read_text("utf-8").splitlines()
    assert app.main(["check", str(knowledge)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    for key in ("contct", "autre"):
        line = next(number for number, text in enumerate(lines, 1) if text.startswith(key))
        assert f"reglages.yml:{line} : clé inconnue « {key} »" in shown.err
    assert "À corriger" in shown.err


def test_a_family_that_the_settings_do_not_name_is_told_beside_the_summary(capsys, knowledge):
    shutil.copy(GARDEN / "familles" / "jardin.yml", knowledge / "familles")
    assert app.main(["check", str(knowledge)]) == 0
    shown = capsys.readouterr().out
    assert "Agents de support" in shown.splitlines()[0]
    assert "« familles/jardin.yml » n'est pas lu" in shown and "écrivez « familles: [os, jardin] »" in shown


def test_each_of_several_families_has_its_heading(capsys, tmp_path):
    assert app.main(["check", str(two_families(tmp_path))]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith("2 familles")
    headings = [number for number, line in enumerate(shown) if line and not line.startswith(" ")]
    assert [shown[number] for number in headings[1:]] == ["OS – Agents de support", "DG – Gestionnaires de dossiers"]
    for number, levels in zip(headings[1:], ("D, C, B", "C, B, A1")):
        assert any(line.split("niveaux")[-1].strip() == levels for line in shown[number : number + 12])


@pytest.fixture
def project(tmp_path, knowledge):
    """A project whose examples and test questions name parts of the knowledge."""
    (tmp_path / "config.yml").touch()
    (tmp_path / "data" / "questions").mkdir(parents=True)
    (tmp_path / "tests" / "wordings").mkdir(parents=True)
    return tmp_path


def example(label):
    return f"nlu:\n- intent: ask_description\n  metadata: {label}\n  examples: |\n    - quoi ?\n"


def turn(**expected):
    return json.dumps({"id": "a-1", "turns": [{"user": "quoi ?", "kind": "answer", **expected}]}) + "\n"


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "data/questions/a.yml",
            example("{topics: [critere.contact]}"),
            "a.yml:3 : des exemples d'apprentissage nomment « critere.contact »",
        ),
        ("data/questions/a.yml", example("{topics: [critere.contacts.E]}"), "« critere.contacts.E », qui n'existe pas"),
        (
            "data/nlu.yml",
            example("{topics: [critere.contacts.D], claim: chanter}"),
            "nlu.yml:3 : des exemples d'apprentissage nomment « affirmation.contacts.chanter »",
        ),
        (
            "tests/wordings/a.jsonl",
            "\n" + turn(cells=["critere.contacts.E"]),
            "a.jsonl:2 : des questions d'essai nomment « critere.contacts.E »",
        ),
        ("tests/wordings/a.jsonl", turn(any_of=[["tache.agenda"], ["tache.cafe"]]), "« tache.cafe »"),
        ("tests/wordings/a.jsonl", turn(forbid=["tache.cafe"]) * 3, "« tache.cafe », qui n'existe pas (lignes : 3)"),
    ],
)
def test_examples_and_questions_about_parts_that_are_gone_are_told(capsys, project, file, text, told):
    (project / file).write_text(text, "utf-8")
    assert app.main(["check", str(project / "knowledge")]) == 1
    shown = capsys.readouterr().err
    assert f"{file}:" in shown and told in shown
    assert "À corriger" in shown and shown.rstrip().endswith(": 1.")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("data/questions/a.yml", example("{topics: [critere.contacts.D, section.niveau], denied: true}")),
        ("data/questions/a.yml", example("{topics: [critere.procedures.B], claim: s_ecarter}")),
        ("data/questions/a.yml", example("{topics: [critere.contacts], claim: none}")),
        ("data/questions/a.yml", example("{leans: true}")),
        ("tests/wordings/a.jsonl", turn(cells=["tache.agenda"], forbid=None)),
        ("tests/wordings/a.jsonl", "no conversation\n"),
    ],
)
def test_examples_and_questions_about_parts_that_exist_are_no_fault(project, file, text):
    (project / file).write_text(text, "utf-8")
    assert app.main(["check", str(project / "knowledge")]) == 0


def test_the_projects_own_examples_and_questions_name_parts_that_exist():
    assert app.main(["check", str(KNOWLEDGE)]) == 0
