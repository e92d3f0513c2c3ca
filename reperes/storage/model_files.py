"""The trained models of a project: one file for each state of its data."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Optional

from reperes.storage.model_inputs import fingerprint

FOLDER = "models"
KEPT = 2

_OURS = re.compile(r"[0-9a-f]{16}\.tar\.gz")


def model_file(project: Path, knowledge: Optional[Path] = None) -> Path:
    """Return where the model of the project's present data is, or will be; `knowledge` as in `fingerprint`."""
    return project / FOLDER / f"{fingerprint(project, knowledge)}.tar.gz"


def unfinished(model: Path) -> Path:
    """Return where a model is written until it is whole; nothing that looks for models looks there."""
    return model.with_name(f".{os.getpid()}-{model.name}")


def newest(project: Path) -> Optional[Path]:
    """Return the newest model, whatever data it was made of; None when there is none."""
    models = [path for path in (project / FOLDER).glob("*.tar.gz") if _OURS.fullmatch(path.name)]
    return max(models, key=lambda path: path.stat().st_mtime_ns, default=None)


def use(model: Path) -> None:
    """Make a model the newest one, for what takes the newest, and remove all others of ours but the one before."""
    os.utime(model)
    ours = [path for path in model.parent.iterdir() if _OURS.fullmatch(path.name)]
    ours.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in ours[KEPT:]:
        old.unlink()
