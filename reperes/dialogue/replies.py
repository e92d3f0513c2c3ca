"""What people ask of the answer before: why, where it stands, whether it is sure, shorter, its very words."""

from dataclasses import replace
from typing import Callable, Mapping, Optional, Tuple

from reperes.dialogue.claims import claims_of
from reperes.dialogue.question import Question
from reperes.dialogue.reading_parts import explained_of
from reperes.dialogue.state import PASSING
from reperes.dialogue.turn import SHORT, Turn, is_sure, topics_of, whole
from reperes.hearing.intents import (
    ADVICE,
    CERTAINTY,
    COMPARE,
    CONFIRM,
    COUNT,
    DESCRIBE,
    DETAIL,
    LEVEL,
    LOCATE,
    PLACE,
    REASON,
    SHARED,
    SHORTER,
    TEXT,
    VERDICT,
    WORDING,
)
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of, topic_of
from reperes.knowledge.references import ANSWERED, PARTS
from reperes.knowledge.stems import stem

_SAYS_SOMETHING = 2
"""So many words of its own has a reply that claims something."""
_SURELY_A_DETAIL = 0.5
"""From this probability on, what is asked for is a precision, which the document does not give."""


def reply(turn: Turn) -> Optional[Question]:
    """Return what a reply to an answer asks: the question before in another light; None when it is no reply."""
    make = _MAKERS.get(turn.heard.intent)
    guessed = turn.heard.intent == DETAIL and turn.heard.confidence < _SURELY_A_DETAIL
    if make is None or guessed or _stands_alone(turn):
        return _again("place")(turn.heard, _meant(turn), turn) if _asks_the_place(turn) else None
    return make(turn.heard, _meant(turn), turn)


def compared(turn: Turn) -> Optional[Question]:
    """« différence ? », « et c'est pareil ? » after an answer: its part at the levels spoken of, held side by side."""
    heard, before = turn.heard, turn.before
    cues = heard.cues & {"same", "different"}
    says_more = turn.levels or heard.parts or heard.content_words > SHORT or _is_elsewhere(turn)
    if not cues or says_more or not turn.stays:
        return None
    if kind_of(before.refs[0]) in ("tache", "finalite"):
        return Question(LEVEL, before.refs)
    if kind_of(before.refs[0]) not in ("critere", "competence", "section"):
        return None
    asks = {"yes_no"} if "same" in cues or heard.intent in (CONFIRM, VERDICT, CERTAINTY) else set()
    return Question(COMPARE, whole(before), _pair(before, turn), cues=frozenset(cues | asks))


def precision(turn: Turn) -> Optional[Question]:
    """« c'est quoi, une plainte simple ? » after the cell that says so: the document does not explain its own words."""
    heard = turn.heard
    if not heard.cues & {"definition", "example"} or heard.levels or not heard.own_words:
        return None
    topics = set(whole(turn.before))
    shown = {said for ref, fact in turn.knowledge.stems.items() if topic_of(ref) in topics for said in fact}
    new = [word for word in heard.own_words if stem(word) not in shown]
    # « un exemple » is a word of its own.
    of_its_words = len(new) <= 1 and len(new) < len(heard.own_words)
    told = of_its_words and all(kind_of(topic) in ("critere", "tache") for topic in topics)
    return _detail(heard, turn.before, turn) if told else None


def _asks_the_place(turn: Turn) -> bool:
    """« et c'est marqué où, ça ? »: which part it is about was said before."""
    heard = turn.heard
    return (
        ((heard.intent == LOCATE and heard.rather_leans) or "written" in heard.cues)
        and not heard.parts
        and not (turn.refs and is_sure(heard, turn.refs))
    )


def _stands_alone(turn: Turn) -> bool:
    """« pourquoi un B doit-il … ? » is a reply all the same; « que dois-je faire d'une plainte ? » is a question."""
    if turn.heard.intent not in (ADVICE, VERDICT):
        return False
    return not turn.heard.rather_leans and _is_elsewhere(turn)


