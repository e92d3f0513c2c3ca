"""What the classifiers of a trained model say of texts, beside what would be right."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import FrozenSet, Iterable, List, Tuple

from reperes.knowledge.model import topic_of

Labelled = Tuple[str, str, FrozenSet[str]]
"""A text, the intent that it has ("" where that is not known) and the topics, of which each is right."""


@dataclass(frozen=True)
class Prediction:
    """The intent and the topic found for a text, each with its confidence, and the probability `outside` of the
    refusal."""

    text: str
    right_intent: str
    right_topics: FrozenSet[str]
    intent: str
    intent_confidence: float
    topic: str
    topic_confidence: float
    outside: float

    @property
    def intent_is_right(self) -> bool:
        """Whether the first intent is the example's."""
        return self.intent == self.right_intent

    @property
    def topic_is_right(self) -> bool:
        """Whether the first topic, without its level or step, is one of the example's."""
        return self.topic in self.right_topics


def predict(model: Path, labelled: Iterable[Labelled]) -> List[Prediction]:
    """Return what a model's two classifiers, before any rule, and its scope say of some texts."""
    from reperes.rasa.fixes import fixes

    fixes.before_rasa()
    from rasa.core.agent import Agent

    fixes.after_rasa()
    agent, loop = Agent.load(model), asyncio.new_event_loop()
    try:
        return [
            _prediction(loop.run_until_complete(agent.parse_message(text)), text, intent, topics)
            for text, intent, topics in labelled
        ]
    finally:
        loop.close()


def _prediction(parsed: dict, text: str, intent: str, topics: FrozenSet[str]) -> Prediction:
    from reperes.hearing.scope import outside
    from reperes.hearing.understanding import Understanding

    heard = Understanding.from_message(parsed)
    found, confidence = heard.intents[0] if heard.intents else ("", 0.0)
    topic, likelihood = heard.topics[0] if heard.topics else ("", 0.0)
    return Prediction(
        text,
        intent,
        frozenset(map(topic_of, topics)),
        found,
        confidence,
        topic_of(topic) if topic else "",
        likelihood,
        outside(heard),
    )
