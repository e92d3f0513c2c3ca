"""Sees to it that one program at a time works on a data folder's inbox: two would answer the same messages."""

from __future__ import annotations

import fcntl
import logging
import os
import time
from pathlib import Path
from typing import Optional

from reperes.serve.cannot_start import CannotStart

logger = logging.getLogger(__name__)

FILE = "inbox.lock"
SECONDS_TO_WAIT = 20.0


def become_sole(folder: Path, seconds: float = SECONDS_TO_WAIT) -> Optional[int]:
    """Wait until an earlier program has ended; return the descriptor that holds the folder until it is closed.

    Raises CannotStart when another program goes on. A folder that cannot be written or locked holds nobody up.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder / FILE, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        return None
    until = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() < until:
                time.sleep(0.1)
                continue
            os.close(descriptor)
            raise CannotStart(
                f"Un autre Repères travaille déjà avec le dossier {folder}. Arrêtez-le, ou donnez un autre dossier à celui-ci "
                "(REPERES_DATA)."
            ) from None
        except OSError as error:
            logger.warning("The data folder cannot be locked, see to it that no other Repères uses it: %s", error)
            os.close(descriptor)
            return None
        return descriptor
