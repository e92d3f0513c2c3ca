"""Edits of YAML files: what they change, and that every other line stays as it is, sign for sign."""

import difflib

import pytest
from workshop_site import ROOT

from reperes.workshop.editing import Conflict, Edit, edited, read_text, write_texts
from reperes.workshop.yaml_places import value_at
from reperes.workshop.yaml_text import Unwritable, load, written

KNOWLEDGE = ROOT / "knowledge"
FAMILY, WORDS, DICTIONARY = "familles/os.yml", "vocabulaire/os.yml", "competences.yml"
CELL = ("criteres", "contacts", "niveaux", "D")
CELL_TEXT = "Transmettre et recevoir des informations aux/des clients."
LONG = "Un texte très long qui prend plusieurs lignes. " * 5
LAST_TASK = "Expliquer la base de données ou le classement aux utilisateurs et les assister dans leurs recherches"


def lines_changed(file, *edits):
    """Return the lines that edits take away and add."""
    before = read_text(KNOWLEDGE, file)
    after = edited({file: before}, edits)[file]
    found = list(difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm=""))[2:]
    return [line for line in found if not line.startswith("@@")]


@pytest.mark.parametrize(
    "edit, expected",
    [
        pytest.param(
            Edit(FAMILY, CELL, CELL_TEXT, "Transmettre."),
            ["-      D: " + CELL_TEXT, "+      D: Transmettre."],
            id="a text in one line",
        ),
        pytest.param(
            Edit(FAMILY, CELL, CELL_TEXT, "Ceci : cela"),
            ["-      D: " + CELL_TEXT, '+      D: "Ceci : cela"'],
            id="a text that needs quotation marks",
        ),
        pytest.param(
            Edit(FAMILY, ("famille", "version"), "version 1", "version 2"),
            ['-  version: "version 1"', '+  version: "version 2"'],
            id="quotation marks stay",
        ),
        pytest.param(
            Edit(FAMILY, ("definitions", "specialisation", "terme"), "Spécialisation", "2026"),
            ["-    terme: Spécialisation", '+    terme: "2026"'],
            id="a number as a text",
        ),
        pytest.param(Edit(FAMILY, CELL, CELL_TEXT, None), ["-      D: " + CELL_TEXT], id="a cell becomes empty"),
        pytest.param(
            Edit(FAMILY, ("finalites", "gestionnaire_donnees", "taches", "nouvelle"), None, "Tenir un registre"),
            ["+      - id: nouvelle", "+        texte: Tenir un registre"],
            id="a task at the end, before the remark that follows",
        ),
        pytest.param(
            Edit(FAMILY, ("finalites", "gestionnaire_donnees", "taches", "assistance"), LAST_TASK, None),
            ["-      - id: assistance", f"-        texte: {LAST_TASK}"],
            id="a task goes",
        ),
        pytest.param(
            Edit(FAMILY, ("competences", "communiquer", "B"), 2, 3),
            ["-  communiquer: {D: 1, C: 1, B: 2}", "+  communiquer: {D: 1, C: 1, B: 3}"],
            id="a number in brackets",
        ),
        pytest.param(
            Edit(FAMILY, ("competences", "guider", "B"), None, 1),
            ["-  guider: {}", "+  guider: {B: 1}"],
            id="a number in empty brackets",
        ),
        pytest.param(
            Edit(FAMILY, ("competences", "developper_vision", "B"), 1, None),
            ["-  developper_vision: {B: 1}", "+  developper_vision: {}"],
            id="brackets become empty",
        ),
        pytest.param(
            Edit(DICTIONARY, ("competences", "agilite", "niveaux", "2"), "Participer au changement", "Y participer"),
            ["-      2: Participer au changement", "+      2: Y participer"],
            id="a step of the dictionary, by its number",
        ),
        pytest.param(
            Edit(WORDS, ("critere.documents", "faux_amis", "document officiel"), "document officiel", None),
            ["-    - document officiel"],
            id="a word out of a list of lines",
        ),
        pytest.param(
            Edit(WORDS, ("finalite.personne_de_contact", "noms", "guichet"), None, "guichet"),
            [
                "-  noms: [personne de contact, personnes de contact, contactpersoon, contact person, kontaktperson]",
                "+  noms: [personne de contact, personnes de contact, contactpersoon, contact person, kontaktperson, "
                "guichet]",
            ],
            id="a word into a list in brackets",
        ),
        pytest.param(
            Edit(WORDS, ("tache.agenda", "noms", "0o17"), None, "0o17"),
            ["+tache.agenda:", "+  noms:", '+    - "0o17"'],
            id="the first word of a part, which looks like a number",
        ),
    ],
)
def test_an_edit_changes_the_lines_of_its_place_alone(edit, expected):
    assert lines_changed(edit.file, edit) == expected


def test_a_long_text_is_folded_and_reads_as_it_was_typed():
    edit = Edit(FAMILY, CELL, CELL_TEXT, LONG.strip())
    text = edited({FAMILY: read_text(KNOWLEDGE, FAMILY)}, [edit])[FAMILY]
    assert value_at(load(text), CELL) == LONG.strip()
    assert all(len(line) <= 121 for line in lines_changed(FAMILY, edit))


