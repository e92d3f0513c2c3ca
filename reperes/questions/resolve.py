"""From a message understood on its own to the questions it asks, with what was said before."""

from dataclasses import dataclass, replace
from typing import Optional, Sequence, Tuple

from reperes.knowledge.model import Knowledge, topic_of
from reperes.questions.choices import chosen
from reperes.questions.levels import asked_levels, other_level, own_level
from reperes.questions.model import (
    ACTS,
    COMPARE,
    CONFIRM,
    COUNT,
    DESCRIBE,
    EXCLUSIVE,
    LEVEL,
    RISING,
    SAME,
    UNREQUIRED,
    Question,
)
from reperes.questions.state import State
from reperes.questions.topics import Topics, choose_topics
from reperes.questions.understanding import Understanding

_WHICH = (SAME, RISING, EXCLUSIVE, UNREQUIRED)
_LEVELLED = ("critere", "competence", "section", "groupe")
_ROLE_SECTIONS = ("section.finalites", "section.taches", "purpose")


@dataclass(frozen=True)
class Resolution:
    """The questions of a message, or the topics it may be about when it is unclear; and the new state."""

    questions: Tuple[Question, ...]
    likely: Tuple[str, ...]
    levels: Tuple[str, ...]
    state: State


def resolve(heard: Understanding, state: State, knowledge: Knowledge) -> Resolution:
    """Return what `heard` asks in the conversation of `state`."""
    family_levels = knowledge.family.levels
    levels = asked_levels(heard, state, family_levels)
    topics = choose_topics(heard)
    questions = _questions(heard, state, knowledge, levels, topics)
    kept = replace(state, own=own_level(heard, state), other=other_level(heard, state))
    if questions:
        kept = kept.asking(questions[-1])
    return Resolution(questions, topics.likely, levels, kept)


def _questions(
    heard: Understanding, state: State, knowledge: Knowledge, levels: Tuple[str, ...], topics: Topics
) -> Tuple[Question, ...]:
    choice = chosen(heard, state.choices)
    if choice:
        return (replace(choice, levels=levels or choice.levels),)
    if heard.intent == "ask_more" and state.question and not topics_are_new(heard, topics):
        return (_more(state.question),)
    if heard.intent == "ask_fewer" and state.question:
        return (replace(state.question, limit=heard.limit or 1),)
    pairs = _pairs(heard, topics)
    if pairs:
        return pairs
    question = _one(heard, state, knowledge, levels, topics)
    return (question,) if question else ()


def topics_are_new(heard: Understanding, topics: Topics) -> bool:
    """Whether a message that asks for more names something of its own."""
    return bool(topics.refs) and bool(heard.parts or heard.levels)


def _more(question: Question) -> Question:
    """The same question in more detail: a role's tasks, a competence's steps, all levels of a criterion."""
    kinds = {ref.partition(".")[0] for ref in question.refs}
    if kinds & {"finalite"} and "tasks" not in question.cues:
        return replace(question, act=DESCRIBE, cues=question.cues | {"tasks"}, limit=None)
    if kinds & {"competence"}:
        whole = tuple(dict.fromkeys(topic_of(ref) for ref in question.refs))
        return Question(DESCRIBE, whole, cues=frozenset({"steps"}))
    if kinds & {"critere"} and question.levels:
        return Question(DESCRIBE, tuple(dict.fromkeys(topic_of(ref) for ref in question.refs)))
    return replace(question, act=DESCRIBE if question.act == COUNT else question.act, limit=None)


def _pairs(heard: Understanding, topics: Topics) -> Tuple[Question, ...]:
    """« connaissances pour D mais procédures pour B »: a question for each part with its own level."""
    wanted = {topic_of(ref) for ref in topics.refs}
    parts = [("part", ref, start) for ref, start, _ in heard.parts if ref in wanted]
    marks = parts + [("level", level.name, level.start) for level in heard.levels if level.role != "excluded"]
    kinds = [kind for kind, _, _ in sorted(marks, key=lambda mark: mark[2])]
    values = [value for _, value, _ in sorted(marks, key=lambda mark: mark[2])]
    if len(kinds) < 4 or len(kinds) % 2 or any(a == b for a, b in zip(kinds, kinds[1:])):
        return ()
    found = []
    for first, second in zip(values[::2], values[1::2]):
        ref, level = (first, second) if kinds[0] == "part" else (second, first)
        found.append(Question(DESCRIBE, (ref,), (level,)))
    return tuple(found)


