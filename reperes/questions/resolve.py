"""From a message understood on its own to the questions it asks, with what was said before."""

from dataclasses import dataclass, replace
from typing import FrozenSet, Optional, Tuple

from reperes.knowledge.model import Knowledge, detail_of, topic_of
from reperes.knowledge.text import words
from reperes.questions.choices import chosen, picked_by_number, retyped
from reperes.questions.follow_up import Turn, continued, entries_named, kind_of, leans, mentioned_levels, more
from reperes.questions.levels import asked_levels, other_level, own_level
from reperes.questions.lists import entries_of
from reperes.questions.model import (
    ACTS,
    COMPARE,
    CONFIRM,
    COUNT,
    DESCRIBE,
    EXCLUSIVE,
    LEVEL,
    LOCATE,
    RISING,
    SAME,
    UNREQUIRED,
    Question,
)
from reperes.questions.state import State
from reperes.questions.steps import steps_beside
from reperes.questions.topics import Topics, choose_topics
from reperes.questions.understanding import Understanding

_WHICH = (SAME, RISING, EXCLUSIVE, UNREQUIRED)
_LEVELLED = ("critere", "competence", "section", "groupe")
_LISTS = ("section.criteres", "section.competences")


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
    names_something = bool(topics.refs) and bool(heard.parts or heard.levels)
    if heard.intent == "report_misunderstanding" and not names_something:
        return ()
    turn = Turn(heard, state, state.question, knowledge, levels, topics.refs) if state.question else None
    if turn and not names_something and heard.intent in ("ask_more", "ask_fewer", "ask_complete"):
        chosen_ones = entries_named(turn)
        if chosen_ones:
            return (chosen_ones,)
        if heard.intent == "ask_fewer":
            return (replace(turn.before, limit=heard.limit or 1),)
        return (more(turn.before),)
    question = _one(heard, state, knowledge, levels, topics, turn)
    numbered = None if question else picked_by_number(heard, state.choices)
    if numbered:
        return (numbered,)
    return _pairs(heard, topics) or ((question,) if question else ())


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


def _one(
    heard: Understanding,
    state: State,
    knowledge: Knowledge,
    levels: Tuple[str, ...],
    topics: Topics,
    turn: Optional[Turn],
) -> Optional[Question]:
    before = state.question
    if turn:
        question = continued(turn)
        if question:
            return question
    elif _bare_level(heard, topics.refs, levels):
        return None
    refs = topics.refs
    if {"role", "tasks"} <= heard.cues and heard.intent == DESCRIBE and refs and kind_of(refs[0]) == "tache":
        refs = (f"finalite.{knowledge.role(refs[0]).id}",)
    if not refs:
        return None
    beside = _steps_beside(heard, refs, levels, knowledge)
    if beside:
        return Question(DESCRIBE, beside, cues=frozenset({"steps"}))
    act = _act(heard, refs)
    if _asks_all_steps(heard, refs):
        levels = ()
    if act == DESCRIBE and heard.levels:
        refs = _said_only(heard, refs, levels)
    if {"which", "same"} <= heard.cues and all(ref in _LISTS for ref in refs):
        act = SAME
    elif act in _WHICH and (heard.confidence < 0.5 or kind_of(refs[0]) in ("critere", "competence")):
        act = act if refs[0] in _LISTS and heard.confidence >= 0.35 else DESCRIBE
    if act == EXCLUSIVE and before and before.act == COMPARE and len(before.levels) == 2:
        levels = tuple(level for level in knowledge.family.levels if level in before.levels)[-1:]
    if act in _WHICH:
        return Question(act, _lists(heard, act), levels, heard.step, heard.cues)
    cues = _cues(heard, topics) - (frozenset() if _names_example(heard, refs, knowledge) else {"example"})
    if not levels and kind_of(refs[0]) in _LEVELLED and not ("steps" in cues and kind_of(refs[0]) == "competence"):
        levels = _levels_of_before(heard, state, act)
        if before and levels == before.levels and before.act == COMPARE and (heard.intent not in ACTS or act == DESCRIBE):
            act = COMPARE
    if act == LEVEL and len(levels) == len(knowledge.family.levels):
        levels = ()
    if act == COMPARE and heard.relative == "all" and _claims(refs) and not heard.cues & {"same", "different", "versus"}:
        act, levels = LEVEL, ()
    if act == COMPARE and len(levels) == 1 and not heard.cues & {"same", "different", "versus"}:
        act = DESCRIBE
    if act == DESCRIBE and len(levels) > 1 and heard.cues & {"versus", "different"}:
        act = COMPARE
    return Question(act, _held_by(refs, act, levels, knowledge), levels, heard.step, cues)


