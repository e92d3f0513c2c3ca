"""Spares the copies of events and states that are made for lines that nobody logs.

Cause: Rasa's processor and policies give their debug lines deep copies, of the answer as it was said among others, and
make them before anyone asks whether such lines are written: a third of a millisecond a turn. Lines are written at once,
so what they tell cannot change before, and needs no copy.

May go when Rasa copies only for lines that are written.
"""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any, Tuple

from rasa.core import processor
from rasa.core.policies import memoization, rule_policy

ONLY_FOR_LOGS: Tuple[ModuleType, ...] = (processor, memoization, rule_policy)
"""Modules that use `copy` for nothing but their debug lines."""


def install() -> None:
    """Give these modules a `copy` that copies nothing."""
    for module in ONLY_FOR_LOGS:
        module.copy = SimpleNamespace(deepcopy=_as_it_is)


def _as_it_is(told: Any) -> Any:
    return told
