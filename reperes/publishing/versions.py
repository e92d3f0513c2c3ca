"""The versions of a knowledge folder: each a whole copy of its files that nobody changes any more.

`.versions/en_service` holds the number in service: to replace it is to publish. A version with a higher number was not
finished and is none. Whoever publishes then brings the files of knowledge/ to it; `.versions/en_cours` says until then
that this is to be done, so that the next one does it when the program was killed.
"""

import json
import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Iterator, Optional, Tuple

from reperes.publishing.bring import bring
from reperes.publishing.lock import HOUSE, locked
from reperes.publishing.tree import content_of, copy_files, fingerprint_of, sync_folder, write_whole

_SERVED, _PENDING, _ABOUT, _JOURNAL = "en_service", "en_cours", "version.json", "journal.txt"
_SCRAP = ".copie-"
_ABANDONED = 24 * 3600
"""Seconds after which a copy is that of a program that was killed."""

FIRST, BY_HAND = "première version", "modification à la main"
"""The authors of what nobody published."""
_NOBODY = {FIRST: "gardée au premier démarrage", BY_HAND: "modifiée à la main"}


@dataclass(frozen=True)
class Version:
    """A version as it was published; `at` is UTC (ISO 8601, seconds), `files` the fingerprint of its files, `undoes`
    the number of the version that it takes back, `restores` that of the one whose files it has again."""

    number: int
    at: str
    author: str
    reason: str
    files: str
    folder: Path
    undoes: Optional[int] = None
    restores: Optional[int] = None

    @property
    def told(self) -> str:
        """Who published it, or in French how it came to be where nobody did."""
        return _NOBODY.get(self.author, self.author)

    @property
    def published(self) -> bool:
        """Whether somebody published it."""
        return self.author not in _NOBODY

    @property
    def copies(self) -> Optional[int]:
        """The number of the version whose files it has again; what undid before that was noted went one back."""
        return self.restores or (self.undoes - 1 if self.undoes else None)

    @property
    def came_back(self) -> str:
        """In French which version it puts back, "" where it is new."""
        if self.undoes:
            return f"annule la version {self.undoes}, copie de la version {self.copies}"
        return f"copie de la version {self.copies}" if self.copies else ""

    def __str__(self) -> str:
        said = f"version {self.number}, {self.at[:10]} à {self.at[11:16]} (UTC), {self.told}"
        again = f" ; {self.came_back}" if self.came_back else ""
        return said + again + (f" : {self.reason}" if self.reason else "")


class Versions:
    """The versions in `.versions` of a knowledge folder."""

    def __init__(self, knowledge: Path):
        self.knowledge = knowledge
        self._house = knowledge / HOUSE

    def all(self) -> Tuple[Version, ...]:
        """Return the versions that have been in service, oldest first."""
        return tuple(self._read(number) for number in self._numbers() if number <= self._served())

    def in_service(self) -> Optional[Version]:
        """Return the version in service, None before the first one."""
        number = self._served()
        return self._read(number) if number in self._numbers() else None

    def publish(
        self,
        files: Path,
        author: str,
        reason: str = "",
        undoes: Optional[int] = None,
        restores: Optional[int] = None,
    ) -> Version:
        """Put a copy of `files` into service without any check, and bring the files of knowledge/ to it.

        Whole or not at all, even when the program is killed on the way. Raises OSError when the folder cannot be
        written.
        """
        with self.writing():
            with self.copied(files) as copy:
                version = self._keep(copy, author, reason, undoes, restores)
            if files.resolve() != self.knowledge.resolve():
                write_whole(self._house / _PENDING, f"{version.number}\n".encode())
            write_whole(self._house / _SERVED, f"{version.number}\n".encode())
            self._finish()
            return version

    def record(self, copy: Path, author: str, reason: str = "") -> Version:
        """Put into service what was copied from knowledge/, whose files stay as they are; the lock must be held."""
        version = self._keep(copy, author, reason)
        write_whole(self._house / _SERVED, f"{version.number}\n".encode())
        self._finish()
        return version

    def put_aside(self, version: Version) -> Optional[Path]:
        """Return the folder of what was written by hand in knowledge/, in no version, when a version took its place;
        None where there was nothing."""
        folder = self._aside(version.number)
        return folder if folder.is_dir() else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of all writers, after finishing what one who was killed began."""
        with locked(self.knowledge):
            self._finish()
            yield

    @contextmanager
    def copied(self, files: Path) -> Iterator[Path]:
        """Give a copy of a folder's files that nobody else changes; it is gone afterwards."""
        copy = self._house / f"{_SCRAP}{os.getpid()}-{os.urandom(4).hex()}"
        try:
            copy_files(files, copy)
            yield copy
        finally:
            shutil.rmtree(copy, ignore_errors=True)

    def _keep(
        self, copy: Path, author: str, reason: str, undoes: Optional[int] = None, restores: Optional[int] = None
    ) -> Version:
        """Make a copy the next version, not yet in service."""
        number = self._served() + 1
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        folder = self._house / str(number)
        version = Version(number, now, " ".join(author.split()), " ".join(reason.split()), fingerprint_of(copy), folder,
                          undoes, restores)  # fmt: skip
        about = {key: value for key, value in asdict(version).items() if key != "folder"}
        write_whole(copy / _ABOUT, (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode())
        os.rename(copy, folder)
        sync_folder(self._house)
        return version

    def _finish(self) -> None:
        """Bring the files of knowledge/ to the version in service, where a publication left that open, and put away
        what was not finished."""
        served = self._served()
        pending = content_of(self._house / _PENDING)
        if pending is not None:
            if int(pending) == served:
                before = self._house / str(served - 1)
                bring(self._house / str(served), before, self.knowledge, self._aside(served))
            (self._house / _PENDING).unlink()
        for number in self._numbers():
            if number > served:
                shutil.rmtree(self._house / str(number))
        for left in self._house.glob(f"{_SCRAP}*"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                shutil.rmtree(left, ignore_errors=True)
        self._write_journal()

    def _write_journal(self) -> None:
        journal = "".join(f"{version}\n" for version in self.all()).encode()
        if journal != (content_of(self._house / _JOURNAL) or b""):
            write_whole(self._house / _JOURNAL, journal)

    def _aside(self, number: int) -> Path:
        return self._house / "mis_de_cote" / str(number)

    def _served(self) -> int:
        noted = content_of(self._house / _SERVED)
        if noted:
            return int(noted)
        # One alone was not finished; of several, the note was lost, and what has a higher number is removed.
        numbers = self._numbers()
        return numbers[-1] if len(numbers) > 1 else 0

    def _numbers(self) -> Tuple[int, ...]:
        if not self._house.is_dir():
            return ()
        return tuple(sorted(int(path.name) for path in self._house.iterdir() if path.name.isdigit()))

    def _read(self, number: int) -> Version:
        folder = self._house / str(number)
        return Version(folder=folder, **json.loads((folder / _ABOUT).read_text("utf-8")))
