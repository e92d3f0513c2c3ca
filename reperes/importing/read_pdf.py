"""Reads a PDF that has text: paragraphs and ruled tables by position, without what repeats in the margins."""

import logging
from pathlib import Path
from typing import Any, List, Sequence, Tuple

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from reperes.importing.blocks import Block, DocumentError, Reading, Table, texts_of
from reperes.importing.pdf_columns import grids_of, rules_of
from reperes.importing.pdf_joining import Joiner
from reperes.importing.pdf_lines import Line, Word, lines_of, within, words_of
from reperes.importing.pdf_margins import margins
from reperes.importing.pdf_paragraphs import Setting, blocks_of, setting_of
from reperes.importing.pdf_tables import boxes_of, table_of
from reperes.importing.source_text import source_text

_UNREADABLE = "(cid:"


def read_pdf(path: Path) -> Reading:
    """Return the blocks of a PDF; DocumentError when it is broken, encrypted, or a scan without text."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns in English of what it copes with
    try:
        with pdfplumber.open(path) as pdf:
            pages = [(page, words_of(page), boxes_of(page)) for page in pdf.pages]
    except Exception as error:  # of a damaged file, pdfminer raises whatever comes
        raise DocumentError(_reason(path, error)) from error
    if not any(words for _, words, _ in pages):
        raise DocumentError(
            f"« {path.name} » ne contient pas de texte : c'est sans doute un document scanné. "
            "Demandez le document d'origine (.docx), ou passez-le par un logiciel de reconnaissance de texte."
        )
    return _reading(pages)


def _reason(path: Path, error: Exception) -> str:
    causes = (error, *error.args)
    if any(isinstance(cause, (PDFEncryptionError, PDFPasswordIncorrect)) for cause in causes):
        return f"« {path.name} » est protégé par un mot de passe : enregistrez-le sans protection."
    return f"« {path.name} » n'est pas un PDF lisible."


def _reading(pages: Sequence[Tuple[Any, List[Word], List[Any]]]) -> Reading:
    joiner = Joiner(" ".join(word["text"] for _, words, _ in pages for word in words))
    lines = [lines_of(_apart(words, tables), number) for number, (_, words, tables) in enumerate(pages, 1)]
    left_out, remarks = margins([(page.height, found) for (page, _, _), found in zip(pages, lines)])
    lines = [[line for line in found if line not in left_out] for found in lines]
    setting = setting_of([line for found in lines for line in found])
    blocks: List[Block] = []
    running: List[Line] = []
    for number, ((page, words, tables), found) in enumerate(zip(pages, lines), 1):
        grids = grids_of(found, rules_of(page))
        remarks += tuple(
            f"page {number} : tableau sans bordures, lu d'après la place des mots : à comparer" for _ in grids
        )
        in_grids = {line for grid in grids for line in grid.lines}
        rest = [line for line in found if line not in in_grids]
        _page(number, words, [*tables, *grids], rest, blocks, running, setting, joiner)
    blocks += blocks_of(running, setting, joiner)
    empty = [number for number, (_, words, _) in enumerate(pages, 1) if not words]
    remarks += tuple(f"page {number} : pas de texte (une image ?)" for number in empty)
    if any(_UNREADABLE in text for block in blocks for text in texts_of(block)):
        remarks += ("des signes du PDF n'ont pas pu être lus : ils figurent comme « (cid:…) ».",)
    return Reading(tuple(blocks), source_text(blocks), (*remarks, *joiner.remarks))


def _apart(words: Sequence[Word], tables: Sequence[Any]) -> List[Word]:
    """The words that stand in no table."""
    return [word for word in words if not any(within(word, table.bbox) for table in tables)]


def _page(
    number: int, words: Sequence[Word], tables: Sequence[Any], lines: Sequence[Line],
    blocks: List[Block], running: List[Line], setting: Setting, joiner: Joiner,
) -> None:  # fmt: skip
    """Add a page's blocks; `running` are lines before the next table, a paragraph may go on from page to page."""
    rest = list(lines)
    for found in sorted(tables, key=lambda table: table.bbox[1]):
        above = [line for line in rest if line.box[1] < found.bbox[1]]
        rest = rest[len(above) :]
        running += above
        table = table_of(found, words, number, joiner)
        if table is None:
            continue
        blocks += blocks_of(running, setting, joiner)
        running.clear()
        if _goes_on(blocks, table):
            blocks[-1] = Table(blocks[-1].rows + table.rows)
        else:
            blocks.append(table)
    running += rest


def _goes_on(blocks: Sequence[Block], table: Table) -> bool:
    """Whether a table is more of the one right before it, on the page before."""
    before = blocks[-1] if blocks else None
    if not isinstance(before, Table) or before.rows[-1].where == table.where:
        return False
    return len(before.rows[0].cells) == len(table.rows[0].cells)
