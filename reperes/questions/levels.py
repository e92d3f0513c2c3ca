"""Works out which levels a message asks about, given what was asked before."""

import re
from typing import Optional, Sequence, Tuple

from reperes.knowledge.text import fold
from reperes.questions.state import State
from reperes.questions.understanding import Understanding

_DENIED_TOO = re.compile(r"\W*(?:(?:et|donc|alors|mais|du coup|ah),? )*(?:pas|non)\b.*\b(?:donc|alors|du coup)\W*\?")
"""« pas le D, donc ? »: a level that is denied to be asked about."""


def asked_levels(heard: Understanding, state: State, levels: Sequence[str]) -> Tuple[str, ...]:
    """Return the levels that `heard` asks about, in the order mentioned; none when it names none.

    `levels` are the family's, from the lowest to the highest.
    """
    excluded = {level.name for level in heard.levels if level.role == "excluded"}
    own, other = own_level(heard, state), other_level(heard, state)
    if heard.relative == "own" and own and (own != other or not _others_named(heard)):
        named = tuple(level.name for level in heard.levels if level.role in ("asked", "only"))
        return named or (own,)
    named = tuple(dict.fromkeys(level.name for level in heard.levels if level.name not in excluded))
    if heard.relative == "other" and other and len(named) < 2:
        return (other,)
    before = state.question.levels if state.question else ()
    before = before or state.levels
    of_competence = any(ref.startswith("competence.") for ref, _, _ in heard.parts)
    # « le plus haut échelon de l'agilité » is a step of its own, and no level above the one before.
    if heard.relative in ("above", "below") and not named and not (of_competence and heard.step):
        return _beside(before or ((own,) if own else ()), heard.relative, levels)
    if heard.relative in ("lowest", "highest") and not named and not of_competence:
        return (levels[0] if heard.relative == "lowest" else levels[-1],)
    if heard.relative in ("both", "other_one") and not named:
        pair = (own, other) if own and other else state.pair
        if heard.relative == "both":
            return pair
        return tuple(level for level in pair if level not in before) if before else ()
    if heard.relative == "others" and not named and before:
        return tuple(level for level in levels if level not in before)
    if heard.relative == "all" and not named:
        named = tuple(levels)
    if excluded and not named:
        if _DENIED_TOO.match(fold(heard.text)):
            return tuple(level for level in levels if level in excluded)
        base = before if len(before) > len(excluded) else levels
        return tuple(level for level in base if level not in excluded)
    return tuple(level for level in named if level not in excluded)


def own_level(heard: Understanding, state: State) -> Optional[str]:
    """The level that the person said is theirs, now or before."""
    return _said(heard, "own") or state.own


def other_level(heard: Understanding, state: State) -> Optional[str]:
    """The level that the person said is someone else's, now or before."""
    return _said(heard, "other") or state.other


def _said(heard: Understanding, role: str) -> Optional[str]:
    return next((level.name for level in heard.levels if level.role == role), None)


def _others_named(heard: Understanding) -> bool:
    return any(level.role in ("asked", "only") for level in heard.levels)


def _beside(from_levels: Sequence[str], direction: str, levels: Sequence[str]) -> Tuple[str, ...]:
    if not from_levels:
        return ()
    places = [levels.index(level) for level in from_levels]
    place = max(places) + 1 if direction == "above" else min(places) - 1
    return (levels[place],) if 0 <= place < len(levels) else tuple(from_levels)
