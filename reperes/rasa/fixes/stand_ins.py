"""Empty modules that stand where an import of Rasa's leads to something unused.

Their classes can be inherited from, named in annotations and asked for attributes,
which is all that Rasa does with them while it is imported.
"""

from __future__ import annotations

import sys
from abc import ABCMeta
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Collection, Optional, Sequence


class NotInstalled(ImportError):
    """Something that a stand-in only names was used."""


class _StandInClass(ABCMeta):
    """Metaclass of the classes of a stand-in; making an instance is what they cannot."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return stand_in_class(f"{cls.__module__}.{cls.__qualname__}", name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        raise NotInstalled(
            f"{cls.__module__}.{cls.__qualname__} is needed here, and this program does "
            "without it: see reperes.rasa.fixes for the reason and the way around."
        )


def stand_in_class(module: str, name: str) -> type:
    """Return an empty class of a module that is not there."""
    return _StandInClass(name, (), {"__module__": module})


class StandInModule(ModuleType):
    """A module in which every public name is an empty class."""

    __path__: Sequence[str] = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = stand_in_class(self.__name__, name)
        setattr(self, name, found)
        return found


class StandInFinder(MetaPathFinder, Loader):
    """Finds an empty module for each of some names and for all that is below them."""

    def __init__(self, names: Collection[str]):
        self.names = frozenset(names)

    def find_spec(
        self,
        fullname: str,
        path: Optional[Sequence[str]] = None,
        target: Optional[ModuleType] = None,
    ) -> Optional[ModuleSpec]:
        """Return the way to an empty module, None for the modules of others."""
        if fullname in self.names or fullname.partition(".")[0] in self.names:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the empty module."""
        return StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: the names appear when they are asked for."""


def stand_in_for(names: Collection[str]) -> None:
    """Find empty modules from now on, but for those of which one is imported already.

    Half of a real library and half of an empty one would be worse than its weight.
    """
    taken = {name for finder in _finders() for name in finder.names}
    absent = set(names) - taken - set(sys.modules)
    if absent:
        sys.meta_path.insert(0, StandInFinder(absent))


def _finders() -> Sequence[StandInFinder]:
    return [finder for finder in sys.meta_path if isinstance(finder, StandInFinder)]
