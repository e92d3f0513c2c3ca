"""`reperes check` on good and on faulty knowledge."""

import shutil
from pathlib import Path

import pytest

from reperes.cli import app
from reperes.knowledge.load import load_knowledge

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


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
