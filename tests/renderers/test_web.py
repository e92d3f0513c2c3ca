"""An answer as the web page draws it: nothing is lost, sentences that are the same stand once."""

import json
from itertools import combinations

import pytest
from books import os_book

from reperes.answers.build import build_answer
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE
from reperes.renderers.comparison import rows_of
from reperes.renderers.structure import render_structure
from reperes.renderers.web import render_web

CRITERIA = [criterion.id for criterion in os_book().knowledge.family.criteria]
LEVELS = os_book().levels


def drawn(*questions, note=""):
    """The blocks for the answer to questions."""
    structure = render_structure(build_answer(os_book(), questions), questions, note)
    return render_web(json.loads(json.dumps(structure)), os_book().knowledge)


def words_in(blocks):
    """All words of the blocks, whatever is marked in them."""
    return " ".join(json.dumps(_texts(blocks), ensure_ascii=False).replace('"', " ").split())


def _texts(value):
    if isinstance(value, dict):
        if "runs" in value:
            return " ".join(run["text"] for run in value["runs"])
        return [_texts(part) for key, part in value.items() if key not in ("ref", "refs", "kind")]
    if isinstance(value, list):
        return [_texts(part) for part in value]
    return value


def test_every_sentence_of_every_fact_is_there(answer):
    blocks = render_web(render_structure(answer), os_book().knowledge)
    shown = words_in(blocks)
    for fact in answer.facts:
        for sentence in fact.text.replace('"', " ").split(". "):
            assert sentence.rstrip(".") in shown


def test_the_assistants_words_are_there(answered):
    answer = answered("a verdict")
    blocks = render_web(render_structure(answer), os_book().knowledge)
    assert blocks[0] == {"kind": "paragraph", "text": answer.blocks[0].text}


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("levels", [*combinations(LEVELS, 2), LEVELS])
def test_a_column_read_downwards_is_the_text_of_its_level(criterion, levels):
    texts = [os_book().knowledge.criterion(f"critere.{criterion}").texts[level] for level in levels]
    rows = rows_of(texts)
    assert all(sum(cell["span"] for cell in row) == len(texts) for row in rows)
    for number, text in enumerate(texts):
        assert _column(rows, number) == text


def _column(rows, number):
    parts = []
    for row in rows:
        start = 0
        for cell in row:
            if start <= number < start + cell["span"]:
                parts.extend(run["text"] for run in cell["runs"])
            start += cell["span"]
    return " ".join(parts)


def test_a_sentence_that_two_levels_share_stands_once():
    rows = rows_of(["A commence. Les deux finissent.", "B va très loin ailleurs. Les deux finissent."])
    assert [[(cell["kind"], cell["span"]) for cell in row] for row in rows] == [
        [("own", 1), ("own", 1)],
        [("same", 2)],
    ]


def test_a_sentence_that_some_levels_share_spans_those():
    rows = rows_of(["Un.", "Deux. Pareil.", "Trois. Pareil."])
    assert [(cell["kind"], cell["span"]) for cell in rows[1]] == [("empty", 1), ("same", 2)]


def test_sentences_in_another_order_are_left_alone():
    rows = rows_of(["A. B. C.", "B. A. D."])
    assert len(rows) == 1 and [cell["kind"] for cell in rows[0]] == ["own", "own"]


def test_words_that_differ_are_marked_where_texts_are_close_and_only_there():
    close = rows_of(["Contrôler les documents simples du service.", "Contrôler les documents complexes du service."])
    assert [run["text"] for run in close[0][0]["runs"] if run["marked"]] == ["simples"]
    far = rows_of(["Suivre des instructions.", "Agir de sa propre initiative partout."])
    assert not any(run["marked"] for cell in far[0] for run in cell["runs"])


def test_a_comparison_is_a_table_with_its_levels_and_does_not_repeat_the_shared_sentence():
    blocks = drawn(Question(COMPARE, ("critere.documents",), ("C", "B")))
    assert [block["kind"] for block in blocks] == ["paragraph", "comparison"]
    assert blocks[1]["columns"] == ["niveau C", "niveau B"]
    assert blocks[1]["parts"][0]["refs"] == ["critere.documents.C", "critere.documents.B"]
    assert words_in(blocks).count("Vérifier si les documents satisfont") == 1


def test_levels_with_the_same_text_share_a_column():
    (comparison,) = [
        block for block in drawn(Question(COMPARE, ("critere.amelioration",))) if block["kind"] == "comparison"
    ]
    assert comparison["columns"] == ["niveau D", "niveaux C et B"]


def test_what_changes_between_two_levels_is_one_table_of_criteria():
    blocks = drawn(Question(COMPARE, ("section.niveau",), ("C", "B")))
    first = next(block for block in blocks if block["kind"] == "comparison")
    assert len(first["parts"]) == 6 and first["columns"] == ["niveau C", "niveau B"]


def test_a_note_comes_first():
    assert drawn(Question(DESCRIBE, ("purpose",)), note="You wrote in English")[0]["text"] == "You wrote in English"


@pytest.mark.parametrize(
    ("question", "shown", "asked"),
    [
        (Question(DESCRIBE, ("section.competences",), ("B",)), 12, ["B"]),
        (Question(COMPARE, ("section.niveau",), ("B", "C")), 12, ["C", "B"]),
        (Question(CONFIRM, ("competence.guider",), ("D",)), 1, ["D"]),
        (Question(DESCRIBE, ("groupe.reflechir",)), 3, []),
    ],
)
def test_competences_are_a_picture_with_the_levels_asked_for(question, shown, asked):
    (profile,) = [block for block in drawn(question) if block["kind"] == "profile"]
    assert sum(len(group["competences"]) for group in profile["groups"]) == shown
    assert profile["asked"] == asked and profile["levels"] == list(LEVELS)


def test_the_picture_says_what_the_knowledge_says():
    knowledge = os_book().knowledge
    (profile,) = [b for b in drawn(Question(DESCRIBE, ("section.competences",))) if b["kind"] == "profile"]
    for group in profile["groups"]:
        for competence in group["competences"]:
            known = knowledge.competence(competence["ref"])
            assert competence["required"] == dict(knowledge.family.required.get(known.id, {}))
            assert competence["distinctive"] == (known.id in knowledge.family.distinctive)
            assert competence["steps"] == len(known.steps)


def test_a_list_that_the_picture_shows_is_not_listed_again():
    kinds = [block["kind"] for block in drawn(Question(DESCRIBE, ("section.competences",)))]
    assert "profile" in kinds and "names" not in kinds


@pytest.mark.parametrize(
    ("question", "at"),
    [
        (Question(DESCRIBE, ("section.competences",), ("C", "B")), 0),
        (Question(DESCRIBE, ("section.competences",)), 1),
        (Question(CONFIRM, ("competence.guider",), ("D",)), -1),
    ],
)
def test_the_picture_comes_after_the_opening_words_when_the_answer_is_about_it_and_last_otherwise(question, at):
    assert drawn(question)[at]["kind"] == "profile"


def test_other_questions_have_no_picture():
    assert all(block["kind"] != "profile" for block in drawn(Question(DESCRIBE, ("critere.contacts",))))
