"""The families that this program serves: those in service, or those that one turn began with.

A publication puts other families in service while turns are under way; each turn ends with the ones that it began with.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Callable, Generic, Iterator, Optional, TypeVar
from weakref import WeakSet

from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library

T = TypeVar("T")
KEPT = 3
"""So many libraries are held ready at once: the one in service, the one before, and a draft that is looked at."""
_in_service: Optional[Library] = None
_of_turn: ContextVar[Optional[Library]] = ContextVar("families of this turn", default=None)


def knowledge_folder() -> Path:
    """Return the folder of the knowledge files: $REPERES_KNOWLEDGE, knowledge/ without it."""
    return Path(os.environ.get("REPERES_KNOWLEDGE", "knowledge"))


def served() -> Library:
    """Return the families of this turn, else those in service, else those of the knowledge folder; that raises
    KnowledgeError with all faults when its files have some."""
    return _of_turn.get() or _in_service or _library_at(knowledge_folder())


def put_in_service(library: Optional[Library]) -> None:
    """Serve other families from the next turn on; None goes back to those of the knowledge folder."""
    global _in_service
    _in_service = library


@contextmanager
def using(library: Library) -> Iterator[None]:
    """Let all that is done within, and in what it awaits, be about `library`."""
    token = _of_turn.set(library)
    try:
        yield
    finally:
        _of_turn.reset(token)


class OfServed(Generic[T]):
    """Something that is worked out of families once: calling it gives that of the families served at the moment."""

    _all: WeakSet[OfServed] = WeakSet()

    def __init__(self, make: Callable[[Library], T]) -> None:
        self._of = lru_cache(maxsize=KEPT)(make)
        self._all.add(self)

    def __call__(self) -> T:
        return self._of(served())

    @classmethod
    def prepare(cls, library: Library) -> None:
        """Work everything out for families that are about to be served, so that no turn waits for it."""
        with using(library):
            for one in list(cls._all):
                one()


@lru_cache(maxsize=2)
def _library_at(folder: Path) -> Library:
    return load_library(folder)
