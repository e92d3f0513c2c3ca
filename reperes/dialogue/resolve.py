"""From a message understood on its own to the questions it asks, with what was said before."""

from dataclasses import dataclass, replace
from typing import Dict, Optional, Tuple

from reperes.dialogue.choices import chosen, picked_by_number, retyped
from reperes.dialogue.follow_up import entries_named
from reperes.dialogue.levels_asked import LEVELLED, asked_levels, other_level, own_level
from reperes.dialogue.likely import Topics
from reperes.dialogue.lists import entries_of
from reperes.dialogue.premises import miscounted, misquoted
from reperes.dialogue.question import Question
from reperes.dialogue.reading_parts import claimed_role, example, starred
from reperes.dialogue.replies import compared, precision, reply
from reperes.dialogue.searching import asks_what_is_marked, looks_for_words, marked_phrase, meant, searched, written
from reperes.dialogue.several import pairs, several
from reperes.dialogue.single import one
from reperes.dialogue.state import State
from reperes.dialogue.topics import choose_topics
from reperes.dialogue.turn import SHORT, Turn, goes_on, mentioned_levels, more
from reperes.hearing.intents import DESCRIBE, FEWER, LEVEL, MEANING, MISUNDERSTOOD, REFUSED, WISHES, WORD
from reperes.hearing.scope import outside
from reperes.hearing.understanding import Level, Understanding
from reperes.knowledge.model import Knowledge, kind_of, topic_of
from reperes.knowledge.references import WHOLE_FAMILY
from reperes.language.names import language_asked

_FEW_WORDS = 2
"""So few words beside a level still take the part that a refusal offered."""
_SURELY_OUTSIDE = 0.7
"""From this probability on, a sentence is told to be outside the document beside others that are not."""


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
    if questions:
        return Resolution(
            questions, topics.likely, levels, replace(answered(kept, questions, knowledge), likely=topics.likely)
        )
    missed = _missed(state) if heard.intent == MISUNDERSTOOD else ()
    return Resolution((), missed or topics.likely, levels, kept)


def _missed(state: State) -> Tuple[str, ...]:
    """« tu n'as pas répondu »: what the message before may have been about instead."""
    shown = {topic_of(ref) for ref in state.question.refs} if state.question else set()
    return tuple(ref for ref in state.likely if ref not in shown)


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
    choice = (
        chosen(heard, state.choices) if state.unclear else retyped(heard, state.choices) or _refused_part(heard, state)
    )
    if choice:
        return (replace(choice, levels=levels or choice.levels),)
    if state.question and language_asked(heard.text):
        # « français svp »: the answer before, in that language.
        return (state.question,)
    if heard.only_family:
        # « et chez les DG ? »: the question before, which is about that family by now.
        return (state.question or Question(refs=(WHOLE_FAMILY,)),)
    if looks_for_words(heard) or _another_word(heard, state):
        return (searched(heard, levels, knowledge),)
    explains = heard.intent == MEANING or asks_what_is_marked(heard)
    if explains and (word := meant(heard, knowledge)):
        return (word,)
    if is_there := written(heard, knowledge):
        return (is_there,)
    names_something = bool(topics.refs) and bool(heard.parts or heard.levels)
    if heard.intent == MISUNDERSTOOD and not names_something:
        return ()
    if state.unclear and heard.intent == "correct" and not heard.parts and not heard.levels:
        return ()
    each = _one_after_the_other(heard, state, knowledge)
    if each:
        return each
    turn = Turn(heard, state, state.question, knowledge, levels, topics.refs) if state.question else None
    if turn and heard.limit and not names_something and turn.stays:
        return (entries_named(turn) or replace(turn.before, limit=heard.limit),)
    if turn and (
        replied := claimed_role(turn)
        or starred(turn)
        or example(turn)
        or compared(turn)
        or precision(turn)
        or reply(turn)
    ):
        return (replied,)
    many = several(heard, state, knowledge)
    if many:
        return many
    if turn and not names_something and heard.intent in WISHES:
        chosen_ones = entries_named(turn)
        if chosen_ones:
            return (chosen_ones,)
        if heard.intent == FEWER:
            return (replace(turn.before, cues=turn.before.cues | {"short"}),)
        return (more(turn.before),)
    wrong = miscounted(heard, knowledge) + misquoted(heard, knowledge)
    question = one(heard, state, knowledge, levels, topics, turn)
    if wrong:
        lists = {ref for one_of_them in wrong for ref in one_of_them.refs}
        return wrong + ((question,) if question and topics.sure and not set(question.refs) & lists else ())
    numbered = None if question else picked_by_number(heard, state.choices)
    if numbered:
        return (numbered,)
    return pairs(heard, topics) or ((question,) if question else ()) or _at_the_levels(turn)


def _one_after_the_other(heard: Understanding, state: State, knowledge: Knowledge) -> Tuple[Question, ...]:
    """« c'est écrit où ? Et un B, il conseille ? »: what each sentence that asks is taken for after the one before.

    None where fewer than two ask, or where one of them is unclear by itself: then the message is heard as a whole.
    """
    found: Dict[Tuple, Question] = {}
    partly = False
    levels: Tuple[Level, ...] = ()
    for clause in heard.within:
        levels = clause.levels or levels
        if "?" not in clause.text or not (clause.own_words or clause.named or clause.levels):
            continue
        if clause.intent in REFUSED and not goes_on(clause, state):
            if outside(clause) < _SURELY_OUTSIDE or clause.level_names:
                return ()
            partly = partly or clause.content_words > 1
            continue
        asked = resolve(
            clause if clause.levels or clause.rather_leans else replace(clause, levels=levels), state, knowledge
        )
        if not asked.questions or any("unsure" in question.cues for question in asked.questions):
            return ()
        for question in asked.questions:
            found.setdefault((question.refs, question.levels), question)
        state = asked.state
    if len(found) < 2 and not (found and partly):
        return ()
    first, *others = found.values()
    return (replace(first, cues=first.cues | {"partly"}) if partly else first, *others)


def _refused_part(heard: Understanding, state: State) -> Optional[Question]:
    """« niveau D » right after a refusal that offered a part: that part at this level."""
    first = state.choices[0][1] if state.choices and not state.question else None
    leans = heard.content_words <= _FEW_WORDS and heard.rather_leans
    only_levels = heard.levels and not heard.parts and (leans or not heard.content_words)
    return first if first and only_levels and kind_of(first.refs[0]) in ("critere", "competence") else None


def _another_word(heard: Understanding, state: State) -> bool:
    """« et « autonome » ? » after a search: other words are looked for; a name is no words."""
    after_one = state.question is not None and state.question.act == WORD
    return after_one and bool(marked_phrase(heard.text)) and not heard.named and heard.content_words <= SHORT


def _at_the_levels(turn: Optional[Turn]) -> Tuple[Question, ...]:
    """« ah zut, mon contrat dit D »: where nothing is understood but a level, the question before at that level."""
    if not turn or not turn.heard.levels or not turn.levels or kind_of(turn.before.refs[0]) not in LEVELLED:
        return ()
    act = DESCRIBE if turn.before.act == LEVEL else turn.before.act
    narrowed = {"narrowed"} if all(kind_of(ref) in ("critere", "competence") for ref in turn.before.refs) else set()
    return (replace(turn.before, act=act, levels=turn.levels, limit=None, cues=turn.before.cues | narrowed),)
