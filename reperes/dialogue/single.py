"""The one question that a message asks about its topics: what is asked for, about which parts, at which levels."""

from dataclasses import replace
from typing import Optional, Tuple

from reperes.dialogue.comparing import COMPARING, held_together
from reperes.dialogue.follow_up import continued
from reperes.dialogue.judging import judged
from reperes.dialogue.levels_asked import LEVELLED, levels_of_before
from reperes.dialogue.likely import Topics
from reperes.dialogue.lists import entries_of
from reperes.dialogue.question import Question
from reperes.dialogue.referring import (
    LISTS,
    asks_all_steps,
    cues_of,
    held_by,
    lists_asked,
    names_example,
    of_the_list,
    said_only,
    steps_of_others,
    with_its_role,
    without_rejected,
)
from reperes.dialogue.state import State
from reperes.dialogue.turn import Turn, is_sure, topics_of
from reperes.hearing.intents import (
    ACTS,
    COMPARE,
    CONFIRM,
    COUNT,
    DESCRIBE,
    EXCLUSIVE,
    LEVEL,
    LOCATE,
    MEANING,
    RISING,
    SAME,
    UNREQUIRED,
    VERDICT,
    WORD,
)
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, kind_of, topic_of

_PERHAPS_RISING = 0.15
_WHICH = (SAME, RISING, EXCLUSIVE, UNREQUIRED)


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
    if heard.matched and not topics.sure and len(set(map(topic_of, topics.refs))) > 1:
        return Question(DESCRIBE, topics.refs, levels, None, frozenset({"unsure"}))
    refs = without_rejected(heard, of_the_list(topics.refs, turn), knowledge)
    if _whose_level(heard, refs, levels, state):
        return None
    refs = with_its_role(heard, refs, knowledge) or refs
    if {"role", "tasks"} <= heard.cues and heard.intent == DESCRIBE and refs and kind_of(refs[0]) == "tache":
        refs = (f"finalite.{knowledge.role(refs[0]).id}",)
    if not refs:
        return None
    beside = steps_of_others(heard, refs, levels, knowledge)
    if beside:
        return Question(DESCRIBE, beside, cues=frozenset({"steps"}))
    act = _act(heard, refs)
    if act in (CONFIRM, DESCRIBE) and "for_whom" in heard.cues and not heard.levels and kind_of(refs[0]) == "critere":
        # « vérifier les règles, c'est plutôt pour qui alors ? »
        act, levels = LEVEL, ()
    if len(refs) == 2 and kind_of(refs[0]) == "tache" and kind_of(refs[1]) == "finalite":
        act = CONFIRM
    if asks_all_steps(heard, refs):
        levels, refs = (), tuple(map(topic_of, refs))
    if act == DESCRIBE and heard.levels:
        refs = said_only(heard, refs, levels)
    act = _of_lists(act, heard, refs)
    if act == EXCLUSIVE and before and before.act == COMPARE and len(before.levels) == 2:
        levels = tuple(level for level in knowledge.family.levels if level in before.levels)[-1:]
    if act in _WHICH:
        return Question(act, lists_asked(heard, act), levels, heard.step, heard.cues)
    cues = cues_of(heard, topics) - (frozenset() if names_example(heard, refs, knowledge) else {"example"})
    of_steps = kind_of(refs[0]) == "competence" and ("steps" in cues or heard.step is not None)
    if not levels and kind_of(refs[0]) in LEVELLED and not of_steps:
        levels = levels_of_before(heard, state, act, topics_of(refs))
        if levels and before and act == DESCRIBE and topics_of(refs) == topics_of(before.refs) and not heard.echoes:
            # « dans quel cas transmet-il ? »: of the level before, not of the one that the wording may be nearest to.
            refs = topics_of(refs)
        compared = before is not None and before.act == COMPARE and levels == before.levels
        if compared and (heard.intent not in ACTS or act == DESCRIBE):
            act = COMPARE
    asked = Question(act, refs, levels, heard.step, cues)
    asked = judged(held_together(asked, heard, before, knowledge), heard, topics.sure, before, knowledge)
    if not heard.cues & {"definition", "term"}:
        asked = replace(asked, refs=held_by(asked.refs, asked.act, asked.levels, knowledge))
    listed = len(asked.refs) == 1 and entries_of(asked, knowledge)
    return replace(asked, limit=heard.limit) if listed else asked


def _of_lists(act: str, heard: Understanding, refs: Tuple[str, ...]) -> str:
    """Which entries of a list are asked for, where `act` or the words of `heard` ask for some; else `act`."""
    if {"which", "same"} <= heard.cues and all(ref in LISTS for ref in refs):
        return SAME
    rises = (
        "different" in heard.cues or "rising" in heard.cues and dict(heard.intents).get(RISING, 0.0) >= _PERHAPS_RISING
    )
    if "which" in heard.cues and rises and refs == ("section.competences",):
        return RISING
    if act == RISING and "rising" not in heard.cues:
        return DESCRIBE
    if act in _WHICH and (heard.confidence < 0.5 or kind_of(refs[0]) in ("critere", "competence")):
        return act if refs[0] in LISTS and heard.confidence >= 0.35 else DESCRIBE
    return act


def _bare_level(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...]) -> bool:
    """« niveau C ? », « je suis C », « C ou B ? »: levels and nothing else; what of them is wanted has to be asked."""
    overall = all(ref == "section.niveau" for ref in refs) and not heard.named
    asks_more = heard.content_words or heard.cues & COMPARING
    return bool(levels) and heard.relative is None and overall and (heard.intent == "state_level" or not asks_more)


def _whose_level(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...], state: State) -> bool:
    """« qu'attend-on de moi ? »: all about a level that nobody has said yet."""
    return refs == ("section.niveau",) and not levels and not state.own and "first_person" in heard.cues


def _act(heard: Understanding, refs: Tuple[str, ...]) -> str:
    """What is asked for: the intent, but for what its words say more surely."""
    act = heard.intent if heard.intent in ACTS else CONFIRM if heard.intent == VERDICT else DESCRIBE
    if heard.intent not in ACTS and "yes_no" in heard.cues and is_sure(heard, refs):
        # « et doit-il s'adapter ? »
        act = CONFIRM
    if act in (WORD, MEANING):
        # Words that are looked for were found before; what is left names a part, « mot pour mot ».
        return DESCRIBE
    if act == COUNT and "which" in heard.cues:
        return DESCRIBE
    asked = "yes_no" in heard.cues or ("polar" in heard.cues and "elliptic" not in heard.cues)
    if (
        act in (LOCATE, DESCRIBE)
        and asked
        and kind_of(refs[0]) == "tache"
        and {*map(kind_of, refs)} <= {"tache", "finalite"}
    ):
        return CONFIRM
    if act == UNREQUIRED and "nothing_but" in heard.cues:
        return EXCLUSIVE
    return act