@pytest.mark.parametrize("file", [FAMILY, WORDS, DICTIONARY, "vocabulaire/commun.yml", "vocabulaire/competences.yml"])
def test_what_is_edited_forth_and_back_is_as_it_was(file):
    before = read_text(KNOWLEDGE, file)
    text = before
    for path, value in list(_texts(load(before)))[::9][:9]:
        text = written(written(text, path, "Autre chose"), path, value)
    assert load(text) == load(before)
    assert [line for line in text.split("\n") if "#" in line] == [line for line in before.split("\n") if "#" in line]


def _texts(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, (*path, str(key)))
    elif isinstance(node, list):
        for item in node:
            if isinstance(item, dict) and "id" in item:
                yield from _texts({key: value for key, value in item.items() if key != "id"}, (*path, item["id"]))
    elif isinstance(node, str):
        yield path, " ".join(node.split())


@pytest.mark.parametrize(
    "text, path, value, expected",
    [
        ("a:\n  - id: x\n    taches: []\n# fin\n", ("a", "x", "taches", "y"), "T", "a:\n  - id: x\n    taches:\n      - id: y\n        texte: T\n# fin\n"),
        ("n:\n  A: {texte: Long, note: Depuis}\n", ("n", "A"), "Court", "n:\n  A: {texte: Court, note: Depuis}\n"),
        ("n:\n  B: tt  # remarque\n", ("n", "B"), "Court", "n:\n  B: Court  # remarque\n"),
        ("n:\n  noms: [a]\nm:\n  noms: [b]\n", ("n", "noms", "a"), None, "m:\n  noms: [b]\n"),
        ("n:\n  noms:\n    - a\n  expressions: [b]\n", ("n", "noms", "a"), None, "n:\n  expressions: [b]\n"),
        ("", ("qui ouvre ?",), ("tache.x",), "- question: qui ouvre ?\n  attendu: tache.x\n"),
        ("# Les essais\n", ("q",), ("a", "b"), "# Les essais\n- question: q\n  attendu: [a, b]\n"),
        ("- question: q\n  attendu: a\n", ("q",), ("b",), "- question: q\n  attendu: b\n"),
        ("- question: q\n  attendu: [a, b]\n", ("q",), ("b",), "- question: q\n  attendu: b\n"),
        ("- question: q\n  attendu: a\n- question: r\n  attendu: b\n", ("q",), None, "- question: r\n  attendu: b\n"),
    ],
)  # fmt: skip
def test_files_of_other_forms(text, path, value, expected):
    assert written(text, path, value) == expected


def test_the_last_question_goes_and_another_comes():
    empty = written("# Les essais\n- question: q\n  attendu: a\n", ("q",), None)
    assert written(empty, ("r",), ("b",)).endswith("- question: r\n  attendu: b\n")


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_a_conflict_that_says_what_stands_there():
    with pytest.raises(Conflict) as found:
        edited({FAMILY: read_text(KNOWLEDGE, FAMILY)}, [Edit(FAMILY, CELL, "Ce que j'avais vu", "Le mien")])
    assert found.value.now == CELL_TEXT


def test_an_edit_of_what_somebody_else_removed_meanwhile_is_a_conflict():
    with pytest.raises(Conflict) as found:
        edited({FAMILY: read_text(KNOWLEDGE, FAMILY)}, [Edit(FAMILY, ("criteres", "perdu", "nom"), "Perdu", "Le mien")])
    assert found.value.now is None


def test_the_same_edit_by_two_people_is_no_conflict():
    text = read_text(KNOWLEDGE, FAMILY)
    assert edited({FAMILY: text}, [Edit(FAMILY, CELL, "Ce que j'avais vu", CELL_TEXT)]) == {}


def test_edits_of_other_places_meanwhile_both_stay():
    text = edited({FAMILY: read_text(KNOWLEDGE, FAMILY)}, [Edit(FAMILY, CELL, CELL_TEXT, "Le mien")])[FAMILY]
    other = Edit(FAMILY, ("criteres", "contacts", "nom"), "Contacts", "Relations")
    data = load(edited({FAMILY: text}, [other])[FAMILY])
    assert value_at(data, CELL) == "Le mien" and value_at(data, other.path) == "Relations"


@pytest.mark.parametrize("text", ["a: [b", "a: b: c", '"a', "a:\n\t- b", "a: 1\na: 2\n"])
def test_a_file_that_cannot_be_read_is_not_written(text):
    with pytest.raises(Unwritable):
        written(text, ("a",), "b")


def test_files_are_written_whole_and_read_by_others(tmp_path):
    write_texts(tmp_path, {"familles/os.yml": "é\n"})
    assert (tmp_path / "familles" / "os.yml").read_bytes() == "é\n".encode()
    assert [path.name for path in (tmp_path / "familles").iterdir()] == ["os.yml"]
    assert (tmp_path / "familles" / "os.yml").stat().st_mode & 0o777 == 0o644
