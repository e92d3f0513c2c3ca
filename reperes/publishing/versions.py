"""The versions of a knowledge folder: each a whole copy of its files that nobody changes any more."""

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple


@dataclass(frozen=True)
class Version:
    """A version as it was published; `at` is UTC (ISO 8601, seconds), `files` the fingerprint of its files, `undoes`
    the number of the version that it takes back."""

    number: int
    at: str
    author: str
    reason: str
    files: str
    folder: Path
    undoes: Optional[int] = None


class Versions:
    """The versions in `.versions` of a knowledge folder."""

    def __init__(self, knowledge: Path):
        self.knowledge = knowledge

    def all(self) -> Tuple[Version, ...]:
        """Return the versions that have been in service, oldest first."""
        raise NotImplementedError

    def in_service(self) -> Optional[Version]:
        """Return the version in service, None before the first one."""
        raise NotImplementedError

    def publish(self, files: Path, author: str, reason: str = "", undoes: Optional[int] = None) -> Version:
        """Put a copy of `files` into service without any check, and bring the files of knowledge/ to it.

        Whole or not at all, even when the program is killed on the way. Raises OSError when the folder cannot be
        written.
        """
        raise NotImplementedError
