"""Messages that lean on the question before: « et pour B ? », « détaille », « c'est quelle finalité ? »."""

import re
from dataclasses import replace
from typing import Optional, Sequence, Tuple

from reperes.knowledge.model import Knowledge, topic_of
from reperes.knowledge.text import fold
from reperes.questions.model import COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL, Question
from reperes.questions.state import State
from reperes.questions.understanding import Understanding

_ORDINAL = re.compile(r"\b(?:le|la|du|au) (premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme|septieme|derniere?)\b")
_PLACES = {
    "premier": 0, "premiere": 0, "deuxieme": 1, "second": 1, "seconde": 1, "troisieme": 2, "quatrieme": 3,
    "cinquieme": 4, "sixieme": 5, "septieme": 6, "dernier": -1, "derniere": -1,
}  # fmt: skip
_ALL_OF_IT = re.compile(r"\b(tou(te?s?|s)|ensemble|profil|complete?|global\w*|general|attentes|exigences|everything|alles)\b")
_ROLE_SECTIONS = ("section.finalites", "section.taches", "purpose", "section.famille")
_OVERALL = ("section.niveau", "section.famille")
_SURE_OF_ITS_OWN = 0.5


def kind_of(ref: str) -> str:
    """The kind of part that a reference names: its first word."""
    return ref.partition(".")[0]


def more(question: Question) -> Question:
    """The same question in more detail: a role's tasks, a competence's steps, all levels of a criterion."""
    kinds = {kind_of(ref) for ref in question.refs}
    whole = tuple(dict.fromkeys(topic_of(ref) for ref in question.refs))
    if "finalite" in kinds and "tasks" not in question.cues:
        return Question(DESCRIBE, question.refs, cues=frozenset({"tasks"}))
    if "competence" in kinds:
        return Question(DESCRIBE, whole, cues=frozenset({"steps"}))
    if "critere" in kinds and question.levels:
        return Question(DESCRIBE, whole)
    return replace(question, act=DESCRIBE if question.act == COUNT else question.act, limit=None)


def points_back(heard: Understanding, elliptic: bool, refs: Sequence[str], levels: Sequence[str]) -> bool:
    """Whether the message only gives another level, or a remark, to the question before."""
    if not levels or any(kind_of(ref) not in ("section", "purpose") for ref, _, _ in heard.parts):
        return False
    overall = not refs or all(ref in _OVERALL for ref in refs)
    if heard.content_words == 0 and not heard.parts:
        return True
    if heard.parts and not overall:
        return False
    if heard.intent in ("follow_up", "correct") and (overall or not _sure(heard, refs)):
        return True
    if _ALL_OF_IT.search(fold(heard.text)):
        return False
    return (elliptic or not refs or heard.intent == CONFIRM) and overall and heard.content_words <= 3


def _sure(heard: Understanding, refs: Sequence[str]) -> bool:
    return max(heard.probability(topic_of(ref)) for ref in refs) >= _SURE_OF_ITS_OWN


def at_other_levels(heard: Understanding, before: Question, levels: Tuple[str, ...]) -> Question:
    """The question before at other levels, or at more of them."""
    act = before.act
    if "add" in heard.cues and before.levels and heard.intent != "correct":
        levels = tuple(dict.fromkeys(before.levels + levels))
        act = COMPARE if "versus" in heard.cues else act
    elif len(levels) > 1 and (heard.cues & {"versus", "different"} or heard.intent == COMPARE):
        act = COMPARE
    elif act in (LEVEL, COUNT) or (act == COMPARE and len(levels) == 1):
        act = DESCRIBE
    refs = before.refs if act == CONFIRM else tuple(dict.fromkeys(topic_of(ref) for ref in before.refs))
    cues = before.cues | (heard.cues & {"same", "different"})
    if heard.cues & {"same", "different"} and len(levels) == 1 and before.levels and levels != before.levels:
        act, levels = COMPARE, tuple(dict.fromkeys(before.levels + levels))
        cues |= {"yes_no"}
    return replace(before, act=act, refs=refs, levels=levels, limit=None, cues=cues)


def this_one(
    heard: Understanding, before: Optional[Question], elliptic: bool, refs: Tuple[str, ...], knowledge: Knowledge
) -> Tuple[str, ...]:
    """Resolve « cette finalité », « dans quel but ? », « elle a l'étoile ? »: the part that was spoken of before."""
    if not before or heard.levels or heard.content_words > 4 or not (elliptic or heard.cues & {"this", "same_role"}):
        return refs
    last = before.refs[-1]
    role_asked = not refs or all(ref in _ROLE_SECTIONS or kind_of(ref) == "finalite" for ref in refs)
    if kind_of(last) in ("tache", "finalite") and role_asked and not _names_role(heard):
        asks_role = heard.cues & {"purpose", "tasks", "role"}
        return (f"finalite.{knowledge.role(last).id}",) if asks_role else refs
    if refs == ("section.criteres",) and kind_of(last) == "critere" and "this" in heard.cues:
        return before.refs
    if refs == ("legende.distinctive",) and kind_of(last) == "competence":
        return (topic_of(last),)
    return refs


def _names_role(heard: Understanding) -> bool:
    return any(kind_of(ref) == "finalite" for ref, _, _ in heard.parts)


def nth_of_list(heard: Understanding, before: Optional[Question], knowledge: Knowledge) -> Optional[Question]:
    """« la troisième, elle dit quoi ? » after a list of roles or criteria: that one."""
    if not before or heard.content_words > 4:
        return None
    family = knowledge.family
    lists = {
        "section.finalites": [f"finalite.{role.id}" for role in family.roles],
        "section.criteres": [f"critere.{criterion.id}" for criterion in family.criteria],
        "section.competences": [f"competence.{competence.id}" for competence in knowledge.competences],
    }
    items = lists.get(before.refs[0]) if before.refs else None
    match = _ORDINAL.search(fold(heard.text))
    if not items or not match or match.group(1) not in _PLACES:
        return None
    place = _PLACES[match.group(1)]
    if place >= len(items):
        return None
    return Question(DESCRIBE, (items[place],), heard_levels(heard), cues=heard.cues - {"tasks"})


def heard_levels(heard: Understanding) -> Tuple[str, ...]:
    """The levels that a message names."""
    return tuple(level.name for level in heard.levels if level.role != "excluded")


def same_role(heard: Understanding, state: State, refs: Sequence[str]) -> Optional[Question]:
    """« c'est la même finalité ? » after two tasks: both of them."""
    if "same_role" not in heard.cues or not (state.question and state.previous):
        return None
    if any(kind_of(ref) == "tache" for ref in refs) and heard.content_words > 2:
        return None
    both = tuple(ref for ref in state.previous.refs + state.question.refs if kind_of(ref) in ("tache", "finalite"))
    return Question(CONFIRM, both, (), None, heard.cues) if len(both) > 1 else None
