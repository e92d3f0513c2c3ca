"""Reads the official document by its layout alone, cell by cell; nothing here looks at the YAML files."""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.level_names import level_name

HEADINGS = ("Raison d'être", "Finalités", "Critères distinctifs", "Profils de compétences comportementale")
PURPOSE, ROLES, CRITERIA, PROFILE = HEADINGS
STAR = "✦ "
_DEFINITION = "* Définition : "
_TRACES = {PURPOSE: ("raison d",), ROLES: ("finalité", "en tant qu"), PROFILE: ("profil", "niveau 1 ", "✦")}
"""How lines begin that only a document with the section has: with one, but without the heading, it is laid out
otherwise."""
_HEAD = 3
"""Lines before the first section: code, title, note."""
_NOTED = re.compile(r"\s*(?:\*+|[¹²³⁴⁵⁶⁷⁸⁹]|\(\d\))$")
"""The mark of a footnote behind the name of a criterion."""


@dataclass(frozen=True)
class Document:
    """What the document says, cell by cell; steps are (text, levels printed beside it).

    What it lacks is empty; an empty cell of a criterion has no entry.
    """

    title: str
    note: str
    purpose: str
    roles: Mapping[str, Tuple[str, Tuple[str, ...]]]
    levels: Tuple[str, ...]
    criteria: Mapping[str, Mapping[str, str]]
    definitions: Tuple[Tuple[str, str, str], ...]
    groups: Tuple[str, ...]
    competences: Mapping[str, Tuple[str, Mapping[int, Tuple[str, Tuple[str, ...]]]]]
    distinctive: Tuple[str, ...]


def document_of(text: str) -> Optional[Document]:
    """Return what the document of this text says, None when it is laid out otherwise."""
    try:
        return read_document(text)
    except (IndexError, KeyError, ValueError):
        return None


def criteria_in(text: str, levels: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the cells of the table that has these levels at its head, in a document of any layout; none where it has
    no such."""
    rows = [line.split("\t") for line in text.splitlines()]
    heads = (place for place, row in enumerate(rows, 1) if row[1:] and list(map(level_name, row[1:])) == list(levels))
    start = next(heads, len(rows))
    try:
        return _criteria(list(takewhile(lambda row: len(row) > 1, rows[start:])), levels)
    except ValueError:
        return {}


def read_document(text: str) -> Document:
    """Return what `text` says; raises IndexError, KeyError or ValueError when it is laid out otherwise."""
    lines = [line for line in text.splitlines() if line.strip()]
    head, sections = _sections(lines)
    purpose, roles, criteria, profile = (sections.get(heading, []) for heading in HEADINGS)
    rows = [line.split("\t") for line in criteria if "\t" in line]
    levels = tuple(map(level_name, rows[0][1:]))
    groups = tuple(line for line in profile if line == line.upper() and "\t" not in line)
    competences, distinctive = _competences([line.split("\t") for line in profile if "\t" in line], groups)
    return Document(
        title=head[1].removesuffix(" *"),
        note=head[2].removeprefix("* ") if len(head) > 2 else "",
        purpose=" ".join(line.strip() for line in purpose),
        roles=_roles(roles) if roles else {},
        levels=levels,
        criteria=_criteria(rows[1:], levels),
        definitions=tuple(_definition(line) for line in criteria if line.startswith(_DEFINITION)),
        groups=groups,
        competences=competences,
        distinctive=distinctive,
    )


def _sections(lines: Sequence[str]) -> Tuple[Sequence[str], Mapping[str, Sequence[str]]]:
    """The lines before the first heading, and those below each; ValueError where only the heading of a section is
    lacking."""
    there = [heading for heading in HEADINGS if heading in lines]
    starts = [lines.index(heading) for heading in there]
    traces = tuple(trace for heading, traces in _TRACES.items() if heading not in there for trace in traces)
    if CRITERIA not in there or starts != sorted(starts) or any(line.casefold().startswith(traces) for line in lines):
        raise ValueError(there)
    head = lines[: starts[0]]
    if PURPOSE not in there and len(head) > _HEAD:
        raise ValueError(head)
    return head, {
        heading: lines[first + 1 : last] for heading, first, last in zip(there, starts, [*starts[1:], len(lines)])
    }


def _criteria(rows: Sequence[Sequence[str]], levels: Sequence[str]) -> Dict[str, Mapping[str, str]]:
    """The cells that have a text, of the criteria that have one at all; empty cells at the end of a row may be left
    out."""
    found: Dict[str, Mapping[str, str]] = {}
    for name, *cells in rows:
        if len(cells) > len(levels):
            raise ValueError(cells)
        texts = {level: cell.strip() for level, cell in zip(levels, cells) if cell.strip()}
        if texts:
            found[_NOTED.sub("", name)] = texts
    return found


def _roles(lines: Sequence[str]) -> Dict[str, Tuple[str, Tuple[str, ...]]]:
    """« En tant que **name** », its text, « Exemples de tâches », the tasks with a dash."""
    found: Dict[str, Tuple[str, Tuple[str, ...]]] = {}
    starts = [number for number, line in enumerate(lines) if line.startswith("En tant")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name = lines[start].split("**")[1]
        tasks = tuple(line[2:].rstrip(" ;.") for line in lines[start + 1 : end] if line[:2] == "- ")
        found[name] = (lines[start + 1], tasks)
    return found


def _definition(line: str) -> Tuple[str, str, str]:
    meaning, _, examples = line.removeprefix(_DEFINITION).partition(" ; ex : ")
    term, text = meaning.split(" : ")
    return term, text, examples


def _competences(rows: Sequence[Sequence[str]], groups: Sequence[str]):
    """Four columns side by side, each a text and the levels beside it; a row without « niveau » holds names."""
    current: List[str] = [""] * len(groups)
    found: Dict[str, Tuple[str, Dict[int, Tuple[str, Tuple[str, ...]]]]] = {}
    distinctive = []
    for row in rows:
        for column, group in enumerate(groups):
            text, beside = row[2 * column], row[2 * column + 1]
            if text.startswith("niveau "):
                number, step = text.removeprefix("niveau ").split(" ", 1)
                found[current[column]][1][int(number)] = (step, tuple(beside.split()))
            elif text:
                current[column] = text.removeprefix(STAR)
                found[current[column]] = (group, {})
                distinctive += [current[column]] if text.startswith(STAR) else []
    return found, tuple(distinctive)
