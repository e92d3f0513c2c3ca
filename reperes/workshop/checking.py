"""Checks a knowledge folder family by family, and only those whose files have changed since.

A folder with many families takes seconds to check as a whole, which a publication does once; a form waits for one family.
"""

import re
import tempfile
from collections import OrderedDict
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Dict, Iterator, List, Mapping, Sequence, Tuple

from reperes.knowledge.check import Checked, check_knowledge
from reperes.knowledge.faults import Fault, told_once, with_texts
from reperes.knowledge.files import CLAIMS, DICTIONARY, FAMILIES, SETTINGS, SHARED, SOURCES, VOCABULARY
from reperes.knowledge.reader import read
from reperes.knowledge.settings import family_lines
from reperes.knowledge.strays import strays, unnamed_families

_MOST_KEPT = 100
_OWN = (FAMILIES, VOCABULARY, CLAIMS, "questions")
_SHARED = (SETTINGS, DICTIONARY, *(f"{VOCABULARY}/{name}.yml" for name in SHARED))
_NAMED = re.compile(r"^familles?[ \t]*:.*(?:\n(?:[ \t]+|-[ \t]).*)*$", re.MULTILINE)
_UNSEEN = "la ligne contient "
"""So begins a fault of a sign that no document has; in a shared file, that of another family may have it."""


class Checks:
    """Remembers what was found, by the content of the files."""

    def __init__(self):
        self._kept: "OrderedDict[str, Checked]" = OrderedDict()
        self._lock = Lock()

    def of(self, folder: Path) -> Checked:
        """Return what `check_knowledge` would return."""
        faults: List[Fault] = []
        names = tuple(family_lines(read(folder, SETTINGS, faults, [])))
        if len(names) < 2 or faults or not all((folder / FAMILIES / f"{name}.yml").is_file() for name in names):
            return self._once(folder, sorted(_files(folder)), lambda: check_knowledge(folder))
        found = {name: self._family(folder, name) for name in names}
        own = [path.relative_to(folder).as_posix() for path in _files(folder)]
        told = _told(
            {name: checked.faults for name, checked in found.items()}, [name for name in own if name in _SHARED]
        )
        faults = with_texts([*told, *strays(folder)], folder)
        families = tuple(family for checked in found.values() for family in checked.families)
        whole = len(families) == len(names)
        return Checked(families if whole else (), faults, unnamed_families(folder, names))

    def _family(self, folder: Path, name: str) -> Checked:
        """Check one family as if it were alone, beside the documents of all."""
        own = [folder / file for file in (*_SHARED, *(f"{kind}/{name}.yml" for kind in _OWN))]
        files = [path for path in own if path.is_file()] + sorted((folder / SOURCES).glob("*.txt"))

        def check() -> Checked:
            with tempfile.TemporaryDirectory() as alone:
                for path in files:
                    target = Path(alone) / path.relative_to(folder)
                    target.parent.mkdir(exist_ok=True)
                    target.write_bytes(path.read_bytes())
                settings = Path(alone) / SETTINGS
                settings.write_bytes(_NAMED.sub(_only(name), settings.read_bytes().decode("utf-8"), count=1).encode())
                return check_knowledge(Path(alone))

        return self._once(folder, files, check, name)

    def _once(self, folder: Path, files: Sequence[Path], check, name: str = "") -> Checked:
        digest = sha256(name.encode())
        for path in files:
            digest.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
        key = digest.hexdigest()
        with self._lock:
            found = self._kept.pop(key, None)
        found = check() if found is None else found
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return found


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _only(name: str):
    """The settings with one family, on as many lines as before."""
    return lambda found: f"famille: {name}" + "\n" * found[0].count("\n")


def _told(faults: Mapping[str, Sequence[Fault]], shared: Sequence[str]) -> Tuple[Fault, ...]:
    """Return the faults of all families, each once; those in shared files say which families have them."""
    plain: Dict[str, List[Tuple[str, int, str]]] = {
        name: [(fault.file, fault.line, fault.message) for fault in found] for name, found in faults.items()
    }
    kept = {
        name: [
            Fault(*one)
            for one in found
            if not (one[0] in shared and one[2].startswith(_UNSEEN)) or all(one in other for other in plain.values())
        ]
        for name, found in plain.items()
    }
    return tuple(told_once((), kept, shared))
