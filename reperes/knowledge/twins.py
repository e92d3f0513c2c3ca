"""Finds parts that stand twice in the files: under one identifier, name or text."""

from typing import Dict, Iterable, Iterator, List

from ruamel.yaml.comments import CommentedMap

from reperes.knowledge.faults import Fault
from reperes.knowledge.reader import Part


def twins_of_dictionary(dictionary: Part) -> List[Fault]:
    """Return a fault for each group or competence with the identifier of one before it; says nothing of other
    faults."""
    return _twin_identifiers(dictionary, _listed(dictionary.data, "groupes"), _listed(dictionary.data, "competences"))


def twins_of_family(family: Part) -> List[Fault]:
    """Return a fault for each part that has the identifier of one before it of its kind; says nothing of other
    faults."""
    roles = _listed(family.data, "finalites")
    tasks = [task for role in roles for task in _listed(role, "taches")]
    return _twin_identifiers(
        family, roles, tasks, *(_listed(family.data, key) for key in ("criteres", "definitions", "passages"))
    )


def _twin_identifiers(part: Part, *kinds: List[CommentedMap]) -> List[Fault]:
    return [
        fault for items in kinds for fault in _twins(part.file, items, "id", "l'identifiant", "changez l'un des deux")
    ]


def no_twins(parts: Iterable[Part], key: str, what: str) -> None:
    """Note each part whose name or text at `key` is that of one before it."""
    parts = list(parts)
    for part in parts[:1]:
        part.faults += _twins(part.file, [one.data for one in parts], key, what, "gardez un seul des deux")


def _listed(owner: CommentedMap, key: str) -> List[CommentedMap]:
    items = owner.get(key)
    return [item for item in items if isinstance(item, CommentedMap)] if isinstance(items, list) else []


def _twins(file: str, items: Iterable[CommentedMap], key: str, what: str, remedy: str) -> Iterator[Fault]:
    first: Dict[str, int] = {}
    for item in items:
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            line = item.lc.key(key)[0] + 1
            before = first.setdefault(" ".join(value.split()), line)
            if before != line:
                yield Fault(
                    file, line, f"{what} « {value} » figure plusieurs fois (déjà à la ligne {before}) : {remedy}."
                )
