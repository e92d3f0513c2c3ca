"""From a message understood on its own to the questions it asks, with what was said before."""

import re
from dataclasses import dataclass, replace
from typing import List, Optional, Tuple

from reperes.knowledge.model import Knowledge, kind_of, topic_of
from reperes.knowledge.text import fold
from reperes.questions.choices import chosen, picked_by_number, retyped
from reperes.questions.claims import claims_of
from reperes.questions.follow_up import continued, entries_named
from reperes.questions.levels import asked_levels, other_level, own_level
from reperes.questions.lists import entries_of
from reperes.questions.model import (
    ACTS,
    COMPARE,
    CONFIRM,
    COUNT,
    DESCRIBE,
    EXCLUSIVE,
    FEWER,
    LEVEL,
    LOCATE,
    MEANING,
    RISING,
    SAME,
    UNREQUIRED,
    VERDICT,
    WISHES,
    WORD,
    Question,
)
from reperes.questions.premises import miscounted, misquoted
from reperes.questions.reading_parts import claimed_role, starred
from reperes.questions.referring import (
    LISTS,
    asks_all_steps,
    cues_of,
    held_by,
    lists_asked,
    names_details,
    names_example,
    said_only,
    without_rejected,
)
from reperes.questions.replies import reply
from reperes.questions.searching import meant, searched
from reperes.questions.state import State
from reperes.questions.steps import steps_beside
from reperes.questions.topics import Topics, choose_topics
from reperes.questions.turn import Turn, leans, mentioned_levels, more
from reperes.questions.understanding import REFUSED, Understanding

_HIGHER_THAN = re.compile(r"\b(plus (haut|eleve|exigeant|fort|loin|pousse|strict|avance|large)\w*|davantage|mieux|en (faire|demande) plus)\b.*\bqu[e']")
"""« la barre est plus haute pour un B que pour un D ? »: whether there is a difference."""
_LIKELY_TASK = 0.3
"""From this probability on, a task beside the name of another role is claimed to be that one's."""
_WHICH = (SAME, RISING, EXCLUSIVE, UNREQUIRED)
_LEVELLED = ("critere", "competence", "section", "groupe")


@dataclass(frozen=True)
class Resolution:
    """The questions of a message, or the topics it may be about when it is unclear; and the new state."""

    questions: Tuple[Question, ...]
    likely: Tuple[str, ...]
    levels: Tuple[str, ...]
    state: State


def resolve(heard: Understanding, state: State, knowledge: Knowledge) -> Resolution:
    """Return what `heard` asks in the conversation of `state`."""
    levels = asked_levels(heard, state, knowledge.family.levels)
    topics = choose_topics(heard, state.question)
    questions = _questions(heard, state, knowledge, levels, topics)
    kept = _with_levels(heard, state, levels)
    return Resolution(questions, topics.likely, levels, answered(kept, questions, knowledge) if questions else kept)


def answered(state: State, questions: Tuple[Question, ...], knowledge: Knowledge) -> State:
    """Return the state after `questions` were asked, in words or with a button."""
    last = questions[-1]
    listed = len(last.refs) == 1 and bool(entries_of(last, knowledge))
    return replace(
        state.asking(last),
        listing=last if listed else state.listing,
        levels=last.levels or state.levels,
        pair=last.levels if len(last.levels) > 1 else state.pair,
        found=_found_levels(questions) or state.found,
    )


def remember(heard: Understanding, state: State, knowledge: Knowledge) -> State:
    """Return the state with the levels that `heard` names, and whose they are, whatever becomes of the message."""
    return _with_levels(heard, state, asked_levels(heard, state, knowledge.family.levels))


def _with_levels(heard: Understanding, state: State, levels: Tuple[str, ...]) -> State:
    return replace(
        state,
        own=own_level(heard, state),
        other=other_level(heard, state),
        levels=levels or state.levels,
        pair=levels if len(levels) > 1 else state.pair,
    )


