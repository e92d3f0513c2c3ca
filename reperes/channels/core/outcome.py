"""Tells what became of a message: answered, doubtful, asked back, refused, or talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, List, Mapping, Optional, Sequence, Tuple

from reperes.dialogue.question import Question
from reperes.hearing.intents import FAMILIES
from reperes.hearing.understanding import Understanding
from reperes.knowledge.library import FAMILY
from reperes.knowledge.references import NOWHERE
from reperes.renderers.structure import LACKING

ANSWERED, DOUBTFUL, ASKED_BACK, REFUSED, TALK = OUTCOMES = ("answered", "doubtful", "asked_back", "refused", "talk")
"""`answered`: the document is quoted or told about. `doubtful`: with a caution, as it may not be what was asked, or is
a part of it only. `asked_back`: a question with choices. `refused`: the document, or the program, has no answer.
`talk`: thanks, help, insults; nothing that an answer is missing for."""
NOT_ANSWERED = (DOUBTFUL, ASKED_BACK, REFUSED)

_CAUTIONS = frozenset({"unsure", "partly"})
RESPONSES: Mapping[str, str] = {
    **dict.fromkeys(
        """utter_which_level utter_which_part utter_unclear_first utter_unclear_second utter_misunderstood""".split(),
        ASKED_BACK,
    ),
    **dict.fromkeys(
        """utter_out_of_scope_work utter_out_of_scope_world utter_unknown_level utter_unclear_last utter_gibberish
        utter_failed""".split(),
        REFUSED,
    ),
    **dict.fromkeys(
        """utter_greet utter_thank utter_goodbye utter_affirm utter_deny utter_react utter_bot utter_maker utter_privacy
        utter_complete utter_human utter_restarted utter_help utter_insult utter_inject""".split(),
        TALK,
    ),
}
_LIKELY, _MOST_LIKELY = 0.05, 3


@dataclass(frozen=True)
class Asked:
    """What a person asked and what became of it: their words, the outcome, the family ("" where there is but one), and
    the references of the likeliest parts. `question` is "" for a button."""

    question: str
    outcome: str
    family: str = ""
    likely: Tuple[str, ...] = ()


def outcome_of(messages: Iterable[Mapping[str, Any]]) -> str:
    """Return one of OUTCOMES for what the assistant said in a turn: events `bot` of Rasa's, as dictionaries.

    Without a message, and for a text of nobody (an error's apology), that is a refusal.
    """
    said = [_outcome_of_one(message) for message in messages] or [REFUSED]
    if len(set(said)) == 1:
        return said[0]
    for outcome in (DOUBTFUL, ASKED_BACK):
        if outcome in said:
            return outcome
    if ANSWERED not in said:
        return REFUSED
    # An answer beside a refusal is part of an answer; beside talk, it is what counts.
    return DOUBTFUL if REFUSED in said else ANSWERED


def asked_in(events: Sequence[Mapping[str, Any]]) -> Optional[Asked]:
    """Return what was asked in the last turn of Rasa's events (as dictionaries); None where nobody spoke."""
    turn = _last_turn(events)
    if not turn:
        return None
    user, messages = turn[0], [event for event in turn if event.get("event") == "bot"]
    outcome = outcome_of(messages)
    message = {"text": user.get("text"), **(user.get("parse_data") or {})}
    heard = Understanding.from_message(message)
    text = "" if (user.get("text") or "").startswith("/") else user.get("text") or ""
    customs = [_custom(message) for message in messages]
    family = next(filter(None, (custom.get(FAMILY) for custom in customs)), None) or _family_kept(events, user)
    return Asked(text, outcome, family, _likely(heard, customs))


def _outcome_of_one(message: Mapping[str, Any]) -> str:
    name = (message.get("metadata") or {}).get("utter_action")
    if name:
        # One that nobody has listed here yet is not held against anybody.
        return RESPONSES.get(name, TALK)
    custom = _custom(message)
    if not custom or custom.get(LACKING):
        return REFUSED
    cues = {cue for code in custom.get("asked") or () for cue in _question(code).cues}
    return DOUBTFUL if cues & _CAUTIONS else ANSWERED


def _custom(message: Mapping[str, Any]) -> Mapping[str, Any]:
    return (message.get("data") or {}).get("custom") or {}


def _question(code: str) -> Question:
    try:
        return Question.from_code(code)
    except ValueError:
        # Written by another release.
        return Question()


def _last_turn(events: Sequence[Mapping[str, Any]]) -> List[Mapping[str, Any]]:
    places = [place for place, event in enumerate(events) if event.get("event") == "user"]
    return list(events[places[-1] :]) if places else []


def _family_kept(events: Sequence[Mapping[str, Any]], user: Mapping[str, Any]) -> str:
    """The family that the conversation is about after the turn, or that of the page or channel where it has none."""
    slots = [event for event in events if event.get("event") == "slot" and event.get("name") == "conversation"]
    kept = (slots[-1].get("value") if slots else None) or {}
    return kept.get(FAMILY) or (user.get("metadata") or {}).get(FAMILY) or ""


def _likely(heard: Understanding, customs: Sequence[Mapping[str, Any]]) -> Tuple[str, ...]:
    """The parts that were quoted with a caution, then those that the message came near to."""
    if heard.intent == FAMILIES:
        return ()
    quoted = [ref for custom in customs for code in custom.get("asked") or () for ref in _question(code).refs]
    near = [ref for ref, probability in heard.ranked if probability >= _LIKELY and ref != NOWHERE]
    return tuple(dict.fromkeys([*quoted, *near]))[:_MOST_LIKELY]
