"""Checking family by family finds what checking the whole folder finds, and does not check again what has not changed."""

import shutil

import pytest
from workshop_site import ROOT, copy_knowledge

from reperes.knowledge.check import check_knowledge
from reperes.workshop import checking
from reperes.workshop.checking import Checks

DG = ROOT / "tests" / "families" / "dg"


@pytest.fixture
def two(tmp_path):
    """A folder with two families."""
    folder = copy_knowledge(tmp_path / "knowledge")
    for kind in ("familles", "sources", "vocabulaire"):
        for path in (DG / kind).iterdir():
            if not (folder / kind / path.name).exists():
                shutil.copyfile(path, folder / kind / path.name)
    change(folder, "reglages.yml", "famille: os", "familles: [os, dg]")
    return folder


def change(folder, file, before, after):
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), "utf-8")


BROKEN = {
    "nothing": [],
    "a text of one family": [("familles/os.yml", "Élaborer des formulaires", "Élaborer de formulaires")],
    "a text of each family": [
        ("familles/os.yml", "Élaborer des formulaires", "Élaborer de formulaires"),
        ("familles/dg.yml", "nom: ", "nom: Un autre "),
    ],
    "the dictionary": [("competences.yml", "Participer au changement", "Participer à tout")],
    "a word of two parts": [("vocabulaire/os.yml", "kontaktperson", "Contacts")],
    "an invisible sign in a shared file": [("competences.yml", "Participer au", "Participer\u200b au")],
    "a setting": [("reglages.yml", "contact:", "contcat:")],
    "a family that is not there": [("reglages.yml", "[os, dg]", "[os, dg, xx]")],
    "a file that nothing reads": [("reglages.yml", "contact:", "contact:")],
}


@pytest.mark.parametrize("slip", BROKEN)
def test_the_same_faults_are_found(two, slip):
    for file, before, after in BROKEN[slip]:
        change(two, file, before, after)
    if "nothing reads" in slip:
        (two / "notes.txt").write_text("x", "utf-8")
    expected, found = check_knowledge(two), Checks().of(two)
    assert found.faults == expected.faults
    assert [one.family.id for one in found.families] == [one.family.id for one in expected.families]
    assert found.unnamed == expected.unnamed


def test_only_the_family_that_changed_is_checked_again(two, monkeypatch):
    checks, folders = Checks(), []
    checks.of(two)

    def counted(folder):
        folders.append((folder / "reglages.yml").read_text("utf-8").count("famille: os"))
        return check_knowledge(folder)

    monkeypatch.setattr(checking, "check_knowledge", counted)
    change(two, "familles/os.yml", "Élaborer des formulaires", "Élaborer de formulaires")
    checks.of(two)
    checks.of(two)
    assert folders == [1]
