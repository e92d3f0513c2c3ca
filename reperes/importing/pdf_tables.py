"""Reads the ruled tables of a PDF page: which cell covers which columns and rows, and the words in it."""

from typing import Any, List, Optional, Sequence, Tuple

from reperes.importing.blocks import Row, Table
from reperes.importing.pdf_joining import Joiner
from reperes.importing.pdf_lines import Box, Word, lines_of, within


def boxes_of(page: Any) -> List[Any]:
    """Return pdfplumber's tables of a page that have several columns."""
    return [table for table in page.find_tables() if len({cell[0] for cell in table.cells}) > 1]


def table_of(found: Any, words: Sequence[Word], page: int, joiner: Joiner) -> Optional[Table]:
    """Return a table with the texts of its cells; None when all of them are empty."""
    where = f"page {page}"
    lefts = sorted({cell[0] for cell in found.cells})
    tops = sorted({cell[1] for cell in found.cells})
    texts = {cell: _text(cell, words, page, where, joiner) for cell in found.cells}
    rows = []
    for top in tops:
        cells = [_covering(found.cells, left, top) for left in lefts]
        said = tuple(texts[cell] if cell else "" for cell in cells)
        if any(said):
            rows.append(Row(said, where, _merged(cells, said)))
    return Table(tuple(rows)) if rows else None


def _covering(cells: Sequence[Box], left: float, top: float) -> Optional[Box]:
    """The cell at the column that begins at `left` and the row that begins at `top`."""
    return next((cell for cell in cells if cell[0] <= left + 1 < cell[2] and cell[1] <= top + 1 < cell[3]), None)


def _text(cell: Box, words: Sequence[Word], page: int, where: str, joiner: Joiner) -> str:
    lines = lines_of((word for word in words if within(word, cell)), page)
    return joiner.join([line.text for line in lines], where)


def _merged(cells: Sequence[Optional[Box]], texts: Sequence[str]) -> Tuple[Tuple[Tuple[int, ...], str], ...]:
    covered = {cell: tuple(place for place, other in enumerate(cells) if other == cell) for cell in cells if cell}
    return tuple((columns, texts[columns[0]]) for columns in covered.values() if len(columns) > 1 and texts[columns[0]])
