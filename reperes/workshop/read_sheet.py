"""Reads a family into a sheet; what is missing or of another form is left out."""

from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from reperes.knowledge.files import DICTIONARY, FAMILIES, SOURCES
from reperes.workshop.editing import read_text
from reperes.workshop.sheet import Role, Row, Sheet
from reperes.workshop.spots import Kind, Spot
from reperes.workshop.yaml_places import one_line, value_at
from reperes.workshop.yaml_text import reading


def read_sheet(folder: Path, family: str, before: Optional["Sheet"] = None) -> Sheet:
    """Return the sheet of a family; raises Unwritable and Undecodable when one of its files cannot be read.

    What differs from the sheet `before` is marked.
    """
    file = f"{FAMILIES}/{family}.yml"
    data = _map(reading(read_text(folder, file)))
    dictionary = _map(reading(read_text(folder, DICTIONARY)))
    reader = _Reader(file, data, before)
    head = _map(data.get("famille"))
    levels = tuple(one_line(str(level)) for level in _list(data.get("niveaux")))
    return Sheet(
        id=family,
        code=str(head.get("code") or family),
        name=str(head.get("nom") or ""),
        version=str(head.get("version") or ""),
        document=f"{SOURCES}/{head.get('document')}",
        levels=levels,
        head=tuple(reader.head()),
        roles=tuple(reader.roles()),
        criteria=tuple(reader.criteria(levels)),
        rules=tuple(reader.rules()),
        competences=tuple(reader.competences(levels, dictionary)),
        spots=reader.spots,
    )


class _Reader:
    """Makes the places of a family one by one, and keeps them by reference."""

    def __init__(self, file: str, data: Mapping, before: Optional[Sheet]):
        self._file = file
        self._data = data
        self._before = before
        self.spots: Dict[str, Spot] = {}

    def head(self) -> Iterator[Spot]:
        yield self._spot("nom.famille", "Nom de la famille", Kind.NAME, ("famille", "nom"))
        yield self._spot("version", "Version", Kind.VERSION, ("famille", "version"))
        for ref, label, key in (
            ("note_masculin", "Note sous le titre", "note_masculin"),
            ("purpose", "Raison d'être", "raison_d_etre"),
        ):
            yield self._spot(ref, label, Kind.FACT, (key,))

    def roles(self) -> Iterator[Role]:
        for role in _items(self._data, "finalites"):
            id_, name = str(role["id"]), _text(role, "nom")
            way = ("finalites", id_)
            tasks = [
                self._spot(
                    f"tache.{task['id']}", f"Tâche de « {name} »", Kind.TASK, (*way, "taches", str(task["id"])), (name,)
                )
                for task in _items(role, "taches")
            ]
            yield Role(
                id_,
                self._spot(f"nom.finalite.{id_}", f"Nom de la finalité « {name} »", Kind.NAME, (*way, "nom")),
                self._spot(f"finalite.{id_}", f"Texte de la finalité « {name} »", Kind.FACT, (*way, "texte"), (name,)),
                tuple(tasks),
            )

    def criteria(self, levels: Tuple[str, ...]) -> Iterator[Row]:
        for criterion in _items(self._data, "criteres"):
            id_, name = str(criterion["id"]), _text(criterion, "nom")
            way = ("criteres", id_)
            cells = [
                self._spot(
                    f"critere.{id_}.{level}",
                    f"« {name} », niveau {level}",
                    Kind.CELL,
                    (*way, "niveaux", level),
                    (name,),
                    level=level,
                    short_path=(*way, "en_court", level),
                )
                for level in levels
            ]
            title = self._spot(f"nom.critere.{id_}", f"Nom du critère « {name} »", Kind.NAME, (*way, "nom"))
            yield Row(id_, name, title, tuple(cells))

    def rules(self) -> Iterator[Spot]:
        for term in _items(self._data, "definitions"):
            id_, name = str(term["id"]), _text(term, "terme")
            for key, ref, label in (("texte", "", "Définition de"), ("exemples", ".exemples", "Exemples de")):
                if term.get(key):
                    yield self._spot(
                        f"definition.{id_}{ref}", f"{label} « {name} »", Kind.FACT, ("definitions", id_, key), (name,)
                    )
        for passage in _items(self._data, "passages"):
            id_, name = str(passage["id"]), _text(passage, "titre")
            yield self._spot(f"passage.{id_}", f"Règle « {name} »", Kind.FACT, ("passages", id_, "texte"), (name,))
        for ref, label, path in _notes(self._data):
            yield self._spot(f"note.{ref}", f"Note de « {label} »", Kind.FACT, path, (label,))

    def competences(self, levels: Tuple[str, ...], dictionary: Mapping) -> Iterator[Row]:
        required = _map(self._data.get("competences"))
        starred = _list(self._data.get("competences_distinctives"))
        for competence in _items(dictionary, "competences"):
            id_, name = str(competence["id"]), _text(competence, "nom")
            if id_ not in required:
                continue
            cells = [
                self._spot(
                    f"requis.{id_}.{level}",
                    f"« {name} » au niveau {level}",
                    Kind.REQUIRED,
                    ("competences", id_, level),
                    (name,),
                    level=level,
                )
                for level in levels
            ]
            steps = [self._step(id_, name, number, dictionary) for number in _map(competence.get("niveaux"))]
            yield Row(id_, name, None, tuple(cells), tuple(steps), id_ in starred)

    def _step(self, id_: str, name: str, number: Any, dictionary: Mapping) -> Spot:
        path = ("competences", id_, "niveaux", str(number))
        spot = Spot(
            f"competence.{id_}.{number}",
            f"« {name} », niveau {number} du dictionnaire",
            Kind.STEP,
            DICTIONARY,
            path,
            value_at(dictionary, path),
            (name,),
        )
        return self._keep(spot)

    def _spot(self, ref, label, kind, path, near=(), **more) -> Spot:
        short = value_at(self._data, more["short_path"]) if more.get("short_path") else None
        return self._keep(
            Spot(ref, label, kind, self._file, path, value_at(self._data, path), near, short=short, **more)
        )

    def _keep(self, spot: Spot) -> Spot:
        if self._before is not None:
            spot = spot.marked(self._before.spots.get(spot.ref))
        self.spots[spot.ref] = spot
        return spot


def _notes(data: Mapping) -> Iterator[Tuple[str, str, Tuple[str, ...]]]:
    for kind, key in (("finalite", "finalites"), ("critere", "criteres")):
        for part in _items(data, key):
            id_, name = str(part["id"]), _text(part, "nom")
            if part.get("note"):
                yield f"{kind}.{id_}", name, (key, id_, "note")
            for level, cell in _map(part.get("niveaux")).items():
                if isinstance(cell, dict) and cell.get("note"):
                    yield f"{kind}.{id_}.{level}", f"{name}, niveau {level}", (key, id_, "niveaux", str(level), "note")
    for id_, steps in _map(data.get("competences")).items():
        if isinstance(steps, dict) and steps.get("note"):
            yield f"competence.{id_}", str(id_), ("competences", str(id_), "note")


def _items(data: Mapping, key: str) -> List[Mapping]:
    return [item for item in _list(data.get(key)) if isinstance(item, dict) and item.get("id") is not None]


def _map(node: Any) -> Mapping:
    return node if isinstance(node, dict) else {}


def _list(node: Any) -> List:
    return node if isinstance(node, list) else []


def _text(node: Mapping, key: str) -> str:
    return one_line(str(node.get(key) or ""))
