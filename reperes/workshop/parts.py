"""What people call the parts of a family, for lists to choose from and in place of references in messages."""

import re
from pathlib import Path
from typing import Dict, Iterator, List, Mapping, Tuple

from reperes.knowledge.files import DICTIONARY
from reperes.workshop.editing import read_text
from reperes.workshop.sheet import Sheet
from reperes.workshop.yaml_places import one_line
from reperes.workshop.yaml_text import reading

Group = Tuple[str, Tuple[Tuple[str, str], ...]]
"""A title, and (reference, label) of each of its parts."""

_SECTIONS = {
    "purpose": "la raison d'être",
    "note_masculin": "la note sous le titre",
    "section.finalites": "toutes les finalités",
    "section.taches": "toutes les tâches",
    "section.criteres": "tous les critères",
    "section.competences": "toutes les compétences",
    "section.niveau": "tout un niveau",
    "section.famille": "la famille elle-même",
    "legende.distinctive": "l'étoile ✦ des compétences distinctives",
    "version": "la version du document",
}
_LONG = 90


def part_groups(sheet: Sheet, folder: Path) -> Tuple[Group, ...]:
    """Return the parts that words and test questions may name, by kind."""
    tasks = [(task.ref, _short(task.text)) for role in sheet.roles for task in role.tasks]
    cells = [
        (cell.ref, f"{row.title}, niveau {cell.level}") for row in sheet.criteria for cell in row.cells if cell.text
    ]
    steps = [(step.ref, f"{row.title}, niveau {step.path[-1]}") for row in sheet.competences for step in row.steps]
    rules = [(spot.ref, spot.label) for spot in sheet.rules if spot.ref.count(".") == 1]
    groups: List[Tuple[str, List[Tuple[str, str]]]] = [
        ("Critères", [(f"critere.{row.id}", row.title) for row in sheet.criteria]),
        ("Finalités", [(f"finalite.{role.id}", role.name.text) for role in sheet.roles]),
        ("Tâches", tasks),
        ("Compétences", [(f"competence.{row.id}", row.title) for row in sheet.competences]),
        ("Groupes de compétences", list(_competence_groups(folder, sheet))),
        ("Définitions et règles", rules),
        ("Parties du document", list(_SECTIONS.items())),
        ("Critères, à un niveau", cells),
        ("Compétences, niveaux du dictionnaire", steps),
    ]
    return tuple((title, tuple(parts)) for title, parts in groups if parts)


def labels_of(groups: Tuple[Group, ...]) -> Mapping[str, str]:
    """Return the label of each part with its kind: « critère Contacts »."""
    kinds = {
        "critere": "critère", "finalite": "finalité", "tache": "tâche", "competence": "compétence", "groupe": "groupe",
    }  # fmt: skip
    found: Dict[str, str] = {}
    for _, parts in groups:
        for ref, label in parts:
            kind = kinds.get(ref.partition(".")[0])
            found[ref] = f"{kind} {label}" if kind else label
    return found


def in_words(message: str, labels: Mapping[str, str]) -> str:
    """Return a message that names parts by what people call them."""
    return re.sub(r"« ([a-z_]+(?:\.\w+)+) »", lambda found: f"« {labels.get(found[1], found[1])} »", message)


def _competence_groups(folder: Path, sheet: Sheet) -> Iterator[Tuple[str, str]]:
    if not sheet.competences:
        return
    dictionary = reading(read_text(folder, DICTIONARY))
    for group in dictionary.get("groupes") or ():
        if isinstance(group, dict) and group.get("id"):
            yield f"groupe.{group['id']}", one_line(str(group.get("nom") or group["id"]))


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"
