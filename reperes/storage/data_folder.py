"""Where the program keeps what it writes on this machine."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the data folder of the user who runs the program; it may not exist yet."""
    chosen = os.environ.get("REPERES_DATA")
    if chosen:
        return Path(chosen)
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "reperes"
