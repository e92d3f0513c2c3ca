"""How a value is written as lines of YAML: long texts folded, texts that need them in quotation marks."""

import json
import textwrap
from typing import Any, Iterator, NamedTuple

from ruamel.yaml import YAML

from reperes.importing.family_text import scalar
from reperes.workshop.yaml_places import EXPECTED, TEXT, Value

WIDTH = 120
_FOLDED = 117
_LISTS = ("taches", "finalites", "criteres", "definitions", "passages", "noms", "expressions", "faux_amis")


class ItemsOf(NamedTuple):
    """What stands below the name of a list or mapping that was empty: one entry."""

    name: str
    node: Any


def block_lines(name: str, node: Any, column: int, is_item: bool) -> Iterator[str]:
    """Yield the lines of an entry at a column: of a mapping, or of a list where it `is_item`."""
    margin = " " * column
    if is_item:
        yield from _item(name, node, column)
    elif isinstance(node, ItemsOf):
        yield f"{margin}{key_text(name)}:"
        yield from block_lines(node.name, node.node, column + 2, name in _LISTS)
    elif isinstance(node, list):
        yield f"{margin}{key_text(name)}:"
        for text in node:
            yield from entry_lines("- ", text, column + 2)
    elif isinstance(node, dict):
        yield f"{margin}{key_text(name)}:"
        for key, below in node.items():
            yield from block_lines(key, below, column + 2, False)
    else:
        yield from entry_lines(f"{key_text(name)}: ", node, column)


def _item(name: str, node: Any, column: int) -> Iterator[str]:
    if isinstance(node, list):
        yield from entry_lines("- ", node[0], column)
        return
    fields = {"question": name, EXPECTED: node} if isinstance(node, tuple) else {"id": name, TEXT: node}
    for number, (key, value) in enumerate(fields.items()):
        lines = list(entry_lines(f"{key}: ", value, column + 2))
        yield (" " * column + "- " if not number else " " * (column + 2)) + lines[0].lstrip(" ")
        yield from lines[1:]


def entry_lines(head: str, value: Value, column: int, is_quoted: bool = False) -> Iterator[str]:
    """Yield the lines of a value behind its `head`, a key with its colon or a dash."""
    margin = " " * column
    if isinstance(value, tuple):
        written_items = ", ".join(_plain(item) for item in value)
        yield f"{margin}{head}" + (written_items if len(value) == 1 else f"[{written_items}]")
        return
    if isinstance(value, int):
        yield f"{margin}{head}{value}"
        return
    line = margin + head + (_quoted(value) if is_quoted else _plain(value))
    if is_quoted or len(line) <= WIDTH:
        yield line
        return
    yield f"{margin}{head.rstrip()} >-"
    inner = margin + "  "
    yield from textwrap.wrap(
        value, _FOLDED, initial_indent=inner, subsequent_indent=inner, break_long_words=False, break_on_hyphens=False
    )


def _plain(value: str) -> str:
    """Return a text as it is, or in quotation marks where YAML would read something else."""
    line = scalar(value)
    return line if YAML().load(f"a: {line}")["a"] == value and "'" not in line[:1] else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def key_text(key: Any) -> str:
    """Return a key as it is written."""
    return str(key) if isinstance(key, int) else _plain(str(key))