def _found_levels(questions: Tuple[Question, ...]) -> Tuple[str, ...]:
    """« which level …? »: the levels found, which « that level » may then mean."""
    return tuple(level for question in questions if question.act == LEVEL for level in mentioned_levels(question.refs))


def _questions(
    heard: Understanding, state: State, knowledge: Knowledge, levels: Tuple[str, ...], topics: Topics
) -> Tuple[Question, ...]:
    choice = chosen(heard, state.choices) if state.unclear else retyped(heard, state.choices)
    if choice:
        return (replace(choice, levels=levels or choice.levels),)
    if heard.intent == WORD:
        return (searched(heard, levels, knowledge),)
    if heard.intent == MEANING and (word := meant(heard, knowledge)):
        return (word,)
    names_something = bool(topics.refs) and bool(heard.parts or heard.levels)
    if heard.intent == "report_misunderstanding" and not names_something:
        return ()
    turn = Turn(heard, state, state.question, knowledge, levels, topics.refs) if state.question else None
    if turn and (replied := claimed_role(turn) or starred(turn) or reply(turn)):
        return (replied,)
    many = several(heard, state, knowledge)
    if many:
        return many
    if turn and not names_something and heard.intent in WISHES:
        chosen_ones = entries_named(turn)
        if chosen_ones:
            return (chosen_ones,)
        if heard.intent == FEWER:
            return (replace(turn.before, limit=heard.limit or 1),)
        return (more(turn.before),)
    wrong = miscounted(heard, knowledge) + misquoted(heard, knowledge)
    question = one(heard, state, knowledge, levels, topics, turn)
    if wrong:
        lists = {ref for one_of_them in wrong for ref in one_of_them.refs}
        return wrong + ((question,) if question and topics.sure and not set(question.refs) & lists else ())
    numbered = None if question else picked_by_number(heard, state.choices)
    if numbered:
        return (numbered,)
    return _pairs(heard, topics) or ((question,) if question else ())


def several(heard: Understanding, state: State, knowledge: Knowledge) -> Tuple[Question, ...]:
    """Return a question for each clause of `heard` that asks one of its own; none where the clauses ask for the same thing."""
    found: List[Question] = []
    levels: Tuple[str, ...] = ()
    for clause in heard.within:
        topics = choose_topics(clause)
        levels = asked_levels(clause, state, knowledge.family.levels) or levels or tuple(dict.fromkeys(level.name for level in heard.levels))
        if clause.intent in REFUSED or not topics.refs or not topics.sure or not clause.asks:
            continue
        question = one(clause, replace(state, question=None), knowledge, levels, topics, None)
        if question:
            found.append(question)
    subjects = {(frozenset(map(topic_of, question.refs)), question.levels, question.act) for question in found}
    if len(subjects) < 2 or len({act for _, _, act in subjects}) < 2 and len({at for _, at, _ in subjects}) < 2:
        return ()
    return tuple(dict.fromkeys(found))


def _pairs(heard: Understanding, topics: Topics) -> Tuple[Question, ...]:
    """« connaissances pour D mais procédures pour B »: a question for each part with its own level."""
    wanted = {topic_of(ref) for ref in topics.refs}
    parts = [("part", ref, start) for ref, start, _ in heard.parts if ref in wanted]
    levels = [("level", level.name, level.start) for level in heard.levels if level.role != "excluded"]
    marks = sorted(parts + levels, key=lambda mark: mark[2])
    kinds = [kind for kind, _, _ in marks]
    if len(kinds) < 4 or len(kinds) % 2 or any(a == b for a, b in zip(kinds, kinds[1:])):
        return ()
    found = []
    for first, second in zip(marks[::2], marks[1::2]):
        part, level = (first, second) if first[0] == "part" else (second, first)
        found.append(Question(DESCRIBE, (part[1],), (level[1],)))
    return tuple(found)


