"""Finds training examples and test questions that name a part of the document which the knowledge has no more."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Tuple

import yaml

from reperes.knowledge.claims import claim_ref
from reperes.knowledge.faults import Fault, with_texts
from reperes.knowledge.model import Knowledge, kind_of

_LABEL = re.compile(r"^\s*(?:- )?metadata:\s*(\{.*\})\s*$")
_NO_CLAIM = "none"


class Place(NamedTuple):
    """A line of a file of the project, and something that it names."""

    file: str
    line: int
    name: str


def is_project(folder: Path) -> bool:
    """Whether a folder is that of the program, with its training examples."""
    return (folder / "config.yml").is_file() and (folder / "data").is_dir()


def reference_faults(project: Path, knowledge: Knowledge) -> List[Fault]:
    """Return a fault for each reference that training examples or test questions name and the knowledge has not."""
    known = knowledge.references | set(knowledge.claims)
    faults = _faults(_labels(project), known, "des exemples d'apprentissage nomment")
    faults += _faults(_cells(project), knowledge.facts, "des questions d'essai nomment")
    return with_texts(faults, project)


def _faults(places: Iterator[Place], known: Any, who: str) -> List[Fault]:
    unknown: Dict[str, List[Place]] = {}
    for place in places:
        if place.name not in known:
            unknown.setdefault(place.name, []).append(place)
    return [
        Fault(
            found[0].file,
            found[0].line,
            f"{who} « {name} », qui n'existe pas (lignes : {len(found)}). Si son « id » a changé, rendez-lui l'ancien ; "
            "sinon, voyez avec la personne qui s'occupe du programme.",
        )
        for name, found in unknown.items()
    ]


def _labels(project: Path) -> Iterator[Place]:
    """Yield the topics and claims of the examples; a block has its labels in one line."""
    for path in sorted((project / "data").rglob("*.yml")):
        file = path.relative_to(project).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            found = "metadata" in line and _LABEL.match(line)
            if found:
                yield from (Place(file, number, name) for name in _named(found[1]))


@lru_cache(maxsize=None)
def _named(label: str) -> Tuple[str, ...]:
    """Return what a label names; nothing when it is not well written, which Rasa tells."""
    try:
        read = yaml.load(label, yaml.CSafeLoader)
    except yaml.YAMLError:
        return ()
    topics = tuple(map(str, read.get("topics") or ()))
    claim = read.get("claim")
    if topics and kind_of(topics[0]) == "critere" and claim and claim != _NO_CLAIM:
        return (*topics, claim_ref(topics[0], claim))
    return topics


def _cells(project: Path) -> Iterator[Place]:
    """Yield the cells that the test questions name."""
    for path in sorted((project / "tests" / "wordings").glob("*.jsonl")):
        file = path.relative_to(project).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            # Lines that are no conversations are told by `reperes eval`.
            with suppress(AttributeError, KeyError, TypeError, ValueError):
                yield from [Place(file, number, name) for turn in json.loads(line)["turns"] for name in _cells_of(turn)]


def _cells_of(turn: Mapping[str, Any]) -> Iterator[str]:
    for key in ("cells", "forbid"):
        yield from turn.get(key) or ()
    for cells in turn.get("any_of") or ():
        yield from cells
