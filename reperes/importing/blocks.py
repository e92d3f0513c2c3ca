"""What every reader makes of a document, whatever kind of file it was: blocks in their order, each with its place."""

from dataclasses import dataclass
from typing import Tuple, Union


class DocumentError(Exception):
    """Why a document cannot be imported, in a French sentence for whoever gave it."""


class WrongCode(DocumentError):
    """The code that was given is not that of the document's family."""


@dataclass(frozen=True)
class Heading:
    """A line that the document sets as a heading, by a style or all in bold; a plain text has none."""

    text: str
    where: str
    strong: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Running text; `strong` are the parts of it that stand in bold."""

    text: str
    where: str
    strong: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """An element of a list, without its mark."""

    text: str
    where: str


@dataclass(frozen=True)
class Row:
    """A row of a table, a text a column; a merged cell has its text in each column that it covers.

    `merged` are the columns of each such cell, with its text.
    """

    cells: Tuple[str, ...]
    where: str
    merged: Tuple[Tuple[Tuple[int, ...], str], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table; it may hold rows of several pages."""

    rows: Tuple[Row, ...]

    @property
    def where(self) -> str:
        """The place of its first row."""
        return self.rows[0].where


Line = Union[Heading, Paragraph, Item]
Block = Union[Line, Table]


def texts_of(block: Block) -> Tuple[str, ...]:
    """Return the texts of a block, cell by cell in a table."""
    return tuple(cell for row in block.rows for cell in row.cells) if isinstance(block, Table) else (block.text,)


@dataclass(frozen=True)
class Reading:
    """A document's blocks; `remarks` say in French what the reader decided by itself, `text` is the document in plain
    text."""

    blocks: Tuple[Block, ...]
    text: str
    remarks: Tuple[str, ...] = ()
