"""A conversation that goes on about another family."""

from dataclasses import replace
from typing import Mapping, Optional, Sequence

from reperes.dialogue.question import Question
from reperes.dialogue.resolve import Resolution
from reperes.dialogue.searching import NOT_FOUND
from reperes.dialogue.state import State
from reperes.hearing.intents import COMPARE, DESCRIBE, MEANING, WORD
from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.knowledge.references import SECTIONS
from reperes.knowledge.search import find_phrase
from reperes.language.folding import fold

_HELD_TOGETHER = frozenset("same different versus yes_no polar".split())
"""Cues of a comparison within one family."""


def moved(state: State, old: Knowledge, new: Knowledge) -> State:
    """Return the state of a conversation about `old` as one about `new`.

    The last question is asked of `new` too, where `new` has parts of the same names; where not, it is kept for the way
    back. What else was said is forgotten, but for people's levels, which may be the same letters.
    """
    asked = asked_of(state.question, old, new) if state.question else None
    left, left_family = (
        (state.left, state.left_family) if asked or not state.question else (state.question, old.family.id)
    )
    if asked is None and state.left and state.left_family == new.family.id:
        asked, left, left_family = state.left, None, ""
    return State(
        question=asked,
        own=state.own if state.own in new.family.levels else None,
        other=state.other if state.other in new.family.levels else None,
        levels=tuple(level for level in state.levels if level in new.family.levels),
        language=state.language,
        noted=state.noted,
        family=new.family.id,
        left=left,
        left_family=left_family,
    )


def asked_of(question: Question, old: Knowledge, new: Knowledge) -> Optional[Question]:
    """Return a question to `old` as one to `new`; None where `new` has no parts of these names.

    Words are looked for anew.
    """
    if question.act in (WORD, MEANING):
        return replace(question, refs=find_phrase(new, question.phrase) or NOT_FOUND, levels=())
    alike = _alike(old, new)
    refs = tuple(_ref_of(ref, alike, new) for ref in question.refs)
    if not all(refs):
        return None
    levels = tuple(level for level in question.levels if level in new.family.levels)
    return replace(question, refs=tuple(dict.fromkeys(refs)), levels=levels, claims=())


def _alike(old: Knowledge, new: Knowledge) -> Mapping[str, str]:
    """The parts of `new` that have the name of a part of `old` of the same kind."""
    named = {(kind_of(ref), fold(name)): ref for ref, name in new.names.items()}
    same = {ref: named.get((kind_of(ref), fold(name)), "") for ref, name in old.names.items()}
    return {**{ref: found for ref, found in same.items() if found}, **{section: section for section in SECTIONS}}


def _ref_of(ref: str, alike: Mapping[str, str], new: Knowledge) -> str:
    topic, detail = alike.get(topic_of(ref), ""), detail_of(ref)
    # Cells say other things there; the steps of a competence are shared.
    if topic and detail and kind_of(ref) == "competence" and f"{topic}.{detail}" in new.facts:
        return f"{topic}.{detail}"
    return topic


def side_by_side(resolution: Resolution, families: Sequence[str]) -> Resolution:
    """« compare OS et DG sur les contacts »: what several families say is shown, not what changes within one of
    them."""
    if len(families) < 2:
        return resolution
    asked = resolution.state.question
    return replace(
        resolution,
        questions=tuple(map(_shown, resolution.questions)),
        state=replace(resolution.state, question=_shown(asked) if asked else None),
    )


def _shown(question: Question) -> Question:
    """The question without what it holds together; no verdict is given on two families."""
    compares = question.act == COMPARE or question.cues & {"same", "different", "versus"}
    act = DESCRIBE if compares else question.act
    return replace(question, act=act, cues=question.cues - _HELD_TOGETHER, claims=())
