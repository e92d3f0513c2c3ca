"""Decides whether the document can answer a message, from all the evidence there is."""

from __future__ import annotations

import math
import re
from typing import Any, Dict, List, Mapping, Sequence, Text, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.knowledge.text import fold
from reperes.nlu.clauses import CLAUSES, QUESTION, SPAN
from reperes.nlu.entities import add_entity
from reperes.nlu.labels import NOWHERE, REFUSED
from reperes.questions.model import ACTS, DESCRIBE, LEVEL, WISHES
from reperes.questions.topics import best_evidence, evidence_for
from reperes.questions.understanding import Level, Understanding

OUTSIDE = "out_of_scope_work"
THRESHOLD = 0.5
"""From this probability on, a message is refused; curve in docs/understanding.md."""
_REFUSED, _BEST, _INTERCEPT = 1.0, -1.0, -0.2
"""Weights of the evidence in the log odds, fitted on the evaluation sets (docs/understanding.md)."""
_WHOLE_INSIDE, _WHOLE_TOPIC, _WHOLE_OUTSIDE = 0.3, 0.6, 0.9
"""When the last sentence of a long message is taken for the whole question."""
_CERTAIN = 0.995
_TALK_ABOUT_SOMETHING = 0.75
FOLLOW_UP = "follow_up"
_POINTING = frozenset("this person step_word higher lower".split())
_FEW_WORDS, _NOT_NOWHERE = 4, 0.2
_NEW_WORDS, _NOWHERE_NEW = 2, 0.7
"""When a short message leans on the one before for what it lacks, and when its own words lead out of the document."""
_COMMAND = re.compile(
    r"\W*(?:stp|svp|alors|bon|ok|maintenant|et)?\W*(?:modifi|effac|supprim|reecri|ecras|falsifi|remplac|corrig|updat|delet)(?:e|ez|s|vez)\b"
    r".*\b(?:documents?|base|fichiers?|fiche|criteres?|regles?|textes?|connaissances|donnees|memoire|file)\b"
)
"""Orders to change what the answers come from."""
_HELD_AGAINST = re.compile(r"(?:\bque|\bqu'|dess(?:ous|us) d[eu'])\s*(?:(?:le|la|les|un|du|niveau) ?)*$")
_TALK = frozenset("greet thank goodbye affirm deny react state_level ask_help report_misunderstanding".split())


def outside(heard: Understanding, ranking: Sequence[Tuple[str, float]]) -> float:
    """Return the probability that `heard` asks for what the document does not hold.

    `ranking` are its intents.
    """
    names_only = bool(heard.parts) and heard.content_words == 0
    if heard.quotations or heard.partly_outside or _only_compares(heard) or names_only:
        return 0.0
    refused = sum(probability for intent, probability in ranking if intent in REFUSED)
    odds = (
        _REFUSED * _log_odds(refused)
        + _BEST * _log_odds(best_evidence(heard))
        + _INTERCEPT
    )
    return 1 / (1 + math.exp(-odds))


def _only_compares(heard: Understanding) -> bool:
    """« quelle différence ? »: a question that names nothing may still be answered after asking back."""
    return heard.content_words <= 1 and bool(heard.cues & {"versus", "different", "same"})


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1 - _CERTAIN), _CERTAIN)
    return math.log(bounded / (1 - bounded))


def settled_intent(heard: Understanding, ranking: Sequence[Tuple[str, float]]) -> str:
    """Return the intent after all evidence: a refusal, or the best intent that is none."""
    if _COMMAND.match(fold(heard.text)):
        return "inject"
    kind = max(((p, intent) for intent, p in ranking if intent in REFUSED), default=(0.0, OUTSIDE))[1]
    best = ranking[0][0]
    if heard.unknown_level and all(_is_yardstick(heard.text, level) for level in heard.levels):
        return OUTSIDE
    if best == FOLLOW_UP and _leads_out(heard):
        return kind
    if best in REFUSED or best in ACTS:
        if outside(heard, ranking) >= THRESHOLD:
            return FOLLOW_UP if _points_back(heard, best) else kind
        asked = next((intent for intent, _ in ranking if intent not in REFUSED), DESCRIBE)
        return _wish(heard, ranking) if asked == DESCRIBE else asked
    if best in _TALK and (heard.parts or _sure_topic(heard)):
        return next((intent for intent, _ in ranking if intent in ACTS), DESCRIBE)
    return best


def _is_yardstick(text: str, level: Level) -> bool:
    """« un niveau E, en dessous du D », « un A fait-il plus que le B ? »: a level that another one is only held against."""
    return bool(_HELD_AGAINST.search(fold(text[: level.start])))


