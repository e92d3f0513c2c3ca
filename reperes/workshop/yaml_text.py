"""Writes a value into a YAML text where a path says, or takes it out; every other line stays as it is, sign for sign."""

import io
from functools import lru_cache
from typing import Any, List, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from reperes.knowledge.yaml_file import MARK
from reperes.workshop.yaml_lines import ItemsOf, block_lines, entry_lines, key_text
from reperes.workshop.yaml_places import (
    EXPECTED,
    TEXT,
    Path,
    Place,
    Value,
    column_of,
    is_flow,
    last_line,
    places,
    value_at,
)

_NEVER = 1 << 16


class Unwritable(ValueError):
    """A text that cannot be changed: it is no YAML, or has at the place what no form writes to."""


def load(text: str) -> Any:
    """Return what a text holds, an empty mapping for an empty one; raises Unwritable."""
    try:
        data = _yaml().load(text.removeprefix(MARK))
    except YAMLError as error:
        raise Unwritable(str(error)) from error
    return CommentedMap() if data is None else data


@lru_cache(maxsize=128)
def reading(text: str) -> Any:
    """Return what a text holds, for those who only read; the same object for the same text. Raises Unwritable."""
    return load(text)


def written(text: str, path: Path, value: Value) -> str:
    """Return `text` with `value` at `path`, or without the entry where it is None; raises Unwritable.

    An entry of a list of texts is named by its text; a new element of another list gets the last name as its `id`, or
    as its `question` in a list of those.
    """
    text = text.removeprefix(MARK)
    data = load(text)
    found = places(data, path)
    if value is None:
        result = _without(text, data, path, found) if len(found) == len(path) else text
    elif len(found) == len(path):
        result = _replaced(text, data, found, value)
    else:
        result = _with_new(text, data, path, found, value)
    if value_at(reading(result), path) != value:
        raise Unwritable(f"« {' › '.join(path)} » ne peut pas s'écrire dans ce fichier.")
    return result


def _replaced(text: str, data: Any, found: Sequence[Place], value: Value) -> str:
    place = found[-1]
    node = place.owner[place.key]
    if isinstance(node, CommentedMap):
        place = Place(node, TEXT if TEXT in node else EXPECTED)
        node = node.get(place.key)
    if is_flow(place.owner) or any(is_flow(step.owner) for step in found):
        place.owner[place.key] = list(value) if isinstance(value, tuple) else value
        return _dump(data)
    lines = text.split("\n")
    start, column = column_of(place, lines)
    is_item = isinstance(place.owner, CommentedSeq)
    head = "- " if is_item else f"{key_text(place.key)}: "
    is_quoted = isinstance(node, (DoubleQuotedScalarString, SingleQuotedScalarString))
    before, end = lines[start][:column], last_line(place, lines)
    entry = list(entry_lines(head, value, column, is_quoted))
    entry[0] = before + entry[0][column:] + ("" if node is None else _remark(place, lines, start))
    return "\n".join([*lines[:start], *entry, *lines[end + 1 :]])


def _without(text: str, data: Any, path: Path, found: Sequence[Place]) -> str:
    *above, place = found
    # A list that is left empty goes with its last element, and so does the entry that held nothing else.
    while above and len(place.owner) == 1 and (isinstance(place.owner, CommentedSeq) or not is_flow(place.owner)):
        place = above.pop()
    if is_flow(place.owner):
        del place.owner[place.key]
        return _dump(data)
    lines = text.split("\n")
    start, column = column_of(place, lines)
    if lines[start][:column].strip():
        raise Unwritable(f"« {path[-1]} » ouvre la liste et ne peut pas être ôté ici.")
    return "\n".join([*lines[:start], *lines[last_line(place, lines) + 1 :]])


def _with_new(text: str, data: Any, path: Path, found: Sequence[Place], value: Value) -> str:
    owner = found[-1].owner[found[-1].key] if found else data
    rest = path[len(found) :]
    node = _nested(rest, value)
    # Texts and numbers go into empty brackets; whatever is longer is written below the name of its list.
    is_kept = is_flow(owner) and (bool(owner) or (bool(found) and isinstance(node, (list, int))))
    if not is_kept and found and not owner:
        above, place = found[:-1], found[-1]
        return _with_entry(_cut(text, place), path[: len(above)], path[len(above)], ItemsOf(rest[0], node))
    if not is_kept:
        return _with_entry(text, path[: len(found)], rest[0], node)
    if isinstance(owner, CommentedSeq):
        owner.extend(node)
    else:
        owner.update({rest[0]: node})
    owner.fa.set_flow_style()
    return _dump(data)


def _cut(text: str, place: Place) -> str:
    if is_flow(place.owner):
        raise Unwritable("une liste vide entre accolades ne se complète pas ici.")
    lines = text.split("\n")
    start, _ = column_of(place, lines)
    return "\n".join([*lines[:start], *lines[last_line(place, lines) + 1 :]])


def _with_entry(text: str, above: Path, name: str, node: Any) -> str:
    """Insert an entry behind the last one of its mapping or list, before the remarks that follow."""
    data = load(text)
    found = places(data, above)
    owner = found[-1].owner[found[-1].key] if found else data
    lines = text.split("\n")
    if not owner:
        entry = list(block_lines(name, node, 0, isinstance(node, tuple)))
        return "\n".join([*(line for line in lines if line.strip()), *entry, ""])
    key = len(owner) - 1 if isinstance(owner, CommentedSeq) else next(reversed(owner))
    last = Place(owner, key)
    _, column = column_of(last, lines)
    end = last_line(last, lines) + 1
    entry = list(block_lines(name, node, column, isinstance(owner, CommentedSeq)))
    return "\n".join([*lines[:end], *entry, *lines[end:]] if end < len(lines) else [*lines[:end], *entry, ""])


def _nested(rest: Path, value: Value) -> Any:
    """Return what a missing entry holds so that `value` is at the end of the way: an element in a list of one."""
    name, *below = rest
    if not below:
        return [value] if name == value else value
    node = _nested(tuple(below), value)
    return node if len(below) == 1 and isinstance(node, list) else {below[0]: node}


def _remark(place: Place, lines: Sequence[str], line: int) -> str:
    """Return the remark behind a value that takes one line."""
    tokens: List[Any] = list(place.owner.ca.items.get(place.key, ())) if place.owner.ca else []
    mark = next((token for token in tokens if hasattr(token, "start_mark") and token.start_mark.line == line), None)
    return f"  {lines[line][mark.start_mark.column :].rstrip()}" if mark and "#" in mark.value.split("\n")[0] else ""


def _dump(data: Any) -> str:
    target = io.StringIO()
    _yaml().dump(data, target)
    return target.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _NEVER
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
