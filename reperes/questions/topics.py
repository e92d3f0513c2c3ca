"""Chooses what a message is about from its evidence: names, quotations and meaning."""

from dataclasses import dataclass
from typing import List, Sequence, Tuple

from reperes.knowledge.model import topic_of
from reperes.questions.understanding import Understanding

SURE = 0.45
"""From this score on, a topic is taken without asking back."""
TWIN = 0.3
"""From this probability on, a second topic is answered too."""
_SPECIFIC = ("critere", "competence", "finalite", "tache", "definition", "groupe")


@dataclass(frozen=True)
class Topics:
    """References of what is asked about, most certain first; `likely` are candidates when nothing is certain."""

    refs: Tuple[str, ...]
    likely: Tuple[str, ...] = ()


def choose_topics(heard: Understanding) -> Topics:
    """Return the topics of `heard`; no `refs` when the evidence is too weak."""
    if heard.quotations:
        return Topics(_best_quoted(heard))
    named = _named(heard)
    if len(named) > 1 and _is_list(heard, named):
        return Topics(tuple(ref for topic in named for ref in _with_details(heard, topic)))
    scores = dict(heard.ranked)
    scores.pop("none", None)
    for topic in named:
        scores[topic] = scores.get(topic, 0.0) + _weight_of_name(heard)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked:
        return Topics(())
    best, score = ranked[0]
    likely = tuple(topic for topic, _ in ranked[:4])
    if score < SURE:
        return Topics((), likely)
    refs = list(_with_details(heard, best))
    for topic, other in ranked[1:2]:
        if other >= TWIN and _may_join(best, topic):
            refs.extend(_with_details(heard, topic))
    return Topics(tuple(refs), likely)


def _named(heard: Understanding) -> List[str]:
    return list(dict.fromkeys(ref for ref, _, _ in heard.parts if ref.partition(".")[0] in _SPECIFIC))


def _is_list(heard: Understanding, named: Sequence[str]) -> bool:
    """Whether the names are what is asked about, rather than words of a sentence."""
    return heard.content_words <= 2 + len(named) // 2 or all(heard.probability(topic) >= 0.15 for topic in named)


def _weight_of_name(heard: Understanding) -> float:
    """How much a name counts: almost alone in its message it decides, in a long sentence it is a word among others."""
    rest = heard.content_words
    return 0.7 if rest <= 1 else 0.4 if rest <= 3 else 0.15


def _may_join(best: str, other: str) -> bool:
    """Whether two topics of one message are answered together: parts of the document, not its overall sections."""
    return all(topic.partition(".")[0] in _SPECIFIC for topic in (best, other))


def _with_details(heard: Understanding, topic: str) -> Tuple[str, ...]:
    return heard.details(topic) or (topic,)


def _best_quoted(heard: Understanding) -> Tuple[str, ...]:
    """The quoted facts; of several, those of the likeliest topic first, three at most."""
    ranked = [topic for topic, _ in heard.ranked]

    def rank(ref: str) -> int:
        topic = topic_of(ref)
        return ranked.index(topic) if topic in ranked else len(ranked)

    refs = [ref.replace(".exemples", "") for ref in heard.quotations]
    return tuple(sorted(dict.fromkeys(refs), key=rank))[:3]
