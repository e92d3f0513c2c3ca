"""What an example teaches: topics and claims where it has some; whether it denies, and leans on an answer before."""

from dataclasses import dataclass
from typing import Optional, Tuple

from reperes.hearing.denial import denials
from reperes.hearing.intents import ACTS, COMPARE, CONFIRM, DESCRIBE, FOLLOW_UP, REFUSED, REPLIES
from reperes.knowledge.claims import claim_ref
from reperes.knowledge.model import detail_of, kind_of
from reperes.knowledge.references import NOWHERE

NO_CLAIM = "none"
"""The claim of a question about a criterion that says nothing which its texts could confirm or deny."""
DENIED, ASSERTED = "denied", "asserted"
LEANS, STANDS = "leans", "stands"
LEANING = frozenset({FOLLOW_UP, "correct", *REPLIES})
"""Intents of messages that mean nothing without the answer before."""


@dataclass(frozen=True)
class Example:
    """A training question with its labels: `claim` names one of the criterion that its first topic is."""

    text: str
    intent: str
    topics: Tuple[str, ...] = ()
    claim: Optional[str] = None
    denied: bool = False
    leans: bool = False


def taught_topics(example: Example) -> Tuple[str, ...]:
    """Return the topics that an example teaches: NOWHERE for a refused one, none for one that leans on another
    message."""
    if example.intent in REFUSED:
        return (NOWHERE,)
    return () if example.intent == FOLLOW_UP else example.topics


def taught_claim(example: Example) -> Optional[str]:
    """Return the claim that an example makes, NO_CLAIM where it makes none, None where it teaches nothing of claims."""
    topics = example.topics
    if example.claim:
        return NO_CLAIM if example.claim == NO_CLAIM else claim_ref(topics[0], example.claim)
    if example.intent in REFUSED or topics and not any(kind_of(topic) == "critere" for topic in topics):
        return NO_CLAIM
    plain = example.intent in (DESCRIBE, COMPARE) and topics and not any(map(detail_of, topics))
    return NO_CLAIM if plain else None


def taught_denial(example: Example) -> Optional[str]:
    """Return whether an example denies its claim, None where it makes none.

    A yes or no question about a competence claims that it is required; one with a word that denies teaches only where
    it is labelled.
    """
    if example.denied:
        return DENIED
    claims = (example.claim or NO_CLAIM) != NO_CLAIM
    of_competence = example.intent == CONFIRM and {*map(kind_of, example.topics)} == {"competence"}
    return ASSERTED if claims or of_competence and not denials(example.text) else None


def taught_stance(example: Example) -> Optional[str]:
    """Return whether an example leans on an answer before it or stands on its own, None where it is talk."""
    if example.intent in LEANING or example.leans:
        return LEANS
    return STANDS if example.intent in (*ACTS, *REFUSED) else None