def _is_elsewhere(turn: Turn) -> bool:
    """Whether a message is surely about a part that the question before is not about."""
    of_parts = any(kind_of(ref) in PARTS for ref in turn.refs)
    return of_parts and not set(topics_of(turn.refs)) <= set(whole(turn.before)) and is_sure(turn.heard, turn.refs)


def _meant(turn: Turn) -> Question:
    """The question before, about the part and the levels that the reply names, where it names some."""
    before = replace(turn.before, cues=turn.before.cues - PASSING, limit=None)
    named = tuple(ref for ref in turn.refs if kind_of(ref) in ANSWERED and topic_of(ref) in turn.heard.named)
    if named and {*map(topic_of, named)} != {*map(topic_of, before.refs)}:
        before = Question(COMPARE if before.act == COMPARE else DESCRIBE, named, before.levels)
    # « sûr ? que B n'ait rien de plus … » after C and B: both.
    among = before.act == COMPARE and set(turn.levels) <= set(before.levels)
    elsewhere = turn.levels and (turn.heard.levels or turn.heard.relative) and not among
    return replace(before, levels=turn.levels) if elsewhere else before


def _again(cue: str) -> Callable[[Understanding, Question, Turn], Question]:
    return lambda heard, before, turn: replace(before, cues=before.cues | {cue})


def _detail(heard: Understanding, before: Question, turn: Turn) -> Question:
    """« un exemple ? »: those of a word that the document explains; else it gives no precision."""
    explained = explained_of(before, turn.knowledge) if heard.cues & {"example", "definition"} else ()
    return (
        Question(DESCRIBE, explained, cues=frozenset({"definition"}))
        if explained
        else _again("detail")(heard, before, turn)
    )


def _wording(heard: Understanding, before: Question, turn: Turn) -> Question:
    cues = before.cues - {"distinctive"} if kind_of(before.refs[0]) == "competence" else before.cues
    act = DESCRIBE if before.act in (CONFIRM, COUNT) else before.act
    return replace(before, act=act, claims=(), cues=cues - {"yes_no", "polar"})


def _verdict(heard: Understanding, before: Question, turn: Turn) -> Question:
    if heard.cues & {"same", "different"} and kind_of(before.refs[0]) in ("critere", "competence"):
        return replace(
            before,
            act=COMPARE,
            levels=_pair(before, turn),
            claims=(),
            cues=before.cues - {"same", "different"} | heard.cues | {"yes_no"},
        )
    criteria = {topic_of(ref) for ref in before.refs if kind_of(ref) == "critere"}
    if len(criteria) == 1 and len(heard.own_words) >= _SAYS_SOMETHING:
        # « donc il fait ce qu'il veut ? »
        claims, denied = claims_of(heard, min(criteria), before.levels, turn.knowledge, given=True)
        if claims:
            return replace(
                before, act=CONFIRM, refs=whole(before), claims=claims, denied=denied, cues=frozenset({"yes_no"})
            )
    more = set() if before.claims or kind_of(before.refs[0]) != "critere" else {"no_more"}
    return replace(before, act=CONFIRM if before.act != COMPARE else COMPARE, cues=before.cues | {"yes_no"} | more)


def _shared(heard: Understanding, before: Question, turn: Turn) -> Question:
    return Question(COMPARE, whole(before), _pair(before, turn), cues=frozenset({"shared"}))


def _advice(heard: Understanding, before: Question, turn: Turn) -> Question:
    return Question(DESCRIBE, whole(before), before.levels)


def _pair(before: Question, turn: Turn) -> Tuple[str, ...]:
    """The levels that are held side by side: those before, else the last two named with one of them, else all
    (none)."""
    if len(before.levels) > 1:
        return before.levels
    return turn.state.pair if set(before.levels) <= set(turn.state.pair) else ()


_MAKERS: Mapping[str, Callable[[Understanding, Question, Turn], Question]] = {
    REASON: _again("reason"),
    DETAIL: _detail,
    PLACE: _again("place"),
    CERTAINTY: _again("again"),
    TEXT: _again("to_copy"),
    SHORTER: _again("short"),
    WORDING: _wording,
    VERDICT: _verdict,
    SHARED: _shared,
    ADVICE: _advice,
}
