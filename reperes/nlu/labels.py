"""What examples teach: an intent each; topics and claims where they have some; whether they lean on an answer before."""

from typing import Any, Mapping, Optional, Tuple

from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.knowledge.claims import claim_ref
from reperes.knowledge.model import detail_of, kind_of
from reperes.questions.claims import denials
from reperes.questions.model import ACTS, COMPARE, CONFIRM, DESCRIBE, REPLIES
from reperes.questions.scope import NOWHERE
from reperes.questions.understanding import REFUSED

NO_CLAIM = "none"
"""The claim of a question about a criterion that says nothing which its texts could confirm or deny."""
DENIED, ASSERTED = "denied", "asserted"
LEANS, STANDS = "leans", "stands"
LEANING = frozenset({"follow_up", "correct", *REPLIES})
"""Intents of messages that mean nothing without the answer before."""


def _label(message: Message) -> Mapping[str, Any]:
    return (message.get(METADATA) or {}).get(METADATA_INTENT) or {}


def topics_of(message: Message) -> Tuple[str, ...]:
    """Return the topics that an example is labelled with, none when it has no label."""
    return tuple(_label(message).get("topics", ()))


def is_generated(message: Message) -> bool:
    """Whether an example was made while training, not written by a person."""
    return bool(((message.get(METADATA) or {}).get(METADATA_EXAMPLE) or {}).get("generated"))


def taught_topics(message: Message) -> Tuple[str, ...]:
    """Return the topics that an example teaches: NOWHERE for a refused one, none for one that leans on another message."""
    if message.get(INTENT) in REFUSED:
        return (NOWHERE,)
    return () if message.get(INTENT) == "follow_up" else topics_of(message)


def taught_claim(message: Message) -> Optional[str]:
    """Return the claim that an example makes, NO_CLAIM where it makes none, None where it teaches nothing of claims."""
    name, topics = _label(message).get("claim"), topics_of(message)
    if name:
        return NO_CLAIM if name == NO_CLAIM else claim_ref(topics[0], name)
    if message.get(INTENT) in REFUSED or topics and not any(kind_of(topic) == "critere" for topic in topics):
        return NO_CLAIM
    plain = message.get(INTENT) in (DESCRIBE, COMPARE) and topics and not any(map(detail_of, topics))
    return NO_CLAIM if plain else None


def taught_denial(message: Message) -> Optional[str]:
    """Return whether an example denies its claim, None where it makes none.

    A yes or no question about a competence claims that it is required; one with a word that denies teaches only where it is labelled.
    """
    label, topics = _label(message), topics_of(message)
    of_competence = message.get(INTENT) == CONFIRM and topics and {*map(kind_of, topics)} == {"competence"}
    if label.get("denied"):
        return DENIED
    if label.get("claim", NO_CLAIM) != NO_CLAIM or of_competence and not denials(message.get(TEXT)):
        return ASSERTED
    return None


def taught_stance(message: Message) -> Optional[str]:
    """Return whether an example leans on an answer before it or stands on its own, None where it is talk."""
    if message.get(INTENT) in LEANING or _label(message).get("leans"):
        return LEANS
    return STANDS if message.get(INTENT) in (*ACTS, *REFUSED) else None
