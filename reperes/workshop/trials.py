"""Keeps for a while what took long to find out, as long as no file changes that it depends on."""

from threading import Lock
from time import monotonic
from typing import Any, Callable, Dict, Optional, Tuple

from reperes.knowledge.library import Library
from reperes.publishing.judging import judge
from reperes.publishing.model import Ask, Judged, Preview
from reperes.publishing.preview import preview

SECONDS = 120.0
"""So long is kept what the model said, which may be trained anew meanwhile."""


class Trials:
    """The last preview, and the last verdicts on test questions."""

    def __init__(self):
        self._kept: Dict[str, Tuple[Tuple, float, Any]] = {}
        self._lock = Lock()

    def verdicts(self, state: str, library: Library, ask: Ask) -> Tuple[Judged, ...]:
        """Return the verdicts on the test questions of all families."""
        return self._once("verdicts", (state,), lambda: judge(None, library, ask))

    def preview(self, state: str, before: Library, after: Library, ask: Optional[Ask]) -> Preview:
        """Return what changes from the families in service to those of a draft."""
        return self._once("preview", (state, before), lambda: preview(before, after, ask))

    def _once(self, what: str, key: Tuple, find: Callable[[], Any]) -> Any:
        # One at a time: who waits gets what the first one found.
        with self._lock:
            before, until, found = self._kept.get(what, ((), 0.0, None))
            if before != key or monotonic() > until:
                found = find()
                self._kept[what] = (key, monotonic() + SECONDS, found)
            return found
