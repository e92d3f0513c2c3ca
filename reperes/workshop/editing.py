"""Edits of the draft: each says what its author saw, so that what somebody else wrote meanwhile is never lost."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, Mapping, Optional, Tuple

from reperes.knowledge.encodings import decode
from reperes.workshop.yaml_places import Value, value_at
from reperes.workshop.yaml_text import reading, written


@dataclass(frozen=True)
class Edit:
    """What stood at a place of a file when its author looked, and what shall stand there; None is nothing.

    `path` leads there by the keys of mappings, by the `id` (or the `question`) of a list's elements, and by their text
    in a list of texts: ("criteres", "procedures", "niveaux", "C"), ("critere.procedures", "noms", "consignes").
    """

    file: str
    path: Tuple[str, ...]
    before: Value
    after: Value


class Conflict(Exception):
    """Somebody else changed the place meanwhile: `now` is what stands there."""

    def __init__(self, edit: Edit, now: Value):
        self.edit = edit
        self.now = now
        super().__init__(f"{edit.file} : « {' › '.join(edit.path)} » a changé entre-temps.")


def edited(texts: Mapping[str, str], edits: Iterable[Edit]) -> Mapping[str, str]:
    """Return the files that the edits change, with their new texts; `texts` holds those that the edits name.

    Raises Conflict where a place is neither as its author saw it nor already as they want it, and Unwritable where a
    file cannot be read or cannot hold the value.
    """
    changed: Dict[str, str] = {}
    for edit in edits:
        text = changed.get(edit.file, texts.get(edit.file, ""))
        now = value_at(reading(text), edit.path)
        if now == edit.after:
            continue
        if now != edit.before:
            raise Conflict(edit, now)
        changed[edit.file] = written(text, edit.path, edit.after)
    return changed


def read_text(folder: Path, file: str) -> str:
    """Return the text of a file, "" where there is none; raises Undecodable."""
    path = folder / file
    return decode(path.read_bytes()) if path.is_file() else ""


def read_value(folder: Path, file: str, path: Tuple[str, ...]) -> Optional[Value]:
    """Return what stands at a place of a file; raises Unwritable and Undecodable."""
    return value_at(reading(read_text(folder, file)), path)


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files, each at once: whoever reads meanwhile sees the old text or the new one."""
    for file, text in texts.items():
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes files for one user; these are read like their neighbours.
        os.chmod(name, 0o644)
        os.replace(name, target)
