"""How much the assistant is used, by week and channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, Mapping, Tuple


@dataclass(frozen=True)
class Use:
    """The questions of a week (its Monday, ISO) in a channel about a family: how many had each outcome."""

    week: str
    channel: str
    family: str
    outcomes: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """The number of questions, with greetings and thanks."""
        return sum(self.outcomes.values())


def uses_of(rows: Iterable[Tuple[Any, ...]]) -> Tuple[Use, ...]:
    """Return rows of (week, channel, family, outcome, times) put together, in their order."""
    found: Dict[Tuple[str, str, str], Dict[str, int]] = {}
    for week, channel, family, outcome, times in rows:
        found.setdefault((week, channel, family), {})[outcome] = times
    return tuple(Use(*key, outcomes) for key, outcomes in found.items())
