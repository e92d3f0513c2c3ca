"""Reads a YAML file field by field for its author: whatever is wrong is noted with its line, and reading goes on."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence, Tuple

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from reperes.knowledge.faults import Fault
from reperes.knowledge.level_names import level_name
from reperes.knowledge.scalars import not_a_text, raw, words_of
from reperes.knowledge.yaml_file import open_yaml
from reperes.language.folding import fold


@dataclass
class Part:
    """A mapping of a YAML file, read field by field; faults gather in the list that all parts share."""

    file: str
    data: CommentedMap
    faults: List[Fault]
    line: int = 1
    lines: Sequence[str] = ()
    _written_as: Dict[Any, Any] = field(default_factory=dict)
    _parts: Dict[Any, Any] = field(default_factory=dict)

    def fault(self, message: str, key: Any = None, word: int = 0) -> None:
        """Note a fault at the line of the field `key`, or of a word of its text, or at the part's own line."""
        line = self.line_of(key)
        if word:
            line = next(islice(words_of(self.lines, *self._place(key)), word, None), ("", line - 1))[1] + 1
        self.faults.append(Fault(self.file, line, message))

    def line_of(self, key: Any) -> int:
        """Return the line of the field `key`, the part's own where there is none."""
        try:
            return self.data.lc.key(self._written(key))[0] + 1
        except (KeyError, AttributeError, TypeError):
            return self.line

    def line_of_item(self, key: Any, index: int) -> int:
        """Return the line of an element of the list at `key`."""
        return self.get(key).lc.item(index)[0] + 1

    def fault_in_list(self, message: str, key: Any, index: int) -> None:
        """Note a fault at the line of an element of the list at `key`."""
        self.faults.append(Fault(self.file, self.line_of_item(key, index), message))

    def only(self, *known: str, all_needed: bool = False) -> None:
        """Note every key that is not among `known`.

        A key that is nearly a known one that is missing, or takes the place of the only one, is read as that.
        """
        missing = [name for name in known if not self.has(name)]
        for key in [key for key in self.data if self.meant(key) not in known]:
            near = get_close_matches(str(key), known, n=1)
            if not near and all_needed and len(missing) == 1:
                near = missing
            hint = f" Vouliez-vous écrire « {near[0]} » ?" if near else f" Clés possibles : {', '.join(known)}."
            self.fault(f"clé inconnue « {key} ».{hint}", key)
            if near and near[0] in missing:
                self._written_as[near[0]] = key

    def meant(self, key: Any) -> Any:
        """Return the known key that a key of the file is read as."""
        return next((known for known, written in self._written_as.items() if written == key), key)

    def names(self) -> List[Any]:
        """Return the keys of the part as they are read, in the order of the file."""
        return [self.meant(key) for key in self.data]

    def by_level(self) -> "Part":
        """Return the part itself, its keys read as the names of levels; notes a level that stands twice."""
        for key in self.data:
            name = level_name(str(key))
            if name != key and (name in self.data or self._written_as.setdefault(name, key) != key):
                self.fault(f"« {name} » est écrit deux fois : gardez une des deux lignes.", key)
        return self

    def get(self, key: Any) -> Any:
        """Return the value at `key`, None when it is missing."""
        return self.data.get(self._written(key))

    def has(self, key: Any) -> bool:
        """Return whether there is a line for `key`, even an empty one."""
        return self._written(key) in self.data

    def id(self) -> str:
        """Return the identifier of the part, in the letters that identifiers have."""
        return self.well_formed(self.text("id"), "id")

    def well_formed(self, name: str, key: Any = None) -> str:
        """Return an identifier in the letters that identifiers have; notes where it has others at `key`, or as a
        key."""
        if not name or re.fullmatch(r"[a-z0-9_]+", name):
            return name
        plain = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
        self.fault(
            f"l'identifiant « {name} » ne peut avoir que a-z, 0-9 et « _ » : écrivez « {plain} ».",
            name if key is None else key,
        )
        return plain

    def text(self, key: Any, required: bool = True) -> str:
        """Return the text at `key` in one line; "" when it is missing or not a text."""
        value = self.get(key)
        if value is None:
            if self.has(key):
                self.fault(
                    f"« {key} » est vide : écrivez son texte, entre guillemets s'il commence par un signe (#, &, ~ …).",
                    key,
                )
            elif required:
                self.fault(f"il manque « {key} ». Ajoutez une ligne « {key}: … ».", key)
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fault(not_a_text(value, raw(self.lines, *self._place(key), bool(self.data.fa.flow_style()))), key)
            return ""
        return " ".join(value.split())

    def text_if_any(self, key: Any) -> str:
        """Return the text at `key` in one line; "" when it is missing, left empty or not a text."""
        return "" if self.get(key) is None else self.text(key)

    def texts(self, key: Any, required: bool = True) -> Tuple[str, ...]:
        """Return the list of texts at `key`."""
        values = self._sequence(key, required)
        good = []
        for index, value in enumerate(values):
            if isinstance(value, str) and value.strip():
                good.append(" ".join(value.split()))
                continue
            line, column = values.lc.item(index)
            written = raw(self.lines, line, column, values.fa.flow_style())
            message = (
                "un élément de la liste est vide : écrivez-le, ou ôtez-le."
                if value is None
                else not_a_text(value, written)
            )
            self.faults.append(Fault(self.file, line + 1, message))
        return tuple(good)

    def part(self, key: Any) -> "Part":
        """Return the mapping at `key`, always the same; an empty one, of which no more is told, when it is missing."""
        if key not in self._parts:
            self._parts[key] = self._part(key)
        return self._parts[key]

    def _part(self, key: Any) -> "Part":
        value = self.get(key)
        if isinstance(value, dict):
            return Part(self.file, value, self.faults, self.line_of(key), self.lines)
        if self.has(key):
            self.fault(
                f"« {key} » doit être un groupe de lignes « nom: valeur » (un groupe vide s'écrit « {key}: {{}} »).",
                key,
            )
        else:
            self.fault(f"il manque « {key} » et, en dessous, ses lignes « nom: valeur ».", key)
        return Unread(self.file)

    def parts(self, key: Any, required: bool = True) -> List["Part"]:
        """Return the mappings of the list at `key`, always the same."""
        if key not in self._parts:
            self._parts[key] = list(self._each(key, required))
        return self._parts[key]

    def _each(self, key: Any, required: bool) -> Iterator["Part"]:
        values = self._sequence(key, required)
        for index, value in enumerate(values):
            line = values.lc.item(index)[0] + 1
            if isinstance(value, dict):
                yield Part(self.file, value, self.faults, line, self.lines)
            else:
                message = f"chaque élément de « {key} » doit avoir ses propres lignes « nom: valeur » (id …)."
                self.faults.append(Fault(self.file, line, message))

    def _place(self, key: Any) -> Tuple[int, int]:
        return self.data.lc.value(self._written(key))

    def _written(self, key: Any) -> Any:
        return self._written_as.get(key, key)

    def _sequence(self, key: Any, required: bool) -> Sequence:
        value = self.get(key)
        if value is None and not required:
            return ()
        if not isinstance(value, CommentedSeq):
            missing = "" if self.has(key) else f"il manque « {key} » : "
            self.fault(f"{missing}« {key} » doit être une liste, un élément par ligne, précédé d'un tiret.", key)
            return ()
        return value


class Unread(Part):
    """A part that could not be read, and that nothing more is said of."""

    def __init__(self, file: str):
        super().__init__(file, CommentedMap(), [])


def read(folder: Path, name: str, faults: List[Fault], unreadable: List[Fault]) -> Part:
    """Return the outermost mapping of the file `name` of `folder`, which notes its faults in `faults`.

    Returns an Unread one, and notes a fault in `unreadable`, when the file cannot be read.
    """
    opened = open_yaml(folder, name, unreadable)
    return Unread(name) if opened is None else Part(name, opened[0], faults, opened[0].lc.line + 1, opened[1])
