"""What authors do wrong is told once, with its file, its line and what to do; nothing else is told with it."""

import pytest
from bad_edits import BAD_EDITS, DOCUMENT
from books import GARDEN, KNOWLEDGE
from edits import put

from reperes.knowledge.check import check_knowledge
from reperes.knowledge.faults import KnowledgeError
from reperes.knowledge.load import load_knowledge


@pytest.mark.parametrize("folder", [KNOWLEDGE, GARDEN], ids=lambda folder: folder.name)
def test_knowledge_as_it_is_has_no_fault(folder):
    assert check_knowledge(folder).faults == []


@pytest.mark.parametrize(
    ("edit", "expected"), [(edit, expected) for edit, *expected in BAD_EDITS.values()], ids=BAD_EDITS
)
def test_a_bad_edit_has_its_faults_and_no_other(files, edit, expected):
    edit(files.folder)
    faults = check_knowledge(files.folder).faults
    told = "\n".join(map(str, faults))
    assert [fault.file for fault in faults] == [file for file, _, _ in expected], told
    for fault, (_, text, message) in zip(faults, expected):
        assert text in fault.text and message in fault.message, told


@pytest.mark.parametrize(
    "name", ["a word is added", "a cell has the text of its neighbour", "another step is required"]
)
def test_no_text_that_is_not_the_documents_is_ever_loaded(files, name):
    DOCUMENT[name][0](files.folder)
    with pytest.raises(KnowledgeError):
        load_knowledge(files.folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Tailler les haies", "Tailler des haies", "« Tailler les haies », le fichier dit « Tailler des haies »"),
        (
            "Bêcher les parterres",
            "Arracher toutes ces herbes",
            "« Arracher toutes ces herbes » ne se trouve pas dans le document",
        ),
        (
            "Fermer les vannes.",
            "Fermer bien les vannes.",
            "« … météo. Fermer les vannes. », le fichier dit « … météo. Fermer bien les vannes. »",
        ),
        ("nom: semeur", "nom: semeuse", "« semeuse » ne se trouve pas"),
    ],
)
def test_a_document_of_another_layout_is_compared_word_for_word(garden, old, new, message):
    put("familles/jardin.yml", old, new)(garden.folder)
    (fault,) = check_knowledge(garden.folder).faults
    assert (fault.file, message in fault.message) == ("familles/jardin.yml", True), fault


def test_lines_that_end_as_on_other_systems_are_no_fault(files):
    for path in files.folder.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check_knowledge(files.folder).faults == []
