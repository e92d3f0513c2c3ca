"""The one question that a message asks about its topics: what is asked for, about which parts, at which levels."""

from dataclasses import replace
from typing import Optional, Tuple

from reperes.knowledge.model import Knowledge, kind_of, topic_of
from reperes.questions.claims import DENIED, blamed, claims_of, is_denied
from reperes.questions.comparing import is_stronger, says_more
from reperes.questions.follow_up import continued
from reperes.questions.levels import LEVELLED, held_against, levels_of_before
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
    MEANING,
    RISING,
    SAME,
    UNREQUIRED,
    VERDICT,
    WORD,
    Question,
)
from reperes.questions.referring import (
    LISTS,
    asks_all_steps,
    cues_of,
    held_by,
    lists_asked,
    names_details,
    names_example,
    of_the_list,
    said_only,
    steps_of_others,
    with_its_role,
    without_rejected,
)
from reperes.questions.state import State
from reperes.questions.topics import Topics
from reperes.questions.turn import Turn
from reperes.questions.understanding import Understanding

_COMPARING = frozenset({"same", "different", "versus"})
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
    if not levels and kind_of(refs[0]) in LEVELLED and not of_steps:
        levels = levels_of_before(heard, state, act)
        compared = before is not None and before.act == COMPARE and levels == before.levels
        if compared and (heard.intent not in ACTS or act == DESCRIBE):
            act = COMPARE
    held = held_against(heard, refs, levels, before)
    if held:
        act, levels, cues = COMPARE, held, cues | ({"yes_no"} if act in (CONFIRM, DESCRIBE) else set())
    if act == LEVEL and len(levels) == len(knowledge.family.levels):
        levels = ()
    if act == COMPARE and not heard.cues & _COMPARING:
        if heard.relative == "all" and names_details(refs):
            act, levels = LEVEL, ()
        elif len(levels) == 1:
            act = DESCRIBE
    if act == DESCRIBE and len(levels) > 1 and heard.cues & {"versus", "different"}:
        act = COMPARE
    if act == COMPARE and "same" in heard.cues and not heard.cues & {"which", "open"}:
        cues |= {"yes_no"}
    of_two = len(levels) == 2 and kind_of(refs[0]) in ("critere", "competence")
    if act in (CONFIRM, DESCRIBE) and of_two and says_more(heard.text):
        act, cues = COMPARE, cues | {"different", "yes_no"} | ({"more"} if kind_of(refs[0]) == "critere" else set())
    if act == CONFIRM and kind_of(refs[0]) == "competence" and is_stronger(heard.text):
        act, levels, cues = COMPARE, (), cues | {"different", "yes_no"}
    if act != COMPARE and kind_of(refs[0]) == "competence" and heard.step and levels and heard.cues & {"yes_no", "polar"}:
        act = CONFIRM
    criteria = {topic_of(ref) for ref in refs if kind_of(ref) == "critere"}
    one_claimed = len(criteria) == 1 and act in (CONFIRM, LEVEL, DESCRIBE)
    claims, denied = claims_of(heard, criteria.pop(), levels, knowledge, topics.sure) if one_claimed else ((), False)
    # « et s'écarter des règles ? » after a yes or no question asks for one too.
    goes_on = before is not None and before.act == CONFIRM and heard.rather_leans
    if claims and act == DESCRIBE and levels and (goes_on or cues & {"yes_no", "polar"}):
        act = CONFIRM
    if claims and "alternative" in cues and act == CONFIRM:
        # « je la traite ou je la passe ? » is answered by no yes.
        claims = ()
    asks_verdict = (heard.intent == VERDICT or cues & {"yes_no", "polar"}) and "alternative" not in cues
    if act == CONFIRM and asks_verdict and one_claimed and not claims and before and _same_cells(before, refs, levels):
        cues |= {"no_more"}
    if kind_of(refs[0]) == "competence":
        denied = is_denied(heard)
        if denied and not heard.asks:
            # « soi-disant je ne suis pas assez agile ! » asks for no yes or no.
            denied = None
        cues -= {"negated"}
    elif not one_claimed:
        # Claims of criteria and of competences are turned round; of other parts, a question that denies gets no yes or no.
        denied = None if heard.denied >= DENIED or blamed(heard.text) else False
    if denied is None or not topics.sure:
        cues |= {"negated"}
    question = Question(act, held_by(refs, act, levels, knowledge), levels, heard.step, cues, claims=claims, denied=bool(denied))
    listed = len(question.refs) == 1 and entries_of(question, knowledge)
    return replace(question, limit=heard.limit) if listed else question


def _same_cells(before: Question, refs: Tuple[str, ...], levels: Tuple[str, ...]) -> bool:
    """Whether the answer before quoted these cells already."""
    return {*map(topic_of, before.refs)} == {*map(topic_of, refs)} and before.levels == levels


def _bare_level(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...]) -> bool:
    """« niveau C ? », « je suis C », « C ou B ? »: levels and nothing else; what of them is wanted has to be asked."""
    overall = all(ref == "section.niveau" for ref in refs)
    asks_more = heard.content_words or heard.cues & _COMPARING
    return bool(levels) and heard.relative is None and overall and (heard.intent == "state_level" or not asks_more)


def _whose_level(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...], state: State) -> bool:
    """« qu'attend-on de moi ? »: all about a level that nobody has said yet."""
    return refs == ("section.niveau",) and not levels and not state.own and "first_person" in heard.cues


def _act(heard: Understanding, refs: Tuple[str, ...]) -> str:
    """What is asked for: the intent, but for what its words say more surely."""
    act = heard.intent if heard.intent in ACTS else CONFIRM if heard.intent == VERDICT else DESCRIBE
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
