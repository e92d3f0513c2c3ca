"""Readings of messages that lean on levels: « et pour B ? », « qui d'autre ? », « mettez les deux côte à côte »."""

from dataclasses import replace
from typing import Optional

from reperes.dialogue.lists import LISTED
from reperes.dialogue.question import Question
from reperes.dialogue.reading_lists import LISTS
from reperes.dialogue.turn import SHORT, Turn, is_sure, whole
from reperes.hearing.denial import denials, is_denied
from reperes.hearing.intents import CERTAINTY, COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL, SAME, VERDICT
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of

_STANDS_ALONE = 0.2
"""Up to this probability of leaning, a message is a question of its own: « que change le passage de C à B ? »."""
_CERTAIN = 0.8
"""From this probability on, a word and a level are a question of their own."""
_LEANS_SURELY = 0.7
"""From this one on, a message that names levels only says which: « vous disiez identique entre C et B »."""
_OVERALL = ("section.niveau", "section.famille", "purpose")


def who(turn: Turn) -> Optional[Question]:
    """« qui d'autre ? », « c'est pour qui, alors ? »: every level at which the same holds."""
    of_levels = turn.heard.levels or ("level_word" in turn.heard.cues and turn.heard.intent == LEVEL)
    goes_on = turn.leans or "this" in turn.heard.cues
    if _shows_tasks(turn.before) and goes_on and of_levels and _says_tasks_only(turn) and _names_no_other(turn):
        asks = turn.heard.intent in (CONFIRM, VERDICT) and kind_of(turn.before.refs[0]) == "tache"
        return Question(CONFIRM if asks else LEVEL, turn.before.refs, turn.levels, cues=turn.before.cues & {"tasks"})
    asks = turn.heard.cues & {"who_else", "for_whom"} or turn.heard.intent == LEVEL
    if not asks or not turn.names_nothing or turn.levels or kind_of(turn.before.refs[0]) not in LISTS:
        return None
    if kind_of(turn.before.refs[0]) in ("tache", "finalite") and "level_word" not in turn.heard.cues:
        return None
    return Question(LEVEL, turn.before.refs, (), claims=turn.before.claims)


def _shows_tasks(question: Question) -> bool:
    return all(kind_of(ref) in ("tache", "finalite") or ref == "section.taches" for ref in question.refs)


def _says_tasks_only(turn: Turn) -> bool:
    return turn.heard.named <= {"section.taches"}


def _names_no_other(turn: Turn) -> bool:
    """« et il met ça plutôt chez un D ? »: whether no other part is surely meant."""
    heard = turn.heard
    return not heard.content_words or (heard.content_words <= SHORT and not (turn.refs and is_sure(heard, turn.refs)))


def at_other_levels(turn: Turn) -> Optional[Question]:
    """« et pour B ? »: the question before at other levels, or at more of them."""
    heard, before, levels = turn.heard, turn.before, turn.levels
    if not _points_back(turn):
        return None
    act = before.act
    adds = "add" in heard.cues or "versus" in heard.cues and len(levels) == 1
    if before.levels and heard.intent != "correct" and adds:
        levels = tuple(dict.fromkeys(before.levels + levels))
        act = COMPARE if "versus" in heard.cues or len(before.levels) > 1 and before.act == COMPARE else act
    elif len(levels) > 1 and (heard.cues & {"versus", "different", "same"} or heard.intent in (COMPARE, SAME)):
        act = COMPARE
    elif act in (LEVEL, COUNT) or (act == COMPARE and len(levels) == 1):
        act = CONFIRM if _wants_verdict(turn) else DESCRIBE
    other_step = heard.step is not None and kind_of(before.refs[0]) == "competence"
    refs = before.refs if act == CONFIRM and not other_step else whole(before)
    cues = before.cues | (heard.cues & {"same", "different"})
    if heard.cues & {"same", "different"} and len(levels) == 1:
        others = before.levels if levels != before.levels else ()
        if "first_person" in heard.cues and turn.state.own and turn.state.own not in levels:
            others = (turn.state.own,)
        if others:
            act, levels = COMPARE, tuple(dict.fromkeys(others + levels))
            cues |= {"yes_no"} if heard.cues & {"same", "yes_no"} else set()
    if heard.content_words and kind_of(refs[0]) in ("critere", "competence") and act in (DESCRIBE, COMPARE):
        # What the message says by itself could mean all of the level.
        cues |= {"narrowed"}
    asked = replace(
        before, act=act, refs=refs, levels=levels, limit=None, cues=cues, step=heard.step if other_step else before.step
    )
    return _turned(asked, heard) if act == CONFIRM and denials(heard.text) else asked


def _turned(question: Question, heard: Understanding) -> Question:
    """« et pas le B, alors ? »: the yes or no question, denied where the message denies; without a verdict where it may
    not."""
    denied = is_denied(heard)
    if denied is None:
        return replace(question, claims=(), cues=question.cues | {"negated"})
    return replace(question, denied=denied)


def _wants_verdict(turn: Turn) -> bool:
    """« donc même un B ne doit pas ? » after « which levels? »: a yes or no about the same."""
    of_competence = kind_of(turn.before.refs[0]) == "competence"
    return bool(of_competence or turn.before.claims) and turn.heard.intent in (CONFIRM, VERDICT, CERTAINTY)


def _points_back(turn: Turn) -> bool:
    """Whether the message only gives another level, or a remark, to the question before."""
    heard, refs = turn.heard, turn.refs
    if not turn.levels or any(kind_of(ref) not in ("section", "purpose") for ref, _, _ in heard.parts):
        return False
    overall = not refs or all(ref in _OVERALL for ref in refs)
    few = 2 if heard.relative in ("other_one", "others", "above", "below") and not heard.levels else 0
    if heard.content_words <= few and not heard.parts:
        return True
    if heard.levels and heard.content_words <= 1 and not heard.parts and refs and not is_sure(heard, refs, _CERTAIN):
        # « chez le C c'est plus large ? »
        return True
    if heard.leaning <= _STANDS_ALONE and not heard.cues & {"elliptic", "person"}:
        return False
    if heard.parts and not overall:
        return False
    if overall and heard.leaning >= _LEANS_SURELY and heard.content_words <= 2 * SHORT:
        return True
    if heard.intent in ("follow_up", "correct") and (overall or not is_sure(heard, refs)):
        return True
    if "whole" in heard.cues:
        return False
    lists = overall or all(kind_of(ref) == "section" for ref in refs)
    return lists and heard.content_words <= (SHORT + 1 if overall and turn.leans else 3)


def same_subject(turn: Turn) -> Optional[Question]:
    """« citez le sien », « mettez les deux côte à côte »: the parts before, asked about in another way."""
    heard, before = turn.heard, turn.before
    points_back = turn.names_nothing and turn.leans and heard.cues & {"person", "this", "which"}
    if not points_back and "each" not in heard.cues:
        return None
    asks = heard.intent in (DESCRIBE, CONFIRM, COMPARE, "follow_up")
    listed = before.refs[0] in LISTED and bool(turn.levels)
    if kind_of(before.refs[0]) not in ("critere", "competence") and not listed or not asks:
        return None
    act = COMPARE if before.act == COMPARE else DESCRIBE
    levels = turn.levels or before.levels
    return replace(before, act=act, refs=whole(before), levels=levels, limit=None, cues=frozenset(), claims=())