def _bare_level(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...]) -> bool:
    """« niveau C ? », « je suis C »: a level and nothing else; what of it is wanted has to be asked."""
    overall = all(ref == "section.niveau" for ref in refs)
    return len(levels) == 1 and overall and (heard.intent == "state_level" or heard.content_words == 0)


def _asks_all_steps(heard: Understanding, refs: Tuple[str, ...]) -> bool:
    """« tous les niveaux de Communiquer »: the competence's own levels, not those of the family."""
    of_steps = heard.relative == "all" and "steps" in heard.cues and not heard.levels
    return of_steps and all(kind_of(ref) == "competence" for ref in refs)


def _said_only(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...]) -> Tuple[str, ...]:
    """« amélioration, niveau D »: of a named criterion, another level's cell is meant only where its words are said."""
    named, echoed = {ref for ref, _, _ in heard.parts}, {ref for ref, _ in heard.echoes}
    kept = (
        topic_of(ref) if topic_of(ref) in named and ref not in echoed and detail_of(ref) not in levels else ref for ref in refs
    )
    return tuple(dict.fromkeys(kept))


def _claims(refs: Tuple[str, ...]) -> bool:
    """Whether the content of a cell or step is mentioned."""
    return any(detail_of(ref) for ref in refs)


def _cues(heard: Understanding, topics: Topics) -> FrozenSet[str]:
    only = {"only_level"} if any(level.role == "only" for level in heard.levels) else set()
    unsure = set() if topics.sure else {"unsure"}
    partly = {"partly"} if heard.partly_outside else set()
    return heard.cues | only | unsure | partly


def _names_example(heard: Understanding, refs: Tuple[str, ...], knowledge: Knowledge) -> bool:
    """« les archives comptent comme spécialisation ? »: whether the message names an example that the document gives."""
    said = set(words(heard.text))
    given = [knowledge.definition(ref).examples.split(",") for ref in refs if kind_of(ref) == "definition"]
    return any(max(words(example), key=len) in said for examples in given for example in examples)


def _act(heard: Understanding, refs: Tuple[str, ...]) -> str:
    """What is asked for: the intent, but for what its words say more surely."""
    act = heard.intent if heard.intent in ACTS else DESCRIBE
    if act == COUNT and "which" in heard.cues:
        return DESCRIBE
    asked = "yes_no" in heard.cues or ("polar" in heard.cues and "elliptic" not in heard.cues)
    if act in (LOCATE, DESCRIBE) and asked and all(kind_of(ref) == "tache" for ref in refs):
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


def _held_by(refs: Tuple[str, ...], act: str, levels: Tuple[str, ...], knowledge: Knowledge) -> Tuple[str, ...]:
    """« un D doit-il avoir une spécialisation ? »: the cells that use a defined term, when levels are asked about."""
    if act not in (CONFIRM, LEVEL, COMPARE) or not all(kind_of(ref) == "definition" for ref in refs):
        return refs
    if not levels and act == CONFIRM:
        return refs
    terms = [f"{knowledge.definition(ref).term.lower()}*" for ref in refs]
    cells = [ref for ref, fact in knowledge.facts.items() if any(term in fact.text for term in terms)]
    return tuple(cells) or refs


def _lists(heard: Understanding, act: str) -> Tuple[str, ...]:
    """Whether criteria or competences are looked for."""
    named = [ref for ref, _, _ in heard.parts if ref in _LISTS]
    if not named:
        named = [ref for ref, _ in heard.ranked if ref in _LISTS][:1]
    return tuple(dict.fromkeys(named)) or (("section.criteres" if act == SAME else "section.competences"),)
