"""Reads the tables of the competences: columns side by side, a text and beside it the levels that require it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Dict, FrozenSet, List, Mapping, Optional, Pattern, Sequence, Tuple

from reperes.importing.blocks import Block, Line, Row, Table
from reperes.importing.found import FoundCompetence
from reperes.importing.gathering import Gathering
from reperes.importing.template import STAR, begins, levels_in, rising, template
from reperes.language.characters import key_of


@dataclass(frozen=True)
class Known:
    """The keys of the names that the dictionary has: of its groups, and of its competences."""

    groups: FrozenSet[str] = frozenset()
    competences: FrozenSet[str] = frozenset()


def read_profile(
    blocks: Sequence[Block], levels: Sequence[str], known: Known, gathering: Gathering
) -> Tuple[Tuple[str, ...], Tuple[FoundCompetence, ...]]:
    """Return the names of the groups and the competences in the order of their columns."""
    reading = _Reading(gathering, levels, known, _star(blocks))
    for block in blocks:
        if isinstance(block, Table):
            reading.table(block)
        elif begins(_without(block.text, reading.star), "legend") is None:
            reading.line(block)
    return reading.finish()


def levels_beside(blocks: Sequence[Block]) -> Tuple[str, ...]:
    """Return the levels that tables name beside steps, from the lowest to the highest."""
    cells = (cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row.cells)
    return rising(tuple(dict.fromkeys(level for cell in cells for level in levels_in(cell))))


def _star(blocks: Sequence[Block]) -> str:
    """The sign of the legend, « ✦ : Compétences distinctives »."""
    for block in blocks:
        found = (
            None if isinstance(block, Table) else re.match(r"(?P<sign>[^\w\s])\s*[:=–-]?\s*(?P<rest>\w.*)", block.text)
        )
        if found and begins(found["rest"], "legend") is not None:
            return found["sign"]
    return STAR


def _without(text: str, star: str) -> str:
    return text.strip(f"{star}{STAR} ").lstrip(":=–- ")


@lru_cache(maxsize=1)
def _steps() -> Pattern[str]:
    """Finds where « niveau 1 » begins."""
    return re.compile(rf"(?=(?<!\w)(?:{'|'.join(template()['step'])})\s+\d)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _numbered() -> Pattern[str]:
    return re.compile(rf"(?:{'|'.join(template()['step'])})\s+(\d)\s*[:.]?\s*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass
class _Column:
    name: str
    group: str
    starred: bool
    where: str
    number: int
    steps: Dict[int, str] = field(default_factory=dict)
    required: Dict[str, int] = field(default_factory=dict)
    last: int = 0


@dataclass
class _Reading:
    gathering: Gathering
    levels: Sequence[str]
    known: Known
    star: str
    groups: List[str] = field(default_factory=list)
    group_columns: Dict[int, str] = field(default_factory=dict)
    current: Dict[int, _Column] = field(default_factory=dict)
    all: List[_Column] = field(default_factory=list)
    above: Tuple[str, ...] = ()

    def line(self, block: Line) -> None:
        """Take a line outside of the tables: the name of a group, or something without a place."""
        if self._is_group(block.text):
            self.groups.append(block.text)
        else:
            self.gathering.leave([block])

    def table(self, table: Table) -> None:
        """Take a table; its columns need not be those of the one before."""
        self.current, self.group_columns, self.above = {}, {}, ()
        for row in table.rows:
            self.row(row)

    def row(self, row: Row) -> None:
        """Take a row of a table, cell by cell."""
        above, self.above = dict(enumerate(self.above)), row.cells
        beside: Optional[int] = None
        for number, cell in enumerate(row.cells):
            levels = levels_in(cell)
            if cell and not levels and number and cell == row.cells[number - 1]:
                continue  # more of a cell that covers several columns
            if cell and not levels and cell == above.get(number):
                beside = None  # more of a cell that covers several rows
                continue
            if levels:
                # Beside several steps in one cell, nothing tells which of them requires the level.
                one_step = beside is not None and len(_steps().split(row.cells[beside])) == 2
                self._requires(beside if one_step else None, levels, row.where, cell)
            beside = number if cell and not levels else None
            if beside is None:
                continue
            if self._is_group(cell):
                self.groups.append(cell)
                self.group_columns[number] = cell
            elif begins(_without(cell, self.star), "legend") is None:
                self._text(number, cell, row.where)

    def _text(self, number: int, cell: str, where: str) -> None:
        name, *steps = _steps().split(cell)
        column = self.current.get(number)
        if name.strip() and column and column.steps and name[:1].islower():
            column.steps[column.last] += f" {name.strip()}"
            self.gathering.remarks.append(
                f"{where} : suite jointe à « {column.name} », niveau {column.last} : « {name.strip()} »"
            )
        elif name[:1].islower() and key_of(name) not in self.known.competences:
            self.gathering.leave_text(where, name.strip())
        elif name.strip():
            column = _Column(
                _without(name, self.star).strip(),
                self.group_columns.get(number, ""),
                self._starred(name),
                where,
                number,
            )
            self.current[number] = column
            self.all.append(column)
        for step in steps:
            found = _numbered().fullmatch(step.strip())
            text, levels = self._with_levels(found[2]) if found else ("", ())
            if column is None or not text or int(found[1]) in column.steps:
                self.gathering.leave_text(where, step.strip())
                continue
            column.last = int(found[1])
            column.steps[column.last] = text
            self._requires(number, levels, where, " ".join(levels))

    def _requires(self, number: Optional[int], levels: Sequence[str], where: str, cell: str) -> None:
        column = self.current.get(number) if number is not None else None
        for level in levels:
            if column is None or not column.last or level not in self.levels:
                self.gathering.leave_text(where, cell)
                return
            if level in column.required:
                self.gathering.remarks.append(
                    f"{where} : « {column.name} » : {level} est à côté de deux étapes ; la première, {column.required[level]}, est gardée."
                )
            column.required.setdefault(level, column.last)

    def _with_levels(self, text: str) -> Tuple[str, Tuple[str, ...]]:
        """A step's text and the levels at its end: « Convaincre et négocier D C »."""
        words = text.split()
        count = 0
        while count < len(words) - 1 and words[-1 - count] in self.levels:
            count += 1
        return " ".join(words[: len(words) - count]), tuple(words[len(words) - count :])

    def _is_group(self, text: str) -> bool:
        key = key_of(text)
        if key in self.known.groups or levels_in(text):
            return key in self.known.groups
        is_name = self._starred(text) or key in self.known.competences
        return text == text.upper() and len(text.split()) > 1 and not is_name

    def _starred(self, name: str) -> bool:
        return name.strip().startswith((self.star, STAR)) or name.strip().endswith((self.star, STAR))

    def finish(self) -> Tuple[Tuple[str, ...], Tuple[FoundCompetence, ...]]:
        """Return groups and competences; columns without a step have no place."""
        used = sorted({column.number for column in self.all if column.steps})
        by_order = dict(zip(used, self.groups)) if len(used) == len(self.groups) else {}
        found = []
        for column in sorted(self.all, key=lambda column: used.index(column.number) if column.steps else -1):
            if not column.steps:
                self.gathering.leave_text(column.where, column.name)
                continue
            group = column.group or by_order.get(column.number, "")
            required: Mapping[str, int] = {
                level: column.required[level] for level in self.levels if level in column.required
            }
            found.append(FoundCompetence(column.name, group, column.starred, column.steps, required, column.where))
        return tuple(dict.fromkeys(self.groups)), tuple(found)
