"""A sentence that the template does not have ends in the draft or in the report, wherever it stands."""

import pytest
from books import KNOWLEDGE
from documents import DG

from reperes.importing.before import read_today
from reperes.importing.blocks import Heading, Paragraph, Reading, Row, Table
from reperes.importing.dictionary import hold
from reperes.importing.family_text import family_text
from reperes.importing.identify import identify
from reperes.importing.parse import parse
from reperes.importing.read_text import blocks_of

BLOCKS = tuple(blocks_of(DG.read_text("utf-8")))
STRANGE = "Zibeline"
TODAY = read_today(KNOWLEDGE)


def told(blocks):
    """All that people get to see: the family's file, what has no place, what was decided."""
    found = parse(Reading(blocks, ""), TODAY.names)
    held = hold(found.competences, found.groups, TODAY.groups, TODAY.competences)
    family, _ = identify(found, held, None)
    return "\n".join(
        [
            family_text(family),
            *found.missing,
            *found.remarks,
            *held.differences,
            *(left.text for left in found.leftovers),
        ]
    )


@pytest.mark.parametrize(
    "strange",
    [
        Paragraph(f"{STRANGE} et ses amis.", "ici"),
        Heading(STRANGE, "ici", (STRANGE,)),
        Paragraph(f"* {STRANGE}", "ici"),
        Table((Row((STRANGE, ""), "ici"),)),
    ],
    ids=["paragraph", "heading", "footnote", "table"],
)
def test_between_any_two_blocks(strange):
    lost = [
        place for place in range(len(BLOCKS) + 1) if STRANGE not in told((*BLOCKS[:place], strange, *BLOCKS[place:]))
    ]
    assert lost == []


def test_in_any_cell_of_any_table():
    lost = []
    for place, block in enumerate(BLOCKS):
        for number, row in enumerate(block.rows if isinstance(block, Table) else ()):
            for column, cell in enumerate(row.cells):
                cells = (*row.cells[:column], f"{cell} {STRANGE}".strip(), *row.cells[column + 1 :])
                rows = (*block.rows[:number], Row(cells, row.where), *block.rows[number + 1 :])
                if STRANGE not in told((*BLOCKS[:place], Table(rows), *BLOCKS[place + 1 :])):
                    lost.append((number, column))
    assert lost == []
