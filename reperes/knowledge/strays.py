"""Finds files that look like knowledge and that nothing reads."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Collection, Iterator, Tuple

from reperes.knowledge.faults import Fault
from reperes.knowledge.files import (
    CLAIMS,
    DICTIONARY,
    FAMILIES,
    NOT_READ,
    QUESTIONS,
    SETTINGS,
    SHARED,
    SOURCES,
    VOCABULARY,
)

_FOLDERS = (FAMILIES, VOCABULARY, CLAIMS, SOURCES, QUESTIONS)
_NAME = re.compile(r"[a-z0-9_]+\.yml")
_COPY = re.compile(r"copie|copy|\(\d+\)|sauvegarde|backup|\bold\b", re.IGNORECASE)


def strays(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each file or folder that is not read, or that is read although it seems to be a copy."""
    for path in seen(folder):
        if path.is_dir() and path.name not in _FOLDERS:
            yield _unread(path.name, path.name, _FOLDERS)
        elif path.is_file() and path.name not in (SETTINGS, DICTIONARY) and path.name.lower() != "readme.md":
            yield _unread(path.name, path.name, (SETTINGS, DICTIONARY))
    families = [path.stem for path in seen(folder / FAMILIES)]
    for name in (FAMILIES, VOCABULARY, CLAIMS, QUESTIONS):
        for path in seen(folder / name):
            file = f"{name}/{path.name}"
            if _COPY.search(path.stem):
                yield Fault(
                    file,
                    1,
                    "ce fichier semble être une copie : ôtez-le du dossier, ou donnez-lui un nom comme « os.yml ».",
                )
            elif not path.is_file() or not _NAME.fullmatch(path.name):
                yield Fault(file, 1, NOT_READ)
            elif families and path.stem not in families and not (name == VOCABULARY and path.stem in SHARED):
                yield Fault(
                    file,
                    1,
                    f"ce fichier n'est pas lu : « {FAMILIES}/{path.name} » n'existe pas ; renommez-le ou ôtez-le.",
                )
    for path in seen(folder / SOURCES):
        if path.suffix != ".txt":
            yield Fault(
                f"{SOURCES}/{path.name}",
                1,
                "ce fichier n'est pas lu : un document source est un texte simple, « .txt » ; ôtez-le ou convertissez-le.",
            )


def unnamed_families(folder: Path, named: Collection[str]) -> Tuple[str, ...]:
    """Return the families that have a file and are not `named`."""
    found = [path for path in seen(folder / FAMILIES) if _NAME.fullmatch(path.name)]
    return tuple(path.stem for path in found if path.stem not in named)


def seen(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder, in a fixed order, but for what editors and systems leave behind."""
    if folder.is_dir() and os.access(folder, os.R_OK | os.X_OK):
        for path in sorted(folder.iterdir()):
            if (
                not path.name.startswith(".")
                and not path.name.endswith("~")
                and path.name not in ("__pycache__", "Thumbs.db")
            ):
                yield path


def _unread(file: str, name: str, known: tuple) -> Fault:
    near = get_close_matches(name, known, n=1)
    hint = f"vouliez-vous écrire « {near[0]} » ?" if near else "ôtez-le du dossier."
    return Fault(file, 1, f"rien ne lit « {name} » ici : {hint}")
