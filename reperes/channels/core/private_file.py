"""Files of this user alone, that may be moved or removed under a running program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Optional, Tuple


def make_private(path: Path) -> None:
    """Make a database's file, and its folder, where they are not there: what people write is nobody else's on a shared machine."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        for leftover in ("-wal", "-shm"):
            Path(f"{path}{leftover}").unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def identity_of(path: Path) -> Optional[Tuple[int, int]]:
    """Return what tells a file from another one at its path; None when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
