"""What a start serves: the files of knowledge/, or the last good version when they have faults."""

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple

from reperes.knowledge.faults import Fault
from reperes.publishing.versions import Version


@dataclass(frozen=True)
class Found:
    """The folder to serve and its version, None where versions cannot be kept; `faults` are those of knowledge/ when
    the version in service is served instead."""

    folder: Path
    version: Optional[Version]
    faults: Tuple[Fault, ...] = ()


def find_served(knowledge: Path) -> Found:
    """Return what to serve; what was edited by hand and is good becomes a version first.

    Raises KnowledgeError when the files have faults and there is no version to serve instead.
    """
    raise NotImplementedError
