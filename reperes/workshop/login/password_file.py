"""The file of passwords in the data folder: names with their hashes, for its owner alone."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, Mapping, Optional, Tuple

from reperes.workshop.login.hashing import hash_of, is_hash
from reperes.workshop.login.person import readable_name

FILE = "workshop-passwords"


class BadPasswordFile(Exception):
    """Why the file cannot be used, in a French sentence."""


@dataclass(frozen=True)
class Entry:
    """A name as it was written, and the hash of its password."""

    name: str
    hash: str


class PasswordFile:
    """Reads the file again when it has changed; a name is the same in capitals."""

    def __init__(self, folder: Path):
        self.path = folder / FILE
        self._seen: Optional[Tuple[int, ...]] = None
        self._entries: Mapping[str, Entry] = {}

    def entries(self) -> Mapping[str, Entry]:
        """Return who has a password, by name in small letters; raises BadPasswordFile."""
        try:
            found = os.stat(self.path)
            seen = (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size)
            if seen != self._seen:
                if found.st_mode & 0o077:
                    raise BadPasswordFile(
                        f"D'autres que vous peuvent lire {self.path} : faites « chmod 600 » et changez les mots de passe."
                    )
                self._entries, self._seen = self._read(), seen
        except FileNotFoundError:
            self._entries, self._seen = {}, None
        except OSError as error:
            raise BadPasswordFile(
                f"Le fichier {self.path} ne peut pas être lu ({type(error).__name__}) : vérifiez vos droits."
            ) from error
        return self._entries

    def find(self, name: str) -> Optional[Entry]:
        """Return who has this name; raises BadPasswordFile."""
        read = readable_name(name)
        return self.entries().get(_key(read)) if read else None

    def put(self, name: str, password: str) -> bool:
        """Give a name that is readable its password; return whether it had none. Raises BadPasswordFile, OSError."""
        made = Entry(name, hash_of(password))
        with self._alone():
            entries = dict(self.entries())
            is_new = _key(name) not in entries
            self._write({**entries, _key(name): made})
        return is_new

    def remove(self, name: str) -> bool:
        """Take the password of a name away; return whether it had one. Raises BadPasswordFile, OSError."""
        with self._alone():
            entries = dict(self.entries())
            if entries.pop(_key(name), None) is None:
                return False
            self._write(entries)
        return True

    def _read(self) -> Dict[str, Entry]:
        try:
            content = json.loads(self.path.read_text("utf-8"))
        except ValueError:
            content = None
        if not isinstance(content, dict) or not all(
            readable_name(name) == name and is_hash(written) for name, written in content.items()
        ):
            raise BadPasswordFile(
                f"Le fichier {self.path} n'est pas de ceux que « reperes password » écrit : "
                "supprimez-le et donnez à chacun un nouveau mot de passe."
            )
        return {_key(name): Entry(name, written) for name, written in content.items()}

    def _write(self, entries: Mapping[str, Entry]) -> None:
        content = {entry.name: entry.hash for entry in entries.values()}
        aside = self.path.with_name(f".{FILE}-{secrets.token_hex(8)}")
        try:
            with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            os.replace(aside, self.path)
        finally:
            aside.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two commands at once must not each write what the other has not read."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)


def _key(name: str) -> str:
    return name.casefold()
