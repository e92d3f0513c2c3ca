"""Files of questions, read for their author."""

import json

import pytest

from reperes.cli.errors import CannotDo
from reperes.cli.evaluation.cases import read_cases
from reperes.cli.evaluation.cells import cells_for

CELLS = {"a.C", "a.B"}


@pytest.fixture
def write(tmp_path):
    def write_lines(*lines):
        path = tmp_path / "questions.jsonl"
        path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
        return path

    return write_lines


def one(**turn):
    return {"id": "emp-1", "style": "court", "turns": [{"user": "et C ?", "kind": "answer", **turn}]}


@pytest.mark.parametrize(
    ("turn", "wanted"),
    [
        ({"cells": ["a.C", "a.B"]}, [{"a.C", "a.B"}]),
        ({"cells": [], "any_of": [["a.C"], ["a.B"]]}, [{"a.C"}, {"a.B"}]),
        ({}, [set()]),
        ({"kind": "out_of_scope"}, []),
        ({"kind": "clarify", "any_of": [["a.C"]]}, [{"a.C"}]),
    ],
)
def test_a_turn_knows_the_sets_of_cells_of_which_one_is_wanted(write, turn, wanted):
    (case,) = read_cases(write(one(**turn), ""), CELLS)
    assert (case.name, case.group) == ("emp-1", "emp")
    assert list(case.turns[0].wanted) == wanted


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "questions.jsonl:2 : cette ligne n'est pas une conversation"),
        ('["x"]', "questions.jsonl:2 : cette ligne n'est pas une conversation"),
        ({"id": "x", "turns": []}, "« turns » est vide"),
        (one(kind="answr"), "« kind » vaut answer ou clarify ou out_of_scope ou smalltalk"),
        (one(cell=["a.C"]), "clé inconnue : cell"),
        (one(says="("), "questions.jsonl:2 : cette ligne n'est pas une conversation"),
        (one(cells=["a.D"]), "questions.jsonl:2 : la cellule « a.D » n'existe pas."),
        (one(forbid=["a.D"]), "questions.jsonl:2 : la cellule « a.D » n'existe pas."),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(write, line, fault):
    with pytest.raises(CannotDo) as raised:
        read_cases(write(one(), line), CELLS)
    assert fault in str(raised.value)


def test_all_faults_are_told_at_once(write):
    with pytest.raises(CannotDo) as raised:
        read_cases(write("{", one(cells=["a.D"]), "}"), CELLS)
    assert len(str(raised.value).splitlines()) == 3


def test_cells_are_those_of_the_file_beside_the_questions_or_our_own(write):
    path = write(one())
    assert "purpose" in cells_for(path)
    path.with_name("cells.json").write_text('{"cells": {"x": "Le  Mot"}}', "utf-8")
    assert cells_for(path) == {"x": "le mot"}
    path.with_name("cells.json").write_text("[]", "utf-8")
    with pytest.raises(CannotDo, match="objet « cells »"):
        cells_for(path)