def _wish(heard: Understanding, ranking: Sequence[Tuple[str, float]]) -> str:
    """« détaille »: what names nothing is rather a wish about the answer before, where that is nearly as likely."""
    if heard.levels or heard.parts or heard.content_words:
        return DESCRIBE
    least = dict(ranking).get(DESCRIBE, 0.0) / 2
    return next((intent for intent, probability in ranking if intent in WISHES and probability >= least), DESCRIBE)


def _points_back(heard: Understanding, best: str) -> bool:
    """« à quel niveau cela est-il possible ? »: what it is about was said before."""
    if heard.parts or heard.content_words > _FEW_WORDS:
        return False
    if heard.cues & _POINTING:
        return best in ACTS or heard.probability(NOWHERE) < _NOT_NOWHERE
    return best in ACTS and heard.content_words <= 1


def _leads_out(heard: Understanding) -> bool:
    """« et les chèques-repas ? »: put as a continuation, about something else that the document does not hold."""
    says = heard.levels or heard.parts or heard.relative or heard.step
    return not says and heard.content_words >= _NEW_WORDS and heard.probability(NOWHERE) >= _NOWHERE_NEW


def _sure_topic(heard: Understanding) -> bool:
    return any(p >= _TALK_ABOUT_SOMETHING for topic, p in heard.ranked if topic != NOWHERE) and heard.content_words >= 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Scope(GraphComponent):
    """Sets the final intent: a refusal where the document has no answer, an `ask_` intent where it has one."""

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> Scope:
        """Create the component."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Settle the intents of `messages`; those of clauses only tell their whole what they are about."""
        for message in messages:
            if message.get(TEXT) and message.get(INTENT_RANKING_KEY) and message.get(SPAN) is None:
                self._settle(message)
        return messages

    def _settle(self, message: Message) -> None:
        self._add_clauses(message)
        self._hear_the_question(message)
        heard, ranking = _heard(message)
        intent = settled_intent(heard, ranking)
        if intent != message.get(INTENT)["name"]:
            confidence = dict(ranking).get(intent, 0.0)
            message.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)

    def _hear_the_question(self, message: Message) -> None:
        """Where the last sentence of a long message is a whole question, understand that one, with the people's levels."""
        asked = message.get(QUESTION)
        if asked is None or not _is_whole(*_heard(asked)):
            return
        people = [e for e in message.get(ENTITIES) if e["entity"] == "level" and e.get("role") in ("own", "other")]
        span = (0, len(asked.get(TEXT)))
        message.set(ENTITIES, asked.get(ENTITIES, []) + [{**level, "start": 0, "end": 0} for level in people], add_to_output=True)
        add_entity(message, "question", asked.get(TEXT), span, self)
        for key in (INTENT, INTENT_RANKING_KEY):
            message.set(key, asked.get(key), add_to_output=True)

    def _add_clauses(self, message: Message) -> None:
        """Give the message the topic of each of its clauses, with the clause's span: what it is about, or none."""
        for clause in message.get(CLAUSES) or []:
            if clause.get(INTENT_RANKING_KEY):
                topic, sure = _topic_of_clause(*_heard(clause))
                add_entity(message, "topic", topic, clause.get(SPAN), self, role="clause", confidence=sure)


def _heard(message: Message) -> Tuple[Understanding, List[Tuple[str, float]]]:
    parsed: Mapping[str, Any] = {"text": message.get(TEXT), "entities": message.get(ENTITIES), "intent": message.get(INTENT)}
    ranking = [(entry["name"], entry["confidence"]) for entry in message.get(INTENT_RANKING_KEY)]
    return Understanding.from_message(parsed), ranking


def _is_whole(heard: Understanding, ranking: Sequence[Tuple[str, float]]) -> bool:
    """Whether a sentence is a question by itself: surely about something, or surely about nothing of the document."""
    refused = outside(heard, ranking)
    # « quel niveau ? » asks about what was told before it; so does a section that is only guessed.
    section = heard.topics and heard.topics[0][0].startswith("section.") and not heard.parts
    if heard.cues & {"this", "person"} or ranking[0][0] == LEVEL or section:
        return False
    return (refused < _WHOLE_INSIDE and best_evidence(heard) >= _WHOLE_TOPIC) or refused > _WHOLE_OUTSIDE


def _topic_of_clause(heard: Understanding, ranking: Sequence[Tuple[str, float]]) -> Tuple[str, float]:
    refused = outside(heard, ranking)
    topic, probability = next(((ref, p) for ref, p in heard.topics if ref != NOWHERE), (NOWHERE, 0.0))
    if refused >= THRESHOLD or topic == NOWHERE:
        return NOWHERE, max(refused, heard.probability(NOWHERE))
    return topic, max(probability, evidence_for(heard, topic))
