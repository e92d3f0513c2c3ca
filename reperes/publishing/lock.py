"""One writer at a time: between processes and between threads, and again within one that holds the lock."""

from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from filelock import FileLock

HOUSE = ".versions"
"""The folder of versions, below that of knowledge."""


@contextmanager
def locked(knowledge: Path) -> Iterator[None]:
    """Hold the lock of a knowledge folder, which ends with the process; OSError when the folder cannot be written."""
    house = knowledge.resolve() / HOUSE
    house.mkdir(exist_ok=True)
    with FileLock(house / "verrou", is_singleton=True):
        yield
