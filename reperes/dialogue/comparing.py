"""Where levels are held against each other: « plus haut que », « en dessous du D », « le même pour Nadia, qui est D
»."""

from dataclasses import replace
from typing import List, Optional, Tuple

from reperes.dialogue.levels_asked import LEVELLED
from reperes.dialogue.question import Question
from reperes.dialogue.referring import names_details
from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE, LEVEL
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, kind_of, topic_of
from reperes.language.folding import row
from reperes.language.lexis import phrases, words

COMPARING = frozenset({"same", "different", "versus"})


def held_together(asked: Question, heard: Understanding, before: Optional[Question], knowledge: Knowledge) -> Question:
    """Return `asked` as a comparison where `heard` holds levels against each other, and as none where it does not."""
    act, levels, cues, kind = asked.act, asked.levels, asked.cues, kind_of(asked.refs[0])
    held = _held_against(heard, asked, before)
    if held:
        act, levels, cues = COMPARE, held, cues | ({"yes_no"} if act in (CONFIRM, DESCRIBE) else set())
    if act == LEVEL and len(levels) == len(knowledge.family.levels):
        levels = ()
    if act == COMPARE and not heard.cues & COMPARING:
        if heard.relative == "all" and names_details(asked.refs):
            act, levels = LEVEL, ()
        elif len(levels) == 1:
            act = DESCRIBE
    if act == DESCRIBE and len(levels) > 1 and heard.cues & {"versus", "different"}:
        act = COMPARE
    if act == COMPARE and "same" in heard.cues and not heard.cues & {"which", "open"}:
        cues |= {"yes_no"}
    if act in (CONFIRM, DESCRIBE) and len(levels) == 2 and kind in ("critere", "competence") and says_more(heard.text):
        act, cues = COMPARE, cues | {"different", "yes_no"} | ({"more"} if kind == "critere" else set())
    if act == CONFIRM and kind == "competence" and is_stronger(heard.text):
        act, levels, cues = COMPARE, (), cues | {"different", "yes_no"}
    if act != COMPARE and kind == "competence" and heard.step and levels and heard.cues & {"yes_no", "polar"}:
        act = CONFIRM
    return replace(asked, act=act, levels=levels, cues=cues)


def _held_against(heard: Understanding, asked: Question, before: Optional[Question]) -> Tuple[str, ...]:
    """« Nadia, qui est D, a le même palier ? » after a C's: both levels; none where none is held against it."""
    if not before or len(asked.levels) != 1 or not heard.levels or not heard.cues & {"same", "different"}:
        return ()
    same_part = {*map(topic_of, asked.refs)} == {*map(topic_of, before.refs)} and kind_of(asked.refs[0]) in LEVELLED
    others = tuple(level for level in before.levels if level not in asked.levels)
    return others + asked.levels if same_part else ()


def says_more(text: str) -> bool:
    """« la barre est plus haute pour un B que pour un D ? »: whether one is said to ask more than another."""
    return any(_than_others(text))


def is_stronger(text: str) -> bool:
    """« le B doit être plus fort »: whether one is said to ask more, without saying than which."""
    return not all(_than_others(text))


def _than_others(text: str) -> List[bool]:
    """For each « plus haut », « davantage » of `text`, whether it goes on with « que »."""
    said = row(text)
    hits = phrases("against", "more").find(said)
    return [not words("against", "than").isdisjoint(said[hit.end :]) for hit in hits]
