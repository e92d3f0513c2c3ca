"""A conversation that goes on about another family."""

from dataclasses import replace
from typing import Mapping, Optional

from reperes.dialogue.question import Question
from reperes.dialogue.resolve import Resolution
from reperes.dialogue.state import State
from reperes.hearing.intents import COMPARE, DESCRIBE
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.knowledge.references import SECTIONS
from reperes.language.folding import fold


def moved(state: State, old: Knowledge, new: Knowledge) -> State:
    """Return the state of a conversation about `old` as one about `new`.

    The last question is asked of `new` too, where `new` has parts of the same names; what else was said is forgotten, but
    for people's levels, which may be the same letters.
    """
    kept = tuple(level for level in state.levels if level in new.family.levels)
    return State(
        question=asked_of(state.question, old, new) if state.question else None,
        own=state.own if state.own in new.family.levels else None,
        other=state.other if state.other in new.family.levels else None,
        levels=kept,
        language=state.language,
        noted=state.noted,
        family=new.family.id,
    )


def asked_of(question: Question, old: Knowledge, new: Knowledge) -> Optional[Question]:
    """Return a question to `old` as one to `new`; None where `new` has no parts of these names."""
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


def side_by_side(resolution: Resolution, heard: Understanding) -> Resolution:
    """« compare OS et DG sur les contacts »: what several families say is shown, not what changes within one of them."""
    if len(heard.families) < 2:
        return resolution
    shown = tuple(replace(one, act=DESCRIBE if one.act == COMPARE else one.act) for one in resolution.questions)
    return replace(resolution, questions=shown)
