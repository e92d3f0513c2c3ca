"""Finds parts that stand twice in the files: under one identifier, name or text."""

from typing import Dict, Iterable, Iterator, List, Sequence

from ruamel.yaml.comments import CommentedMap

from reperes.knowledge.faults import Fault
from reperes.knowledge.reader import Part
from reperes.language.folding import fold


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


def twins_of_families(families: Sequence[Part]) -> List[Fault]:
    """Return a fault for each family with the code or the name of one before it: people could not tell them apart."""
    faults: List[Fault] = []
    for key, what in (("code", "le code"), ("nom", "le nom")):
        first: Dict[str, str] = {}
        for file in families:
            head = file.get("famille")
            said = head.get(key) if isinstance(head, CommentedMap) else None
            if isinstance(said, str) and said.strip():
                line = head.lc.key(key)[0] + 1
                before = first.setdefault(fold(said), f"{file.file}:{line}")
                if before != f"{file.file}:{line}":
                    told = f"{what} « {said} » est déjà celui d'une autre famille ({before}) : changez l'un des deux."
                    faults.append(Fault(file.file, line, told))
    return faults


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
