"""Gives skops a short list of the types that a model file may contain.

Cause: Rasa reads its scikit-learn classifiers through skops, which lists what it trusts
when it is imported: for that it imports the whole of scikit-learn, tests and pytest
included, and searches all modules for each function of NumPy and SciPy. That is 3 of
the 8 seconds of a start. Rasa saves no estimators but these two, and a shorter list of
what a model file may contain is a safer one.

May go when skops looks a type up when it meets it.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Iterable, List

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

MODULE = "skops.io._trusted_types"
ESTIMATORS = (LogisticRegression, SVC)
PRIMITIVES = (int, float, str, bool)


def install() -> None:
    """Put the list where skops, imported when a classifier is, will find it."""
    if MODULE not in sys.modules:
        sys.modules[MODULE] = short_list()


def short_list() -> ModuleType:
    """Return a module like skops's own, with fewer names."""
    module = ModuleType(MODULE)
    module.PRIMITIVE_TYPE_NAMES = _names(PRIMITIVES)
    module.SKLEARN_ESTIMATOR_TYPE_NAMES = _names(ESTIMATORS)
    module.NUMPY_DTYPE_TYPE_NAMES = sorted(
        name for name in _names({dtype for kind in np.sctypes.values() for dtype in kind}) if name.startswith("numpy")
    )
    module.NUMPY_UFUNC_TYPE_NAMES = []
    module.SCIPY_UFUNC_TYPE_NAMES = []
    return module


def _names(types: Iterable[type]) -> List[str]:
    return [f"{found.__module__}.{found.__name__}" for found in types]
