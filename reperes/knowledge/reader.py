"""Reads a YAML file for its author: whatever is wrong is noted with its line, and reading goes on."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

_LEVEL_WORD = re.compile(r"^niveau\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong in a knowledge file, and what to write instead; lines count from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} : {self.message}"


class KnowledgeError(Exception):
    """The knowledge files have faults; `faults` holds all of them."""

    def __init__(self, faults: List[Fault]):
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass
class Part:
    """A mapping of a YAML file, read field by field; faults gather in the list that all parts share."""

    file: str
    data: CommentedMap
    faults: List[Fault]
    line: int = 1

    def fault(self, message: str, key: Any = None) -> None:
        """Note a fault at the line of `key`, or at the part's own line."""
        self.faults.append(Fault(self.file, self._line(key), message))

    def _line(self, key: Any) -> int:
        try:
            return self.data.lc.key(key)[0] + 1
        except (KeyError, AttributeError, TypeError):
            return self.line

    def only(self, *known: str) -> None:
        """Note every key that is not among `known`."""
        for key in self.data:
            if key not in known:
                near = get_close_matches(str(key), known, n=1)
                hint = f" Vouliez-vous écrire « {near[0]} » ?" if near else f" Clés possibles : {', '.join(known)}."
                self.fault(f"clé inconnue « {key} ».{hint}", key)

    def text(self, key: Any, required: bool = True) -> str:
        """Return the text at `key` in one line; "" when it is missing or not a text."""
        value = self.data.get(key)
        if value is None:
            if required:
                self.fault(f"il manque « {key} ». Ajoutez une ligne « {key}: … ».", key)
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fault(f"« {key} » doit être un texte non vide (mettez-le entre guillemets).", key)
            return ""
        return " ".join(value.split())

    def texts(self, key: Any, required: bool = True) -> Tuple[str, ...]:
        """Return the list of texts at `key`."""
        values = self._sequence(key, required)
        good = tuple(" ".join(value.split()) for value in values if isinstance(value, str) and value.strip())
        if len(good) != len(values):
            self.fault(f"« {key} » doit être une liste de textes ; mettez chaque élément entre guillemets.", key)
        return good

    def part(self, key: Any) -> "Part":
        """Return the mapping at `key`; an empty one when it is missing."""
        value = self.data.get(key)
        if not isinstance(value, dict):
            self.fault(f"« {key} » doit être un groupe de lignes « nom: valeur ».", key)
            value = CommentedMap()
        return Part(self.file, value, self.faults, self._line(key))

    def levels(self, key: Any) -> Tuple[str, ...]:
        """Return the list of levels at `key`, numbers or texts, without the word « niveau »."""
        values = self.data.get(key)
        if isinstance(values, CommentedSeq) and values and all(type(value) is int for value in values):
            return tuple(map(str, values))
        return tuple(map(_level_name, self.texts(key)))

    def by_level(self) -> "Part":
        """Return the same mapping with the names of levels as keys: texts, without the word « niveau »."""
        named = CommentedMap()
        for key, value in self.data.items():
            name = _level_name(str(key))
            named[name] = value
            named.lc.add_kv_line_col(name, self.data.lc.data[key])
        return Part(self.file, named, self.faults, self.line)

    def note(self, notes: Dict[str, str], ref: str) -> None:
        """Put the text at « note », where there is one, into `notes` as that of the part `ref`."""
        text = self.text("note", required=False)
        if text:
            notes[ref] = text

    def parts(self, key: Any, required: bool = True) -> Iterator["Part"]:
        """Yield each mapping of the list at `key`."""
        for index, value in enumerate(self._sequence(key, required)):
            line = self.data[key].lc.item(index)[0] + 1
            if isinstance(value, dict):
                yield Part(self.file, value, self.faults, line)
            else:
                self.faults.append(Fault(self.file, line, f"chaque élément de « {key} » doit avoir ses propres clés."))

    def _sequence(self, key: Any, required: bool) -> list:
        value = self.data.get(key)
        if value is None and not required:
            return []
        if not isinstance(value, CommentedSeq):
            self.fault(f"« {key} » doit être une liste, un élément par ligne, précédé d'un tiret.", key)
            return []
        return list(value)


def no_twins(part: Part, key: str, ids: List[str]) -> None:
    """Note a fault for each of `ids`, which stand under `key`, that stands there twice."""
    for twin in sorted({name for name in ids if name and ids.count(name) > 1}):
        part.fault(f"l'identifiant « {twin} » est employé plusieurs fois dans « {key} ».", key)


def _level_name(written: str) -> str:
    return _LEVEL_WORD.sub("", written)


def read(path: Path, faults: List[Fault]) -> Part:
    """Return the file's outermost mapping; an empty one, and a fault, when the file cannot be read."""
    try:
        text = path.read_text("utf-8")
        data = YAML().load(text)
    except FileNotFoundError:
        faults.append(Fault(path.name, 1, "le fichier n'existe pas."))
        data = None
    except UnicodeDecodeError:
        faults.append(Fault(path.name, 1, "le fichier n'est pas en UTF-8 ; enregistrez-le dans cet encodage."))
        data = None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        faults.append(Fault(path.name, line, f"le YAML est illisible ({error.problem}) ; vérifiez retraits et guillemets."))
        data = None
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        faults.append(Fault(path.name, line, "le YAML est illisible (caractère invisible) ; effacez et récrivez cette ligne."))
        data = None
    else:
        if not isinstance(data, CommentedMap):
            faults.append(Fault(path.name, 1, "le fichier doit contenir des lignes « nom: valeur »."))
            data = None
    return Part(path.name, data if data is not None else CommentedMap(), faults)
