"""How much speaks for each topic of a message: its probability, its name, its words, what was spoken of before."""

from typing import Dict, List, Sequence, Tuple

from reperes.hearing.naming import rejected, titled
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of, topic_of
from reperes.knowledge.references import ANSWERED, PARTS

SURE = 0.45
"""From this score on, a topic is taken without asking back."""
TWIN = 0.3
"""From this probability on, a second topic is answered too."""
LIKELY = 0.1
"""From this score on, a topic is offered as a choice."""
LEAST_ANSWERABLE = 0.5
NAMED_SECTION = 0.1
NAMED_SECTION_ALONE = 0.4
CLAIMED = 0.3
"""What a claim of a criterion adds to its probability."""
CLAIMED_ALONE = 0.6
"""From this probability of a claim on, a message is about its criterion alone."""
REPEATED = 0.4
"""What five words in a row of the document add to the probability of their topic."""
_WHOLE = ("section.niveau", "section.criteres", "section.competences", "section.taches", "section.famille", "purpose")
"""Sections that speak of a level as a whole."""


def best_evidence(heard: Understanding) -> float:
    """Return how much speaks for the best topic: its probability, raised where its name or its words are said.

    Where a level is named, all sections that speak of it as a whole are one.
    """
    scores = _evidence(heard, named_parts(heard))
    whole = sum(scores.get(section, 0.0) for section in _WHOLE) if heard.levels else 0.0
    return max([whole, *scores.values()])


def evidence_for(heard: Understanding, topic: str) -> float:
    """Return how much speaks for `topic`, from 0 to 1, its name and its words included."""
    return min(1.0, _evidence(heard, named_parts(heard)).get(topic, 0.0))


def scores_of(heard: Understanding, named: Sequence[str]) -> Dict[str, float]:
    """How much speaks for each topic, given that the message is about one of them."""
    answerable = max(1.0 - heard.probability("none"), LEAST_ANSWERABLE)
    return {topic: score / answerable for topic, score in _evidence(heard, named).items()}


def overall(ranked: Sequence[Tuple[str, float]]) -> float:
    """How much speaks for everything about a level, rather than for one of its parts."""
    return sum(
        score for topic, score in ranked if topic in ("section.niveau", "section.criteres", "section.competences")
    )


def named_parts(heard: Understanding) -> List[str]:
    named = dict.fromkeys(ref for ref, _, _ in heard.parts if kind_of(ref) in PARTS)
    return [ref for ref in named if ref not in rejected(heard)]


def is_list(heard: Understanding, named: Sequence[str]) -> bool:
    """Whether the names are what is asked about, rather than words of a sentence."""
    return heard.content_words <= 2 + len(named) // 2 or all(heard.probability(topic) >= 0.25 for topic in named)


def claimed_alone(heard: Understanding) -> str:
    """The criterion that the message surely claims something of; "" for none."""
    return next((criterion for criterion, weight in heard.claimed.items() if weight >= CLAIMED_ALONE), "")


def _evidence(heard: Understanding, named: Sequence[str]) -> Dict[str, float]:
    scores = {topic: p for topic, p in heard.ranked if topic != "none" and topic not in rejected(heard)}
    for topic in named:
        scores[topic] = scores.get(topic, 0.0) + _weight_of_name(heard, topic)
    for topic in heard.named & (ANSWERED - PARTS):
        scores[topic] = scores.get(topic, 0.0) + _weight_of_name(heard, topic)
    for topic in dict.fromkeys(
        ref for ref, _, _ in heard.parts if ref.startswith("section.") and ref != "section.famille"
    ):
        scores[topic] = scores.get(topic, 0.0) + (NAMED_SECTION_ALONE if heard.content_words <= 1 else NAMED_SECTION)
    for topic in {topic_of(ref) for ref in heard.repeated} & set(scores):
        scores[topic] += REPEATED
    for criterion in heard.claimed.keys() & scores.keys():
        scores[criterion] += CLAIMED * heard.claimed[criterion]
    return scores


def _weight_of_name(heard: Understanding, topic: str) -> float:
    """How much a name counts: almost alone in its message it decides, in a long sentence it is a word among others.

    Competences are named more deliberately than criteria, whose names are everyday words.
    """
    rest = heard.content_words
    if rest <= 1 or topic in titled(heard):
        return 0.7
    if rest > 3:
        return 0.6 if heard.levels and topic.startswith("competence.") else 0.15
    return 0.4


def best_quoted(heard: Understanding) -> Tuple[str, ...]:
    """The quoted facts; of several, those of the likeliest topic, three at most."""
    refs = [ref.replace(".exemples", "") for ref in heard.quotations]
    best = max(refs, key=lambda ref: dict(heard.topics).get(ref, 0.0) + heard.probability(topic_of(ref)))
    same = tuple(dict.fromkeys(ref for ref in refs if topic_of(ref) == topic_of(best)))
    return same if heard.probability(topic_of(best)) >= 0.3 else tuple(dict.fromkeys(refs))[:3]
