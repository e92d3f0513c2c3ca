"""Reads the official document by its layout alone: nothing here looks at the YAML files."""

from dataclasses import dataclass
from typing import Dict, List, Mapping, Sequence, Tuple

HEADINGS = ("Raison d'être", "Finalités", "Critères distinctifs", "Profils de compétences comportementale")
STAR = "✦ "


@dataclass(frozen=True)
class Document:
    """What the document says, cell by cell; steps are (text, levels printed beside it)."""

    title: str
    note: str
    purpose: str
    roles: Mapping[str, Tuple[str, Tuple[str, ...]]]
    levels: Tuple[str, ...]
    criteria: Mapping[str, Mapping[str, str]]
    definition: Tuple[str, str, str]
    groups: Tuple[str, ...]
    competences: Mapping[str, Tuple[str, Mapping[int, Tuple[str, Tuple[str, ...]]]]]
    distinctive: Tuple[str, ...]


def read_document(text: str) -> Document:
    """Return what `text` says."""
    lines = [line for line in text.splitlines() if line.strip()]
    starts = [lines.index(heading) for heading in HEADINGS] + [len(lines)]
    head, purpose, roles, criteria, profile = (
        lines[first + 1 : last] for first, last in zip([-1, *starts[:-1]], starts, strict=True)
    )
    rows = [line.split("\t") for line in criteria if "\t" in line]
    levels = tuple(rows[0][1:])
    groups = tuple(line for line in profile if line == line.upper() and "\t" not in line)
    competences, distinctive = _competences([line.split("\t") for line in profile if "\t" in line], groups)
    return Document(
        title=head[1].removesuffix(" *"),
        note=head[2].removeprefix("* "),
        purpose=" ".join(line.strip() for line in purpose),
        roles=_roles(roles),
        levels=levels,
        criteria={name: dict(zip(levels, cells, strict=True)) for name, *cells in rows[1:]},
        definition=_definition(criteria[-1]),
        groups=groups,
        competences=competences,
        distinctive=distinctive,
    )


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
    meaning, examples = line.removeprefix("* Définition : ").split(" ; ex : ")
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
