"""The families that this program serves, loaded once per process."""

import os
from functools import lru_cache
from pathlib import Path

from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library


def knowledge_folder() -> Path:
    """Return the folder of the knowledge files: $REPERES_KNOWLEDGE, knowledge/ without it."""
    return Path(os.environ.get("REPERES_KNOWLEDGE", "knowledge"))


def served() -> Library:
    """Return the families of that folder; raises KnowledgeError with all faults when its files have some."""
    return _library_at(knowledge_folder())


@lru_cache(maxsize=2)
def _library_at(folder: Path) -> Library:
    return load_library(folder)
