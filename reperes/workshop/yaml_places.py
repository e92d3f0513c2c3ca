"""Finds a place in a YAML file by the names on the way to it, and the lines that it takes up."""

from typing import Any, List, NamedTuple, Optional, Sequence, Tuple, Union

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

Path = Tuple[str, ...]
Value = Union[str, int, Tuple[str, ...], None]
"""What stands at a place: a text in one line, a number, a list of texts, or nothing."""

TEXT, EXPECTED = "texte", "attendu"
NAMES = ("id", "question")
"""The fields by which elements of a list are told apart."""


class Place(NamedTuple):
    """An entry of a mapping or list; `key` is a key of the mapping or an index of the list."""

    owner: Union[CommentedMap, CommentedSeq]
    key: Any


def places(data: Any, path: Path) -> List[Place]:
    """Return the places on the way, as far as they exist: as many as `path` is long when its last one does."""
    found: List[Place] = []
    for step in path:
        key = _key_of(data, step)
        if key is None:
            break
        found.append(Place(data, key))
        data = data[key]
    return found


def value_at(data: Any, path: Path) -> Value:
    """Return what stands at a place, None where nothing does."""
    found = places(data, path)
    return value_of(found[-1].owner[found[-1].key]) if path and len(found) == len(path) else None


def value_of(node: Any) -> Value:
    """Return what a node says: the text of a cell that has a note too, the expected parts of a test question."""
    if isinstance(node, dict):
        expected = value_of(node.get(EXPECTED))
        return (expected,) if isinstance(expected, str) else expected or value_of(node.get(TEXT))
    if isinstance(node, list):
        return tuple(one_line(str(item)) for item in node if not isinstance(item, (dict, list)))
    if isinstance(node, str):
        return one_line(node)
    return node if isinstance(node, int) and not isinstance(node, bool) else None


def one_line(text: str) -> str:
    """Return `text` with single spaces, as the knowledge is read."""
    return " ".join(text.split())


def is_flow(node: Any) -> bool:
    """Whether a mapping or list is written in brackets, as empty ones are."""
    return isinstance(node, (CommentedMap, CommentedSeq)) and (not node or bool(node.fa.flow_style()))


def column_of(place: Place, lines: Sequence[str]) -> Tuple[int, int]:
    """Return the line and column where an entry begins: its key, or the dash before it."""
    if isinstance(place.owner, CommentedSeq):
        line, column = place.owner.lc.item(place.key)
        return line, lines[line].rindex("-", 0, column)
    return tuple(place.owner.lc.key(place.key))


def last_line(place: Place, lines: Sequence[str]) -> int:
    """Return the last line of an entry, without remarks and blank lines that follow it."""
    start, column = column_of(place, lines)
    value = place.owner[place.key]
    is_block_text = isinstance(value, (FoldedScalarString, LiteralScalarString))
    holds_list_below = isinstance(place.owner, CommentedMap) and isinstance(value, CommentedSeq)
    end = start
    for number in range(start + 1, len(lines)):
        line = lines[number]
        text = line.lstrip(" ")
        margin = len(line) - len(text)
        inside = margin > column or (holds_list_below and margin == column and text.startswith("- "))
        if not text.strip():
            continue
        if text.startswith("#") and not (is_block_text and margin > column):
            continue
        if not inside:
            break
        end = number
    return end


def _key_of(data: Any, step: str) -> Optional[Any]:
    if isinstance(data, CommentedMap):
        return next((key for key in data if str(key) == step), None)
    if isinstance(data, CommentedSeq):
        return next((index for index, item in enumerate(data) if step in _names_of(item)), None)
    return None


def _names_of(item: Any) -> Sequence[str]:
    if isinstance(item, dict):
        return [one_line(str(item[name])) for name in NAMES if item.get(name) is not None]
    return [one_line(str(item))]
