"""Levels side by side on chat platforms: a table, the words that differ in bold, and named for those who listen."""

import pytest
from books import os_book, os_knowledge
from messages import message_of

from reperes.answers.build import build_answer
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE
from reperes.renderers.adaptive_card import render_card
from reperes.renderers.block_kit import render_slack
from reperes.renderers.structure import render_structure

DOCUMENTS = Question(COMPARE, ("critere.documents",), ("C", "B"))
LEVEL = Question(COMPARE, ("section.niveau",), ("C", "B"))
NAMED = "En gras, les mots propres à chaque texte\u00a0: niveau C\u00a0: «\u00a0ou adapter\u00a0», «\u00a0limitée du contenu\u00a0»\u00a0; niveau B"


def message(question):
    return message_of(render_structure(build_answer(os_book(), [question]), [question]))


def slack_table(question):
    (table,) = [
        b for part in render_slack(message(question), os_knowledge()) for b in part.blocks if b["type"] == "table"
    ]
    return [[cell["elements"][0]["elements"] for cell in row] for row in table["rows"]]


def card_tables(question):
    body = render_card(message(question), os_knowledge(), [])["body"]
    return [
        [[cell["items"][0]["inlines"] for cell in row["cells"]] for row in element["rows"]]
        for element in body
        if element["type"] == "Table"
    ]


def text_of(runs):
    return "".join(run["text"] for run in runs)


def bold_of(runs):
    return [run["text"].strip() for run in runs if run.get("style") or run.get("weight") == "Bolder"]


@pytest.mark.parametrize("table", [slack_table, lambda question: card_tables(question)[0]], ids=["slack", "card"])
def test_one_part_at_several_levels_has_a_row_a_level_with_its_whole_text(table):
    rows = table(DOCUMENTS)
    assert [text_of(row[0]) for row in rows] == ["Niveau", "Niveau C", "Niveau B"]
    assert text_of(rows[0][1]) == "Documents"
    texts = os_knowledge().criterion("critere.documents").texts
    assert [text_of(row[1]) for row in rows[1:]] == [f"«\u00a0{texts[level]}\u00a0»" for level in "CB"]


@pytest.mark.parametrize("table", [slack_table, lambda question: card_tables(question)[0]], ids=["slack", "card"])
def test_words_that_differ_are_bold(table):
    rows = table(DOCUMENTS)
    assert bold_of(rows[1][1]) == ["ou adapter", "limitée du contenu."]
    assert all(text_of(row[0]) in bold_of(row[0]) for row in rows)


def test_words_that_differ_are_named_for_those_who_listen():
    (slack,) = render_slack(message(DOCUMENTS), os_knowledge())
    assert any(NAMED in block.get("text", "") for block in slack.blocks)
    card = render_card(message(DOCUMENTS), os_knowledge(), [])
    assert any(NAMED in text_of(element.get("inlines", ())) for element in card["body"])


def test_where_many_words_differ_bold_is_explained_and_nothing_named():
    card = render_card(message(Question(COMPARE, ("critere.contacts",), ("C", "B"))), os_knowledge(), [])
    lines = [text_of(element.get("inlines", ())) for element in card["body"]]
    assert "En gras, les mots propres à chaque texte." in lines


def test_bold_is_not_explained_where_nothing_is_bold():
    card = render_card(message(Question(DESCRIBE, ("critere.procedures",))), os_knowledge(), [])
    assert "En gras" not in str(card)


def test_several_parts_are_one_table_in_slack_with_a_column_a_level():
    first = next(
        block
        for part in render_slack(message(LEVEL), os_knowledge())
        for block in part.blocks
        if block["type"] == "table"
    )
    heads = [text_of(cell["elements"][0]["elements"]) for cell in first["rows"][0]]
    assert heads == ["Critère", "Niveau C", "Niveau B"] and len(first["rows"]) > 5


def test_several_parts_are_a_table_each_in_a_card_where_screens_are_narrow():
    tables = card_tables(LEVEL)
    assert len(tables) > 8 and all(len(row) == 2 for table in tables for row in table)


def test_a_second_comparison_is_a_list_in_a_message_of_slack():
    for part in render_slack(message(Question(COMPARE, ("section.niveau",))), os_knowledge()):
        assert [block["type"] for block in part.blocks].count("table") == 1


def test_a_step_of_a_competence_stands_with_its_text():
    rows = slack_table(Question(COMPARE, ("competence.collaborer",)))
    assert "niveau 2 de la compétence\u00a0: «\u00a0Encourager la collaboration\u00a0»" in [
        text_of(row[1]) for row in rows
    ]


def test_what_levels_share_is_said_after_the_table():
    (slack,) = render_slack(message(DOCUMENTS), os_knowledge())
    kinds = [block["type"] for block in slack.blocks]
    assert "Une phrase est la même" in slack.blocks[kinds.index("table") + 1]["text"]


def test_headings_are_headings_for_screen_readers():
    card = render_card(message(LEVEL), os_knowledge(), [])
    assert [e["style"] for e in card["body"] if e["type"] == "TextBlock"] == ["heading"] * 3
    (first, *_) = render_slack(message(LEVEL), os_knowledge())
    assert first.blocks[0]["text"].startswith("### ")


def test_a_verdict_comes_before_its_table():
    (slack,) = render_slack(message(Question(CONFIRM, ("critere.procedures.B",), ("D",))), os_knowledge())
    assert slack.blocks[0]["type"] == "markdown" and slack.blocks[0]["text"]
