"""Reads a Word document: headings by style or bold, lists by numbering or mark, tables with merged cells, footnotes."""

import re
from pathlib import Path
from typing import Iterator, List, Tuple

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from reperes.importing.blocks import Block, DocumentError, Heading, Item, Paragraph, Reading, Row, Table
from reperes.importing.characters import clean, without_item_mark
from reperes.importing.source_text import source_text
from reperes.importing.word_notes import Notes, margins_of, noted_in, notes_of
from reperes.importing.word_text import BREAK, lines_of, pieces

_OLE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"(heading|title|titre)\b", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number)", re.IGNORECASE)
_TEXT_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_word(path: Path) -> Reading:
    """Return the blocks of a .docx; DocumentError when it is broken or protected by a password."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise DocumentError(
                f"« {path.name} » est protégé par un mot de passe, ou d'un ancien format de Word : "
                "ouvrez-le et enregistrez-le en .docx, sans mot de passe."
            )
    try:
        document = docx.Document(str(path))
        reader = _Reader(document)
    except Exception as error:  # python-docx, lxml and zipfile raise their own classes for a broken file
        raise DocumentError(
            f"« {path.name} » n'est pas un document Word lisible ; rouvrez-le et enregistrez-le en .docx."
        ) from error
    remarks = [f"en-tête ou pied de page, non repris : « {text} »" for text in margins_of(document)]
    if next(document.element.body.iter(qn("w:ins"), qn("w:del")), None) is not None:
        remarks.append("le document a des modifications suivies : elles sont lues comme acceptées.")
    blocks = tuple(reader.blocks())
    return Reading(blocks, source_text(blocks), tuple(remarks))


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes: Notes = notes_of(document)
        self._paragraphs = self._tables = 0

    def blocks(self) -> Iterator[Block]:
        yield from self._within(self._document.element.body)

    def _within(self, element) -> Iterator[Block]:
        for child in element:
            if child.tag == qn("w:p"):
                yield from self._paragraph(WordParagraph(child, self._document._body))
                yield from self._noted(child)
                for box in child.iter(_TEXT_BOX):
                    if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                        yield from self._within(box)
            elif child.tag == qn("w:tbl"):
                yield from self._table(WordTable(child, self._document._body))
                yield from self._noted(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self._within(child)

    def _noted(self, element) -> Iterator[Block]:
        for text in noted_in(element, self._notes):
            yield Paragraph(f"* {text}", f"note de bas de page ({self._place()})")

    def _place(self) -> str:
        return f"paragraphe {self._paragraphs}"

    def _paragraph(self, paragraph: WordParagraph) -> Iterator[Block]:
        lines = list(lines_of(pieces(paragraph)))
        if not lines:
            return
        self._paragraphs += 1
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        is_heading = bool(_HEADING.match(style))
        if not is_heading and _is_listed(paragraph, style):
            text = " ".join(text for text, _, _ in lines)
            yield Item(without_item_mark(text) or text, self._place())
            return
        for text, strong, all_strong in lines:
            bare = without_item_mark(text)
            if bare is not None:
                yield Item(bare, self._place())
            elif is_heading or all_strong:
                yield Heading(text, self._place(), strong)
            else:
                yield Paragraph(text, self._place(), strong)

    def _table(self, table: WordTable) -> Iterator[Block]:
        grid = [list(row.cells) for row in table.rows]
        if len({id(cell._tc) for cells in grid for cell in cells}) <= len(grid) and all(
            len({id(c._tc) for c in cells}) == 1 for cells in grid
        ):
            # A frame around running text.
            for element in dict.fromkeys(cell._tc for cells in grid for cell in cells):
                yield from self._within(element)
            return
        self._tables += 1
        rows = []
        for number, cells in enumerate(grid, 1):
            texts = tuple(_cell_text(cell._tc, self._document) for cell in cells)
            if any(texts):
                rows.append(
                    Row(texts, f"tableau {self._tables}, ligne {number}", _merged([cell._tc for cell in cells], texts))
                )
        if rows:
            yield Table(tuple(rows))


def _is_listed(paragraph: WordParagraph, style: str) -> bool:
    """Whether a paragraph has a bullet or a number of its own or by its style; number 0 takes it away."""
    properties = paragraph._p.pPr
    number = properties.numPr if properties is not None else None
    if number is not None and number.numId is not None:
        return number.numId.val != 0
    return bool(_LIST.match(style))


def _cell_text(cell, document: Document) -> str:
    texts = ["".join(text for text, _ in pieces(WordParagraph(part, document._body))) for part in cell.iter(qn("w:p"))]
    return clean(" ".join(texts).replace(BREAK, " "))


def _merged(cells: List, texts: Tuple[str, ...]) -> Tuple[Tuple[Tuple[int, ...], str], ...]:
    """The columns that one cell covers, for each cell with a text that covers several."""
    covered = {}
    for column, cell in enumerate(cells):
        covered.setdefault(cell, []).append(column)
    return tuple(
        (tuple(columns), texts[columns[0]]) for columns in covered.values() if len(columns) > 1 and texts[columns[0]]
    )
