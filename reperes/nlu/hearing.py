"""Puts together what was heard of a message: one `Understanding`, which all that comes after reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Mapping, Optional, Text, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.nlu.clauses import CLAUSES, QUESTION, SPAN
from reperes.nlu.labels import DENIED, LEANS, NO_CLAIM
from reperes.questions.scope import TALK, is_whole, settled_intent, topic_of_clause
from reperes.questions.understanding import HEARD, Level, Understanding

_DIGITS = 4
"""Digits of a probability that are kept: what is heard is saved with the conversation."""
_SURELY_TALK = 0.5
"""From this probability on, a clause is talk."""
Found = List[Mapping[str, Any]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Hearing(GraphComponent):
    """Leaves on each message its final intent, and one entity `heard` with its `Understanding` as plain data."""

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> Hearing:
        """Create the component."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Settle `messages`; clauses are heard with the message that they are part of."""
        for message in messages:
            if message.get(TEXT) and message.get(INTENT_RANKING_KEY) and message.get(SPAN) is None:
                heard = hear(message)
                message.set(INTENT, {"name": heard.intent, "confidence": heard.confidence}, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [{"name": name, "confidence": p} for name, p in heard.intents], add_to_output=True)
                message.set(ENTITIES, [{"entity": HEARD, "value": heard.to_dict(), "start": 0, "end": len(message.get(TEXT))}], add_to_output=True)
        return messages


def hear(message: Message) -> Understanding:
    """Return what was heard of a message that all components before have looked at."""
    whole = _with_clauses(_heard(message), [clause for clause in message.get(CLAUSES) or [] if clause.get(INTENT_RANKING_KEY)])
    asked = message.get(QUESTION)
    heard = _heard(asked) if asked is not None else None
    if heard is not None and is_whole(heard):
        # The last sentence of a long message is a whole question: that one counts, with the people's levels.
        people = tuple(replace(level, start=0) for level in whole.levels if level.role in ("own", "other"))
        whole = replace(heard, levels=heard.levels + people, clauses=whole.clauses)
    whole = without_talk(whole)
    intent = settled_intent(whole)
    return replace(whole, intent=intent, confidence=dict(whole.intents).get(intent, 0.0))


def without_talk(whole: Understanding) -> Understanding:
    """« ouh là, c'est long. Donne-moi les procédures »: the one clause that asks, where all others are talk.

    The levels that people said are theirs are kept.
    """
    asking = [clause for clause in whole.within if not _is_talk(clause)]
    if len(asking) != 1 or len(whole.within) < 2 or whole.quotations:
        return whole
    (clause,) = asking
    if clause.rather_leans or not (clause.asks or clause.parts):
        return whole
    people = tuple(replace(level, start=0) for level in whole.levels if level.role in ("own", "other"))
    said = {level.name for level in clause.levels}
    return replace(clause, levels=clause.levels + tuple(level for level in people if level.name not in said))


def _is_talk(clause: Understanding) -> bool:
    """Whether a clause asks for nothing: « merci », « pff », « je suis C »."""
    tells = all(level.role in ("own", "other") for level in clause.levels) and not clause.parts and not clause.unknown_level
    return clause.intent in TALK and clause.confidence >= _SURELY_TALK and tells


def _with_clauses(whole: Understanding, clauses: List[Message]) -> Understanding:
    within = tuple(_heard(clause) for clause in clauses)
    within = tuple(replace(clause, intent=settled_intent(clause)) for clause in within)
    return replace(whole, within=within, clauses=tuple(map(topic_of_clause, within)))


def _heard(message: Message) -> Understanding:
    """What was heard of a message by itself, its intent not yet settled."""
    entities: Found = message.get(ENTITIES) or []
    intents = tuple((entry["name"], round(entry["confidence"], _DIGITS)) for entry in message.get(INTENT_RANKING_KEY))
    return Understanding(
        text=message.get(TEXT),
        intent=intents[0][0],
        confidence=intents[0][1],
        topics=_ranked(entities, "topic"),
        parts=tuple((found["value"], found["start"], found["end"]) for found in _of(entities, "part")),
        quotations=tuple(found["value"] for found in _of(entities, "quotation") if found.get("role") == "marked"),
        repeated=tuple(found["value"] for found in _of(entities, "quotation") if found.get("role") == "repeated"),
        echoes=tuple((found["value"], int(found["confidence_entity"])) for found in _of(entities, "echo")),
        levels=tuple(Level(found["value"], found.get("role", "asked"), found["start"]) for found in _of(entities, "level")),
        relative=_first(entities, "relative_level"),
        unknown_level=_first(entities, "unknown_level"),
        step=_first(entities, "step"),
        limit=_first(entities, "limit"),
        intents=intents,
        claims=tuple((ref, p) for ref, p in _ranked(entities, "claim") if ref != NO_CLAIM),
        denied=_share(entities, "denial", DENIED, 0.0),
        leaning=_share(entities, "stance", LEANS, 0.5),
    )


def _of(entities: Found, kind: str) -> Found:
    return [found for found in entities if found["entity"] == kind]


def _first(entities: Found, kind: str) -> Optional[Any]:
    return next((found["value"] for found in _of(entities, kind)), None)


def _ranked(entities: Found, kind: str) -> Tuple[Tuple[str, float], ...]:
    return tuple((found["value"], found["confidence_entity"]) for found in _of(entities, kind))


def _share(entities: Found, kind: str, label: str, otherwise: float) -> float:
    """The probability of the first of two labels; the likelier one stands on the message."""
    for found in _of(entities, kind):
        likelier = found["confidence_entity"]
        return likelier if found["value"] == label else round(1 - likelier, _DIGITS)
    return otherwise
