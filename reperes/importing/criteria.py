"""Reads the tables of the criteria: a row a criterion and a column a level, or the other way round."""

from dataclasses import dataclass, field
from typing import Dict, List, Sequence, Tuple

from reperes.importing.blocks import Block, Row, Table
from reperes.importing.gathering import Gathering
from reperes.importing.template import bare_levels, levels_of_head, rising, template, without_mark
from reperes.knowledge.parts import Criterion
from reperes.language.folding import fold

Columns = Dict[int, Tuple[str, ...]]


def read_criteria(blocks: Sequence[Block], gathering: Gathering) -> Tuple[Tuple[str, ...], Tuple[Criterion, ...]]:
    """Return the levels from the lowest to the highest, and the criteria with empty identifiers."""
    reading = _Reading(gathering)
    for block in blocks:
        if isinstance(block, Table):
            reading.read(_upright(block))
        else:
            gathering.leave([block])
    return reading.levels(), reading.criteria()


@dataclass
class _Reading:
    gathering: Gathering
    width: int = 0
    columns: Columns = field(default_factory=dict)
    written: Tuple[str, ...] = ()
    texts: Dict[str, Dict[str, List[str]]] = field(default_factory=dict)
    places: Dict[str, str] = field(default_factory=dict)
    last: str = ""

    def read(self, table: Table) -> None:
        if len(table.rows[0].cells) != self.width:
            self.columns, self.width = {}, len(table.rows[0].cells)
        for row in table.rows:
            header = _header(row)
            if header:
                self.columns = header
                if row.cells[0] and fold(row.cells[0]) not in template()["corner"]:
                    self.gathering.leave_text(row.where, row.cells[0])
                self.written = tuple(
                    dict.fromkeys((*self.written, *(level for levels in header.values() for level in levels)))
                )
            elif self.columns and len(row.cells) > 1:
                self._criterion(row)
            else:
                self.gathering.leave([Table((row,))])

    def _criterion(self, row: Row) -> None:
        name, cells = row.cells[0], dict(enumerate(row.cells))
        if name and any(len(columns) == len(row.cells) for columns, _ in row.merged):
            cells = {0: name}  # a name across the table, above its texts
        for column, cell in cells.items():
            if column and cell and column not in self.columns and cell != cells.get(column - 1):
                self.gathering.leave_text(row.where, cell)
        if not name:
            if not self.last:
                self.gathering.leave([Table((row,))])
                return
            if any(self.texts[self.last].values()):
                self.gathering.remarks.append(f"{row.where} : ligne sans nom de critère, jointe à « {self.last} ».")
        elif name in self.texts and name != self.last:
            self.gathering.remarks.append(
                f"{row.where} : le critère « {name} » est déjà plus haut ; les textes sont joints."
            )
        self.last = name or self.last
        self.places.setdefault(self.last, row.where)
        texts = self.texts.setdefault(self.last, {})
        if len(cells) > 1:
            self._merged(row)
        for column, levels in self.columns.items():
            for level in levels:
                said, cell = texts.setdefault(level, []), cells.get(column, "")
                if cell and cell not in said:
                    said.append(cell)

    def _merged(self, row: Row) -> None:
        for columns, text in row.merged:
            names = " et ".join(level for column in columns for level in self.columns.get(column, ()))
            self.gathering.remarks.append(
                f"{row.where} : cellule fusionnée, même texte aux niveaux {names} : « {text} »"
            )

    def levels(self) -> Tuple[str, ...]:
        written = self.written
        if written != rising(written):
            self.gathering.remarks.append(
                f"niveaux remis du plus bas au plus élevé ; le document écrit {', '.join(written)}."
            )
        return rising(written)

    def criteria(self) -> Tuple[Criterion, ...]:
        found = []
        for name, texts in self.texts.items():
            full = {level: " ".join(texts.get(level, ())) for level in rising(self.written)}
            for level in (level for level, text in full.items() if not text):
                self.gathering.missing.append(
                    f"le texte du critère « {without_mark(name)} » au niveau {level} : la case est vide ({self.places[name]})."
                )
            found.append(Criterion("", name, full, {}))
        return tuple(found)


def _header(row: Row) -> Columns:
    """The levels of each column, when the row names levels; the first cell may be empty or say « Critères »."""
    if bare_levels(row.cells[1:]):
        return {column: (cell,) for column, cell in enumerate(row.cells) if column}
    levels = {column: levels_of_head(cell) for column, cell in enumerate(row.cells) if column and cell}
    return levels if levels and all(levels.values()) and not levels_of_head(row.cells[0]) else {}


def _upright(table: Table) -> Table:
    """The table with criteria as rows; it is turned when the levels stand in its first column."""
    first, *others = table.rows
    if (
        not others
        or not all(levels_of_head(row.cells[0]) for row in others if row.cells[0])
        or any(map(levels_of_head, first.cells[1:]))
    ):
        return table
    if not any(row.cells[0] for row in others):
        return table
    width = max(len(row.cells) for row in table.rows)
    padded = [row.cells + ("",) * (width - len(row.cells)) for row in table.rows]
    return Table(tuple(Row(cells, f"{table.where}, colonne {place}") for place, cells in enumerate(zip(*padded), 1)))
