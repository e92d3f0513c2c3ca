"""Publishes a draft, or takes the last publication back."""

from pathlib import Path
from typing import Optional, Sequence, Tuple

from reperes.knowledge.faults import Fault
from reperes.publishing.preview import Ask, Judged
from reperes.publishing.versions import Version


class NotPublished(Exception):
    """Why nothing was published, in French; `faults`, `failing` and `conflicts` (files) hold the details."""

    def __init__(
        self,
        message: str,
        faults: Sequence[Fault] = (),
        failing: Sequence[Judged] = (),
        conflicts: Sequence[str] = (),
    ):
        super().__init__(message)
        self.faults: Tuple[Fault, ...] = tuple(faults)
        self.failing: Tuple[Judged, ...] = tuple(failing)
        self.conflicts: Tuple[str, ...] = tuple(conflicts)


def publish(knowledge: Path, files: Path, author: str, ask: Optional[Ask], reason: str = "") -> Version:
    """Check a folder of files and put it into service; the draft is gone afterwards.

    `files` is the draft, knowledge/ itself, or a folder that `reperes import` made. Raises NotPublished for faults, for
    conflicts with edits by hand, and for test questions that fail unless a reason is given.
    """
    raise NotImplementedError


def undo(knowledge: Path, author: str, reason: str = "") -> Version:
    """Put the version before the one in service into service again, as a new version.

    Raises NotPublished when there is none.
    """
    raise NotImplementedError
