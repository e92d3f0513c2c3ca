"""The draft on HR's desk: what it says, what is wrong with it, and changes to it by one person at a time."""

import shutil
import tempfile
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.check import Checked
from reperes.knowledge.faults import Fault
from reperes.knowledge.files import SETTINGS, SOURCES
from reperes.knowledge.library import Library
from reperes.knowledge.reader import read
from reperes.knowledge.settings import family_lines
from reperes.publishing.draft import Draft
from reperes.publishing.lock import locked
from reperes.workshop.checking import Checks
from reperes.workshop.editing import Edit, edited, read_text, write_texts
from reperes.workshop.read_sheet import read_sheet
from reperes.workshop.sheet import Sheet

Texts = Mapping[str, str]


class Refused(Exception):
    """Nothing was written: with the change, the files would have these faults, which they have not now."""

    def __init__(self, faults: Sequence[Fault]):
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.message for fault in faults))


class Desk:
    """The draft of a knowledge folder, or the files in service where there is none."""

    def __init__(self, knowledge: Path):
        self.knowledge = knowledge
        self.draft = Draft(knowledge)
        self._checks = Checks()

    @property
    def folder(self) -> Path:
        """Where the texts stand that the pages show."""
        return self.draft.folder if self.draft.exists() else self.knowledge

    def families(self) -> Tuple[str, ...]:
        """Return the families that the settings name."""
        return tuple(family_lines(read(self.folder, SETTINGS, [], [])))

    def sheet(self, family: str) -> Sheet:
        """Return a family, what differs from the files in service marked; raises Unwritable and Undecodable."""
        before = None
        if self.draft.exists() and (self.knowledge / "familles" / f"{family}.yml").exists():
            before = read_sheet(self.knowledge, family)
        return read_sheet(self.folder, family, before)

    def source(self, sheet: Sheet) -> str:
        """Return the text of a family's source document, "" where there is none."""
        return read_text(self.folder, sheet.document)

    def checked(self) -> Checked:
        """Return what the folder holds and its faults; files that have not changed are not read again."""
        return self._checks.of(self.folder)

    def library(self) -> Optional[Library]:
        """Return the families of the folder, None while it has faults."""
        checked = self.checked()
        if checked.faults or not checked.families:
            return None
        return Library({one.family.id: one for one in checked.families})

    def state(self) -> str:
        """Return what changes whenever a file that the pages show does."""
        return sha256(repr((str(self.folder), *_state(self.folder))).encode()).hexdigest()[:16]

    def save(self, edits: Sequence[Edit], sources: Iterable[Texts] = ({},)) -> None:
        """Write a change into the draft, with the first of some changes of the source documents that fits.

        Raises Conflict where somebody else has changed the same place, Unwritable where a file cannot hold the change,
        and Refused where it makes faults; then nothing is written.
        """
        with locked(self.knowledge):
            folder = self.folder
            texts = edited({edit.file: read_text(folder, edit.file) for edit in edits}, edits)
            refused: Optional[List[Fault]] = None
            for documents in sources:
                checked = self._tried(folder, {**texts, **documents})
                faults = self._new_faults(folder, checked)
                if not faults:
                    self.write({**texts, **documents})
                    return
                refused = faults if refused is None or len(faults) < len(refused) else refused
            raise Refused(refused or [])

    def write(self, texts: Texts) -> None:
        """Write files into the draft as they are, which begins with the first of them."""
        with locked(self.knowledge):
            if texts:
                self.draft.begin()
                write_texts(self.draft.folder, texts)

    def sources_with(self, text: str) -> Iterator[Tuple[str, str]]:
        """Yield the source documents that have a text, each by its file."""
        for path in sorted((self.folder / SOURCES).glob("*.txt")):
            found = read_text(self.folder, f"{SOURCES}/{path.name}")
            if text in " ".join(found.split()):
                yield f"{SOURCES}/{path.name}", found

    def _tried(self, folder: Path, texts: Texts) -> Checked:
        """Return what a folder would hold with some files changed."""
        with tempfile.TemporaryDirectory() as name:
            trial = Path(name) / "essai"
            shutil.copytree(folder, trial, ignore=shutil.ignore_patterns(".*"))
            write_texts(trial, texts)
            return self._checks.of(trial)

    def _new_faults(self, folder: Path, checked: Checked) -> List[Fault]:
        """Return the faults that the folder has not now."""
        before = Counter(map(_what, self._checks.of(folder).faults))
        found = []
        for fault in checked.faults:
            before[_what(fault)] -= 1
            if before[_what(fault)] < 0:
                found.append(fault)
        return found


def _state(folder: Path) -> Iterator[Tuple[str, int, int]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            found = path.stat()
            yield str(path), found.st_mtime_ns, found.st_size


def _what(fault: Fault) -> Tuple[str, str, str]:
    """What is wrong, wherever its line is by now."""
    return fault.file, fault.message.split(" (déjà à la ligne")[0], fault.text
