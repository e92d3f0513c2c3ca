"""Puts together what was heard of a message and of its clauses: one `Understanding`, which all that comes after
reads."""

from dataclasses import replace
from typing import Optional, Sequence, Tuple

from reperes.hearing.intents import TALK
from reperes.hearing.scope import is_whole, settled_intent, topic_of_clause
from reperes.hearing.understanding import Level, Understanding

_SURELY_TALK = 0.5
"""From this probability on, a clause is talk."""


def whole(
    message: Understanding, clauses: Sequence[Understanding], last: Optional[Understanding] = None
) -> Understanding:
    """Return a message with its clauses, its intent settled; `last` is the last sentence of a long one."""
    within = tuple(replace(clause, intent=settled_intent(clause)) for clause in clauses)
    heard = replace(message, within=within, clauses=tuple(map(topic_of_clause, within)))
    if last is not None and is_whole(last):
        # That one counts, with the people's levels.
        heard = replace(last, levels=last.levels + _own_levels(heard), clauses=heard.clauses)
    heard = without_talk(heard)
    intent = settled_intent(heard)
    return replace(heard, intent=intent, confidence=dict(heard.intents).get(intent, 0.0))


def without_talk(heard: Understanding) -> Understanding:
    """« ouh là, c'est long. Donne-moi les procédures »: the one clause that asks, where all others are talk.

    The levels that people said are theirs are kept.
    """
    asking = [clause for clause in heard.within if not _is_talk(clause)]
    if len(asking) != 1 or len(heard.within) < 2 or heard.quotations:
        return heard
    (clause,) = asking
    if clause.rather_leans or not (clause.asks or clause.parts):
        return heard
    said = {level.name for level in clause.levels}
    return replace(
        clause, levels=clause.levels + tuple(level for level in _own_levels(heard) if level.name not in said)
    )


def _is_talk(clause: Understanding) -> bool:
    """Whether a clause asks for nothing: « merci », « pff », « je suis C »."""
    tells = (
        all(level.role in ("own", "other") for level in clause.levels) and not clause.parts and not clause.unknown_level
    )
    return clause.intent in TALK and clause.confidence >= _SURELY_TALK and tells


def _own_levels(heard: Understanding) -> Tuple[Level, ...]:
    """The levels that people said are theirs or someone else's, without their places."""
    return tuple(replace(level, start=0) for level in heard.levels if level.role in ("own", "other"))
