"""Lets Rasa be imported without TensorFlow.

Cause: Rasa 3.6 imports TensorFlow as soon as it looks at its list of components, even
for an assistant that trains no neural network; that costs 10 seconds, 350 MB and most
of the advisories of an installation. Our pipeline has neither DIET nor TED, so empty
classes of the same names are enough for Rasa's modules to be read.

May go when Rasa imports its neural components only for those who configure them.
"""

from __future__ import annotations

import sys
from abc import ABCMeta
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Optional, Sequence

ABSENT_PACKAGES = frozenset(
    {
        "keras",
        "tensorflow",
        "tensorflow_addons",
        "tensorflow_hub",
        "tensorflow_text",
    }
)


class TensorFlowNotInstalled(ImportError):
    """Something of TensorFlow's was used, not only named."""


class _StandInClass(ABCMeta):
    """Metaclass of the classes that stand where TensorFlow's would.

    They can be inherited from, named in annotations and asked for attributes, which is
    all that Rasa does while it is imported. Making an instance is what needs TensorFlow.
    """

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return _stand_in_class(f"{cls.__module__}.{cls.__qualname__}", name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        raise TensorFlowNotInstalled(
            f"{cls.__module__}.{cls.__qualname__} needs TensorFlow, which this program "
            "does without: take DIETClassifier, TEDPolicy, ResponseSelector and the "
            "like out of config.yml, or start Rasa without "
            "reperes.rasa_fixes.without_tensorflow."
        )


def _stand_in_class(module: str, name: str) -> _StandInClass:
    return _StandInClass(name, (), {"__module__": module})


class _StandInModule(ModuleType):
    """A module in which every public name exists."""

    __path__: Sequence[str] = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = _stand_in_class(self.__name__, name)
        setattr(self, name, found)
        return found


class _StandInFinder(MetaPathFinder, Loader):
    """Finds an empty module wherever a package of ABSENT_PACKAGES is imported."""

    def find_spec(
        self,
        fullname: str,
        path: Optional[Sequence[str]] = None,
        target: Optional[ModuleType] = None,
    ) -> Optional[ModuleSpec]:
        if fullname.partition(".")[0] in ABSENT_PACKAGES:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: the names appear when they are asked for."""


def install() -> None:
    """Put the stand-ins in place; to be called before Rasa is imported.

    Does nothing when they are there already, or when the real TensorFlow has been
    imported before and mixing the two would be worse than its weight.
    """
    if "tensorflow" in sys.modules or is_installed():
        return
    sys.meta_path.insert(0, _StandInFinder())


def is_installed() -> bool:
    """Whether the stand-ins are in place."""
    return any(isinstance(finder, _StandInFinder) for finder in sys.meta_path)
