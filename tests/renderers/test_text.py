"""An answer as plain text: readable in any channel, without marks of any other."""

import re

import pytest

from reperes.answers.model import Answer, Heading, Names, Paragraph, Quotation, Quotations
from reperes.knowledge.model import Fact
from reperes.renderers.text import quoted, render_text

FACT = Fact("critere.x.C", "Un fait.", ("Critères", "X", "niveau C"))


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Paragraph("Oui."), "Oui."),
        (Heading("Titre"), "Titre"),
        (Quotation(FACT), "«\u00a0Un fait.\u00a0»\n(Critères › X › niveau C)"),
        (Quotation(FACT, "X"), "X\u00a0:\n«\u00a0Un fait.\u00a0»\n(Critères › X › niveau C)"),
        (
            Quotations((Quotation(FACT, "X"), Quotation(FACT)), ("Critères",)),
            "• X\u00a0: «\u00a0Un fait.\u00a0»\n• «\u00a0Un fait.\u00a0»\n(Critères)",
        ),
        (Names((("Contacts", ""), ("Guider", "nulle part"))), "• Contacts\n• Guider (nulle part)"),
    ],
)
def test_a_block(block, text):
    assert render_text(Answer((block,))) == text


def test_blocks_are_set_apart_by_a_blank_line_and_the_source_stands_last():
    answer = Answer((Paragraph("Oui."), Quotation(FACT)), version="OS, version 1")
    parts = render_text(answer).split("\n\n")
    assert (parts[0], parts[-1]) == ("Oui.", "Source\u00a0: OS, version 1")


def test_quotation_marks_do_not_break():
    assert quoted("mot") == "«\u00a0mot\u00a0»"


def test_text_has_no_markup_and_no_ragged_lines(answer):
    text = render_text(answer)
    assert re.search(r"[*_`<>#|\\]", text.replace("Note * ", "").replace("spécialisation* ", "")) is None
    assert "\n\n\n" not in text
    assert all(line == line.strip() for line in text.splitlines())


def test_an_unknown_block_is_an_error():
    with pytest.raises(TypeError):
        render_text(Answer(("block",)))
