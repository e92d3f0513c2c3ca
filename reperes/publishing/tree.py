"""The files of a knowledge folder that make a version, and how they are copied so that a crash loses none."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Iterator, Mapping, Tuple

from reperes.knowledge.files import CLAIMS, DICTIONARY, FAMILIES, QUESTIONS, SETTINGS, SOURCES, VOCABULARY
from reperes.knowledge.strays import seen

FOLDERS = (FAMILIES, VOCABULARY, CLAIMS, SOURCES, QUESTIONS)
_UNFINISHED = ".en-cours~"
"""Ends the name of a file that is being written: nothing reads such a file."""


def files_of(folder: Path) -> Tuple[str, ...]:
    """Return the files of a version below `folder`, in a fixed order; what else is there belongs to none."""
    return tuple(path.relative_to(folder).as_posix() for path in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in (folder / DICTIONARY, folder / SETTINGS) if path.is_file())
    for name in sorted(FOLDERS):
        yield from (path for path in seen(folder / name) if path.is_file())


def digests(folder: Path) -> Mapping[str, str]:
    """Return the digest of each file of a version; one that goes meanwhile is left out."""
    found = {}
    for name in files_of(folder):
        content = content_of(folder / name)
        if content is not None:
            found[name] = sha256(content).hexdigest()
    return found


def fingerprint_of(folder: Path) -> str:
    """Return sixteen hexadecimal digits that change when any file of a version changes, comes or goes."""
    digest = sha256("".join(f"{name}\0{content}\n" for name, content in sorted(digests(folder).items())).encode())
    return digest.hexdigest()[:16]


def content_of(path: Path) -> "bytes | None":
    """Return what a file holds, None when it is not there."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def copy_files(folder: Path, target: Path) -> None:
    """Copy the files of a version into a new folder, and have them on the disk."""
    target.mkdir(parents=True)
    for name in files_of(folder):
        write_whole(target / name, (folder / name).read_bytes())
    sync_folder(target)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and have it on the disk; it keeps its permissions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        unfinished.chmod(path.stat().st_mode & 0o777)
    os.replace(unfinished, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
