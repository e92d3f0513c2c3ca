"""Works out which levels a message asks about, given what was asked before."""

from typing import Optional, Sequence, Tuple

from reperes.dialogue.state import State
from reperes.dialogue.turn import leans
from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE
from reperes.hearing.understanding import Understanding

LEVELLED = ("critere", "competence", "section", "groupe", "legende")
"""Kinds of parts that say something of each level."""
_OF_SEVERAL = frozenset("for_whom who_else who same different versus level_word whole which rising".split())
"""How questions are put that are about several levels, though the person said which one is theirs."""


def asked_levels(heard: Understanding, state: State, levels: Sequence[str]) -> Tuple[str, ...]:
    """Return the levels that `heard` asks about, in the order mentioned; none when it names none.

    `levels` are the family's, from the lowest to the highest.
    """
    excluded = {level.name for level in heard.levels if level.role == "excluded"}
    own, other = own_level(heard, state), other_level(heard, state)
    if heard.relative == "own" and own and (own != other or not _others_named(heard)):
        named = tuple(level.name for level in heard.levels if level.role in ("asked", "only"))
        if named and heard.cues & {"different", "versus"}:
            # « je suis C et je voudrais passer B : qu'est-ce qui change pour moi ? »
            return tuple(dict.fromkeys((own, *named)))
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
        pair = tuple(level for level in ((own, other) if own and other else state.pair) if level not in excluded)
        if heard.relative == "both":
            return pair
        return tuple(level for level in pair if level not in before) if before else ()
    if heard.relative == "others" and not named and before:
        return tuple(level for level in levels if level not in before)
    if heard.relative == "all" and not named:
        named = tuple(levels)
    compared = state.question is not None and state.question.act == COMPARE
    kept = tuple(level for level in before or levels if level not in excluded)
    if excluded and compared and len(kept) > 1 and set(named) <= {own, other}:
        # « enlève le D, je suis déjà C »: the others of those compared.
        return kept
    if excluded and not named:
        # « pas le D, donc ? »: it is denied to be asked about.
        if {"denies", "concludes"} <= heard.cues:
            return tuple(level for level in levels if level in excluded)
        base = before if len(before) > len(excluded) else levels
        return tuple(level for level in base if level not in excluded)
    return tuple(level for level in named if level not in excluded)


def levels_of_before(heard: Understanding, state: State, act: str, topics: Sequence[str]) -> Tuple[str, ...]:
    """The levels of a question about `topics` that names none: those of the question before, or the person's own."""
    aimed_at = state.own in state.pair and len(state.pair) == 2
    if (heard.cues & {"different", "versus"} or act == COMPARE) and state.pair and (heard.rather_leans or aimed_at):
        # « je suis C et je vise B »: whatever changes is wanted of these two.
        return state.pair
    if state.question and leans(heard):
        named = state.levels if "person" in heard.cues else state.found if "this" in heard.cues else ()
        if said := state.question.levels or named:
            return said
    before = state.question
    if (
        before
        and act == CONFIRM
        and before.act == CONFIRM
        and set(topics) == set(before.topics)
        and not heard.cues & _OF_SEVERAL
    ):
        # « même pas une plainte simple ? » after a D's.
        return before.levels
    if not state.question and state.levels:
        return state.levels
    if state.own and act in (DESCRIBE, CONFIRM) and not heard.relative and not heard.cues & _OF_SEVERAL:
        return (state.own,)
    return ()


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