def one(
    heard: Understanding,
    state: State,
    knowledge: Knowledge,
    levels: Tuple[str, ...],
    topics: Topics,
    turn: Optional[Turn],
) -> Optional[Question]:
    """Return the one question that `heard` asks about `topics` at `levels`; None when it is unclear."""
    before = state.question
    if turn:
        question = continued(turn)
        if question:
            return question
    elif _bare_level(heard, topics.refs, levels):
        return None
    refs = without_rejected(heard, topics.refs, knowledge)
    if _whose_level(heard, refs, levels, state):
        return None
    refs = _with_its_role(heard, refs, knowledge) or refs
    if {"role", "tasks"} <= heard.cues and heard.intent == DESCRIBE and refs and kind_of(refs[0]) == "tache":
        refs = (f"finalite.{knowledge.role(refs[0]).id}",)
    if not refs:
        return None
    beside = _steps_beside(heard, refs, levels, knowledge)
    if beside:
        return Question(DESCRIBE, beside, cues=frozenset({"steps"}))
    act = _act(heard, refs)
    if len(refs) == 2 and kind_of(refs[0]) == "tache" and kind_of(refs[1]) == "finalite":
        act = CONFIRM
    if asks_all_steps(heard, refs):
        levels, refs = (), tuple(map(topic_of, refs))
    if act == DESCRIBE and heard.levels:
        refs = said_only(heard, refs, levels)
    if {"which", "same"} <= heard.cues and all(ref in LISTS for ref in refs):
        act = SAME
    elif {"which", "different"} <= heard.cues and refs == ("section.competences",):
        act = RISING
    elif act == RISING and "rising" not in heard.cues:
        act = DESCRIBE
    elif act in _WHICH and (heard.confidence < 0.5 or kind_of(refs[0]) in ("critere", "competence")):
        act = act if refs[0] in LISTS and heard.confidence >= 0.35 else DESCRIBE
    if act == EXCLUSIVE and before and before.act == COMPARE and len(before.levels) == 2:
        levels = tuple(level for level in knowledge.family.levels if level in before.levels)[-1:]
    if act in _WHICH:
        return Question(act, lists_asked(heard, act), levels, heard.step, heard.cues)
    cues = cues_of(heard, topics) - (frozenset() if names_example(heard, refs, knowledge) else {"example"})
    of_steps = kind_of(refs[0]) == "competence" and ("steps" in cues or heard.step is not None)
    if not levels and kind_of(refs[0]) in _LEVELLED and not of_steps:
        levels = _levels_of_before(heard, state, act)
        if before and levels == before.levels and before.act == COMPARE and (heard.intent not in ACTS or act == DESCRIBE):
            act = COMPARE
    held = _held_against(heard, refs, levels, before)
    if held:
        act, levels, cues = COMPARE, held, cues | ({"yes_no"} if act in (CONFIRM, DESCRIBE) else set())
    if act == LEVEL and len(levels) == len(knowledge.family.levels):
        levels = ()
    if act == COMPARE and heard.relative == "all" and names_details(refs) and not heard.cues & {"same", "different", "versus"}:
        act, levels = LEVEL, ()
    if act == COMPARE and len(levels) == 1 and not heard.cues & {"same", "different", "versus"}:
        act = DESCRIBE
    if act == DESCRIBE and len(levels) > 1 and heard.cues & {"versus", "different"}:
        act = COMPARE
    if act in (CONFIRM, DESCRIBE) and len(levels) == 2 and kind_of(refs[0]) in ("critere", "competence") and _HIGHER_THAN.search(fold(heard.text)):
        act, cues = COMPARE, cues | {"different", "yes_no"} | ({"more"} if kind_of(refs[0]) == "critere" else set())
    claims, denied = _claims(heard, refs, act, knowledge, topics.sure)
    if claims and act == DESCRIBE and levels and cues & {"yes_no", "polar"}:
        act = CONFIRM
    return Question(act, held_by(refs, act, levels, knowledge), levels, heard.step, cues, claims=claims, denied=denied)


