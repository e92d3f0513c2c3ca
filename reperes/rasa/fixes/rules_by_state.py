"""Remembers which rules fit the newest state of a conversation.

Cause: for each prediction `RulePolicy` holds every rule against the newest state, some seventy comparisons to leave one
or two; states of that kind are few, and come again in every conversation.

May go when Rasa looks its rules up by state.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Callable, Dict, FrozenSet, List, Set, Text

from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import State

STATES = 1024


def install() -> None:
    """Replace Rasa's way to the rules that fit."""
    RulePolicy._get_possible_keys = _possible_keys


def _possible_keys(policy: RulePolicy, lookup: Dict[Text, Text], states: List[State]) -> Set[Text]:
    """Return the rules that fit the states, of which the last is the newest."""
    if not states:
        return set(lookup)
    possible = set(_fitting(policy, lookup)(_Described(states[-1])))
    for turns_ago, state in enumerate(reversed(states[:-1]), 1):
        possible = {rule for rule in possible if policy._is_rule_applicable(rule, turns_ago, state)}
    return possible


class _Described:
    """A state that can be remembered: two are the same when they read the same."""

    def __init__(self, state: State) -> None:
        self.state, self._description = state, repr(state)

    def __hash__(self) -> int:
        return hash(self._description)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Described) and self._description == other._description


def _fitting(policy: RulePolicy, lookup: Dict[Text, Text]) -> Callable[[_Described], FrozenSet[Text]]:
    """Return what finds the rules that fit a newest state, made anew for other rules."""
    known = policy.__dict__.setdefault("_fitting", {})
    found = known.get(id(lookup))
    if found is None or found[0] is not lookup or found[1] != len(lookup):

        @lru_cache(maxsize=STATES)
        def fitting(newest: _Described) -> FrozenSet[Text]:
            return frozenset(rule for rule in lookup if policy._is_rule_applicable(rule, 0, newest.state))

        found = known[id(lookup)] = (lookup, len(lookup), fitting)
    return found[2]
