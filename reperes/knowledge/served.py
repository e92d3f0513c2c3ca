"""The families that this program serves, loaded once per process."""

import os
from functools import lru_cache
from pathlib import Path

from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library


def served() -> Library:
    """Return the families of the folder $REPERES_KNOWLEDGE, knowledge/ without it; raises KnowledgeError with all
    faults."""
    return library_at(os.environ.get("REPERES_KNOWLEDGE", "knowledge"))


@lru_cache(maxsize=2)
def library_at(folder: str) -> Library:
    """Return the families of a folder; raises KnowledgeError with all faults when its files have some."""
    return load_library(Path(folder))
