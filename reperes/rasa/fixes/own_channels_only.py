"""Imports Rasa's channels when one is used, not all fifteen at once.

Cause: `rasa.core.channels` imports every channel to make a table of their names, and
with them the clients of Slack, Telegram, Webex, Twilio and so on: more than a second of
each start. Everything else in Rasa needs only the base classes. A channel of Rasa's can
still be named in credentials.yml by its module path.

May go when Rasa looks its channels up by name without importing them.
"""

from __future__ import annotations

import importlib
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Optional, Sequence

PACKAGE = "rasa.core.channels"
BASE_CLASSES = (
    "CollectingOutputChannel",
    "InputChannel",
    "OutputChannel",
    "UserMessage",
)


class _Finder(MetaPathFinder, Loader):
    """Finds the package where it is, and fills it with the base classes only."""

    def find_spec(
        self,
        fullname: str,
        path: Optional[Sequence[str]] = None,
        target: Optional[ModuleType] = None,
    ) -> Optional[ModuleSpec]:
        if fullname != PACKAGE:
            return None
        spec = PathFinder.find_spec(fullname, path)
        if spec is not None:
            spec.loader = self
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """Have Python make an ordinary module."""

    def exec_module(self, module: ModuleType) -> None:
        base = importlib.import_module(f"{PACKAGE}.channel")
        for name in BASE_CLASSES:
            setattr(module, name, getattr(base, name))
        module.input_channel_classes = []
        module.BUILTIN_CHANNELS = {}


def install() -> None:
    """Put the finder in place; to be called before Rasa is imported."""
    if PACKAGE in sys.modules:
        return
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
