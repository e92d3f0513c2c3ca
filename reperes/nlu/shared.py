"""The knowledge that several components read, loaded once per process."""

from functools import lru_cache
from pathlib import Path

from reperes.knowledge.load import load_knowledge
from reperes.knowledge.model import Knowledge


@lru_cache(maxsize=2)
def knowledge_at(folder: str) -> Knowledge:
    """Return the knowledge of `folder`; raises KnowledgeError with all faults when its files have some."""
    return load_knowledge(Path(folder))

