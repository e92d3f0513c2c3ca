"""Reads a plain text: a paragraph a line, « - » before items, tabs between cells, ** around what is bold."""

import re
from pathlib import Path
from typing import Iterator, List, Tuple

from reperes.importing.blocks import Block, DocumentError, Item, Paragraph, Reading, Row, Table
from reperes.importing.characters import clean, without_item_mark

_BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")


def read_text(path: Path) -> Reading:
    """Return the blocks of a text file in UTF-8, UTF-16 or Windows-1252; DocumentError when it is no text."""
    text, remarks = _decoded(path)
    return Reading(tuple(blocks_of(text)), text, remarks)


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of a text, each with the number of its line."""
    rows: List[Row] = []
    item = None
    for number, line in enumerate(text.splitlines(), 1):
        where = f"ligne {number}"
        if item and _goes_on(line):
            item = Item(f"{item.text} {clean(line)}", item.where)
            continue
        if item:
            yield item
            item = None
        if line.strip() and "\t" in (line if rows else line.strip()):
            rows.append(Row(tuple(map(clean, line.split("\t"))), where))
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        bare = without_item_mark(line.strip())
        if bare is not None:
            item = Item(_plain(bare), where)
        elif line.strip():
            yield Paragraph(_plain(line), where, tuple(map(clean, _BOLD.findall(line))))
    if item:
        yield item
    if rows:
        yield Table(tuple(rows))


def _goes_on(line: str) -> bool:
    """Whether a line after an item is more of it: set back, without a mark of its own, no row of a table."""
    bare = line.strip()
    return bool(bare) and line[0].isspace() and "\t" not in bare and without_item_mark(bare) is None


def _plain(line: str) -> str:
    return clean(_BOLD.sub(r"\1", line))


def _decoded(path: Path) -> Tuple[str, Tuple[str, ...]]:
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, remarks = "utf-16", ("Le texte était en UTF-16 ; il a été converti en UTF-8.",)
    elif _is_utf8(raw):
        encoding, remarks = "utf-8-sig", ()
    else:
        encoding = "cp1252"
        remarks = ("Le texte était en Windows-1252 (ANSI) ; il a été converti en UTF-8 : vérifiez les accents.",)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(f"« {path.name} » n'est pas un fichier de texte lisible.") from error
    if "\0" in text:
        raise DocumentError(f"« {path.name} » n'est pas un fichier de texte lisible.")
    return text, remarks


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
