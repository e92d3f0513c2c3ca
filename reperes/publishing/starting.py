"""What a start serves: the files of knowledge/, or the last good version when they have faults."""

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple

from reperes.knowledge.faults import Fault, KnowledgeError
from reperes.knowledge.load import load_library
from reperes.publishing.tree import fingerprint_of
from reperes.publishing.versions import BY_HAND, FIRST, Version, Versions


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
    versions = Versions(knowledge)
    try:
        with versions.writing():
            return _found(versions)
    except (OSError, NotImplementedError):
        # Read only, a full disk, no locks of files: serving goes on.
        faults = _faults_of(knowledge)
        return _instead(versions, faults) if faults else Found(knowledge, None)


def _found(versions: Versions) -> Found:
    served = versions.in_service()
    if served and served.files == fingerprint_of(versions.knowledge):
        return Found(served.folder, served)
    with versions.copied(versions.knowledge) as copy:
        faults = _faults_of(copy)
        if faults:
            return _instead(versions, faults)
        version = versions.record(copy, BY_HAND if served else FIRST)
        return Found(version.folder, version)


def _instead(versions: Versions, faults: Tuple[Fault, ...]) -> Found:
    served = versions.in_service()
    if served is None:
        raise KnowledgeError(faults)
    return Found(served.folder, served, faults)


def _faults_of(folder: Path) -> Tuple[Fault, ...]:
    try:
        load_library(folder)
    except KnowledgeError as error:
        return tuple(error.faults)
    return ()
