"""The one draft of a knowledge folder, where all edits go until they are published."""

import json
import os
import shutil
from pathlib import Path
from typing import Mapping, Optional, Tuple

from reperes.publishing.tree import content_of, copy_files, digests, write_whole
from reperes.publishing.versions import Versions

START = ".depart.json"
"""In a folder that was copied: the digest of each file of knowledge/ that it was made from."""


def note_start(folder: Path, knowledge: Path) -> None:
    """Note in `folder` from which files of `knowledge` it was made."""
    write_start(folder, digests(knowledge))


def write_start(folder: Path, start: Mapping[str, str]) -> None:
    """Note the digests of the files that a folder was made from."""
    write_whole(folder / START, json.dumps(start, indent=2).encode())


def start_of(folder: Path) -> Optional[Mapping[str, str]]:
    """Return the digests of the files that a folder was made from, None when that was not noted."""
    noted = content_of(folder / START)
    return None if noted is None else json.loads(noted)


class Draft:
    """The draft in `.brouillon` of a knowledge folder."""

    def __init__(self, knowledge: Path):
        self.knowledge = knowledge
        self.folder = knowledge / ".brouillon"
        self._versions = Versions(knowledge)

    def exists(self) -> bool:
        """Whether there is a draft."""
        return self.folder.is_dir()

    def begin(self) -> None:
        """Copy the files of knowledge/, when there is no draft yet."""
        with self._versions.writing():
            if self.exists():
                return
            for left in self.knowledge.glob(f"{self.folder.name}.*"):
                shutil.rmtree(left)
            copy = self._beside()
            copy_files(self.knowledge, copy)
            note_start(copy, copy)
            os.rename(copy, self.folder)

    def discard(self) -> None:
        """Remove the draft, if there is one."""
        with self._versions.writing():
            if self.exists():
                gone = self._beside()
                os.rename(self.folder, gone)
                shutil.rmtree(gone)

    def take_hand_edits(self) -> Tuple[str, ...]:
        """Take the files that were edited by hand in knowledge/ since, and not in the draft.

        Returns the files that were changed in both, to another text: they stay as they are in both places.
        """
        if not self.exists():
            return ()
        with self._versions.writing():
            start, ours, theirs = dict(start_of(self.folder) or {}), digests(self.folder), digests(self.knowledge)
            conflicts = []
            for file in sorted({*start, *theirs}):
                by_hand, drafted, before = theirs.get(file), ours.get(file), start.get(file)
                if by_hand == before:
                    continue
                if drafted not in (before, by_hand):
                    conflicts.append(file)
                else:
                    self._take(file, by_hand, start)
            write_start(self.folder, start)
            return tuple(conflicts)

    def settle(self, file: str, by_hand: bool) -> None:
        """End the conflict over a file: take what was edited by hand, or keep what the draft has."""
        with self._versions.writing():
            start, theirs = dict(start_of(self.folder) or {}), digests(self.knowledge)
            if by_hand:
                self._take(file, theirs.get(file), start)
            else:
                _note(start, file, theirs.get(file))
            write_start(self.folder, start)

    def _take(self, file: str, digest: Optional[str], start: dict) -> None:
        content = content_of(self.knowledge / file)
        if content is None:
            (self.folder / file).unlink(missing_ok=True)
        else:
            write_whole(self.folder / file, content)
        _note(start, file, digest)

    def _beside(self) -> Path:
        return self.knowledge / f"{self.folder.name}.{os.urandom(4).hex()}"


def _note(start: dict, file: str, digest: Optional[str]) -> None:
    if digest is None:
        start.pop(file, None)
    else:
        start[file] = digest