def _one(
    heard: Understanding, state: State, knowledge: Knowledge, levels: Tuple[str, ...], topics: Topics
) -> Optional[Question]:
    before = state.question
    elliptic = heard.intent in ("follow_up", "correct") or "elliptic" in heard.cues or heard.content_words == 0
    refs = topics.refs
    act = heard.intent if heard.intent in ACTS else DESCRIBE
    if before and _points_back(heard, elliptic, refs, levels):
        return _follow_up(heard, before, levels)
    if not refs:
        return None
    same_role = _same_role(heard, state, refs)
    if same_role:
        return same_role
    refs = _this_one(heard, before, elliptic, refs, knowledge)
    if act in _WHICH:
        return Question(act, _sections(heard, act), levels, heard.step, heard.cues)
    if not levels and before and elliptic and _kind(refs[0]) in _LEVELLED:
        levels = before.levels
        if before.act == COMPARE and heard.intent not in ACTS:
            act = COMPARE
        elif heard.intent not in ACTS and len(levels) > 1:
            act = before.act if before.act == COMPARE else DESCRIBE
    if not levels and state.own and "first_person" in heard.cues and _kind(refs[0]) in _LEVELLED and act != LEVEL:
        levels = (state.own,)
    if act == DESCRIBE and len(levels) > 1 and heard.cues & {"versus", "different"}:
        act = COMPARE
    return Question(act, refs, levels, heard.step, _cues(heard))


def _cues(heard: Understanding):
    only = frozenset({"only_level"}) if any(level.role == "only" for level in heard.levels) else frozenset()
    return heard.cues | only


def _points_back(heard: Understanding, elliptic: bool, refs: Sequence[str], levels: Sequence[str]) -> bool:
    """Whether the message only gives another level, or a remark, to the question before."""
    overall = not refs or all(ref in ("section.niveau", "section.famille") for ref in refs)
    if heard.parts and any(ref.partition(".")[0] != "section" for ref, _, _ in heard.parts):
        return False
    if not levels:
        return False
    if heard.content_words == 0 and not heard.parts:
        return True
    if heard.intent in ("follow_up", "correct") and (overall or not _confident(heard, refs)):
        return True
    return elliptic and overall and heard.content_words <= 2


def _confident(heard: Understanding, refs: Sequence[str]) -> bool:
    return bool(refs) and max(heard.probability(topic_of(ref)) for ref in refs) >= 0.6


def _follow_up(heard: Understanding, before: Question, levels: Tuple[str, ...]) -> Question:
    act = before.act
    if "add" in heard.cues and before.levels:
        adds = tuple(dict.fromkeys(before.levels + levels))
        compares = "versus" in heard.cues
        levels = adds
        act = COMPARE if compares or act == COMPARE else act
    elif len(levels) > 1 and (heard.cues & {"versus", "different"} or heard.intent == COMPARE):
        act = COMPARE
    elif act in (LEVEL, COUNT) or (act == COMPARE and len(levels) == 1):
        act = DESCRIBE
    refs = before.refs
    if act != CONFIRM:
        refs = tuple(dict.fromkeys(topic_of(ref) for ref in refs))
    return replace(before, act=act, refs=refs, levels=levels, limit=None)


def _this_one(
    heard: Understanding, before: Optional[Question], elliptic: bool, refs: Tuple[str, ...], knowledge: Knowledge
) -> Tuple[str, ...]:
    """« cette finalité », « dans quel but ? »: the role, criterion or competence of the question before."""
    if not before or not (elliptic or "this" in heard.cues) or heard.content_words > 4:
        return refs
    last = before.refs[-1]
    kind = _kind(last)
    if all(ref in _ROLE_SECTIONS for ref in refs) and kind in ("tache", "finalite"):
        return (f"finalite.{knowledge.role(last).id}",)
    if refs == ("section.criteres",) and kind == "critere" and "this" in heard.cues and not heard.levels:
        return before.refs
    if refs == ("legende.distinctive",) and kind == "competence":
        return (topic_of(last),)
    return refs


def _same_role(heard: Understanding, state: State, refs: Sequence[str]) -> Optional[Question]:
    """« c'est la même finalité ? » after two tasks: both of them."""
    if "same_role" not in heard.cues or not (state.question and state.previous):
        return None
    both = tuple(ref for ref in state.previous.refs + state.question.refs if _kind(ref) == "tache")
    if len(both) < 2 or any(_kind(ref) == "tache" for ref in refs):
        return None
    return Question(CONFIRM, both, (), None, heard.cues)


def _sections(heard: Understanding, act: str) -> Tuple[str, ...]:
    """Whether criteria or competences are looked for."""
    named = [ref for ref, _, _ in heard.parts if ref in ("section.criteres", "section.competences")]
    if not named:
        likely = [ref for ref, _ in heard.ranked if ref in ("section.criteres", "section.competences")]
        named = likely[:1] or ["section.criteres" if act == SAME else "section.competences"]
    return tuple(dict.fromkeys(named))


def _kind(ref: str) -> str:
    return ref.partition(".")[0]