def _claims(heard: Understanding, refs: Tuple[str, ...], act: str, knowledge: Knowledge, sure: bool) -> Tuple[Tuple[str, ...], bool]:
    """What the message claims of the one criterion that it is about."""
    criteria = {topic_of(ref) for ref in refs if kind_of(ref) == "critere"}
    if len(criteria) != 1 or act not in (CONFIRM, LEVEL, DESCRIBE):
        return (), False
    return claims_of(heard, criteria.pop(), knowledge, sure)


def _with_its_role(heard: Understanding, refs: Tuple[str, ...], knowledge: Knowledge) -> Tuple[str, ...]:
    """« mettre la base à jour relève du soutien administratif »: the task, and the other role that it is said to belong to."""
    roles = [ref for ref, _, _ in heard.parts if kind_of(ref) == "finalite"]
    task, likelihood = next(((ref, p) for ref, p in heard.ranked if kind_of(ref) == "tache"), ("", 0.0))
    if len(roles) != 1 or likelihood < _LIKELY_TASK or heard.content_words < 2 or set(refs) - {task, *roles}:
        return ()
    return (task, roles[0]) if f"finalite.{knowledge.role(task).id}" != roles[0] else ()


def _held_against(
    heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...], before: Optional[Question]
) -> Tuple[str, ...]:
    """« Nadia, qui est D, a le même palier ? » after a C's: both levels; none where no other is held against the one named."""
    if not before or len(levels) != 1 or not heard.levels or not heard.cues & {"same", "different"}:
        return ()
    same_part = {*map(topic_of, refs)} == {*map(topic_of, before.refs)} and kind_of(refs[0]) in _LEVELLED
    others = tuple(level for level in before.levels if level not in levels)
    return others + levels if same_part else ()


def _bare_level(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...]) -> bool:
    """« niveau C ? », « je suis C », « C ou B ? »: levels and nothing else; what of them is wanted has to be asked."""
    overall = all(ref == "section.niveau" for ref in refs)
    asks_more = heard.content_words or heard.cues & {"same", "different", "versus"}
    return bool(levels) and heard.relative is None and overall and (heard.intent == "state_level" or not asks_more)


def _whose_level(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...], state: State) -> bool:
    """« qu'attend-on de moi ? »: all about a level that nobody has said yet."""
    return refs == ("section.niveau",) and not levels and not state.own and "first_person" in heard.cues


def _act(heard: Understanding, refs: Tuple[str, ...]) -> str:
    """What is asked for: the intent, but for what its words say more surely."""
    act = heard.intent if heard.intent in ACTS else CONFIRM if heard.intent == VERDICT else DESCRIBE
    if act == COUNT and "which" in heard.cues:
        return DESCRIBE
    asked = "yes_no" in heard.cues or ("polar" in heard.cues and "elliptic" not in heard.cues)
    if act in (LOCATE, DESCRIBE) and asked and kind_of(refs[0]) == "tache" and {*map(kind_of, refs)} <= {"tache", "finalite"}:
        return CONFIRM
    if act == UNREQUIRED and "nothing_but" in heard.cues:
        return EXCLUSIVE
    return act


def _steps_beside(
    heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...], knowledge: Knowledge
) -> Tuple[str, ...]:
    """« l'étape juste au-dessus de celle d'un B »: the steps beside the one that the named levels require."""
    if not heard.levels or kind_of(refs[0]) != "competence":
        return ()
    return steps_beside(heard, knowledge.competence(refs[0]), levels, None, knowledge)


def _levels_of_before(heard: Understanding, state: State, act: str) -> Tuple[str, ...]:
    """The levels of a question that names none: those of the question before, or the person's own."""
    if state.question and leans(heard):
        named = state.levels if "person" in heard.cues else state.found if "this" in heard.cues else ()
        return state.question.levels or named
    if not state.question and state.levels:
        return state.levels
    if state.own and "first_person" in heard.cues and act != LEVEL:
        return (state.own,)
    return ()

