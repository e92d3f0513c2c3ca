"""Topics that are only likely: what stands out from the rest, what is nearest, and what may be told together."""

from dataclasses import dataclass
from typing import Optional, Sequence, Tuple

from reperes.dialogue.lists import LISTED
from reperes.dialogue.question import Question
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of, topic_of
from reperes.knowledge.references import PARTS

NEARLY = 0.32
"""From this score on, the best topic is answered, and the answer says that it is the nearest one and offers others."""
NEARLY_INSIDE, HARDLY_REFUSED = 0.14, 0.2
"""The same where next to nothing speaks for a refusal."""
STANDS_OUT, FAR_AHEAD = 0.33, 2.0
"""From this score on, and so many times the next one's, a topic is taken without offering others."""
SURE_OF_MATCHED = 0.7
"""From this score on, the topic of a family that no training question is about is answered alone."""
SHOWN, PERHAPS_MEANT, SHARE_OF_BEST = 3, 0.03, 0.05
"""So many are shown below it, those with at least this score and this share of the best one's."""
ELSEWHERE = 0.3
"""From this score on, another part is meant than those before, though the message leans on them."""


@dataclass(frozen=True)
class Topics:
    """References of what is asked about, most certain first; `likely` are candidates when nothing is certain."""

    refs: Tuple[str, ...]
    likely: Tuple[str, ...] = ()
    sure: bool = True


def stands_out(heard: Understanding, ranked: Sequence[Tuple[str, float]]) -> bool:
    """Whether the likeliest topic leaves the next one far behind, and nothing speaks for a refusal."""
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    best, score = ranked[0]
    return _inside(heard) and _specific(best) and score >= FAR_AHEAD * second and score >= STANDS_OUT


def _inside(heard: Understanding) -> bool:
    return bool(heard.intents) and max(heard.refused, heard.probability("none")) < HARDLY_REFUSED


def nearly(
    heard: Understanding,
    ranked: Sequence[Tuple[str, float]],
    likely: Tuple[str, ...],
    before: Optional[Question],
) -> Topics:
    """The likeliest topic of a message, where something speaks for it; the others are offered beside it.

    What goes on with an answer stays with its parts.
    """
    kept = tuple(dict.fromkeys(map(topic_of, before.refs))) if before and not heard.parts else ()
    elsewhere = ranked[0][0] not in kept and ranked[0][1] < ELSEWHERE
    if kept and heard.rather_leans and all(map(_specific, kept)) and elsewhere:
        return Topics(kept, tuple(ref for ref in likely if ref not in kept), sure=False)
    best, score = ranked[0]
    inside = _inside(heard)
    if (
        score < (NEARLY_INSIDE if inside else NEARLY)
        or heard.content_words < 2
        or not (_specific(best) or best in LISTED)
    ):
        return Topics((), likely)
    return Topics(with_details(heard, best), likely, sure=False)


def nearest(heard: Understanding, ranked: Sequence[Tuple[str, float]], likely: Tuple[str, ...]) -> Topics:
    """The few likeliest topics of a message about a family that no training question is about: none is sure alone."""
    quoted = [(topic, score) for topic, score in ranked if kind_of(topic) != "section"]
    if heard.content_words < 2 or not quoted or quoted[0][1] < max(PERHAPS_MEANT, ranked[0][1] / FAR_AHEAD):
        return nearly(heard, ranked, likely, None)
    (best, score), *others = quoted[:SHOWN]
    beside = [topic for topic, other in others if other >= max(PERHAPS_MEANT, score * SHARE_OF_BEST)]
    # Of the likeliest all cells are shown: which one is meant is less sure still.
    return Topics((best, *(ref for topic in beside for ref in with_details(heard, topic))), likely, sure=False)


def may_join(best: str, other: str) -> bool:
    """Whether two topics of one message are answered together: parts of the document, not its overall sections.

    A task holds the words of criteria (« traiter les plaintes simples »): it is not joined by one.
    """
    return _specific(best, other) and {kind_of(best), kind_of(other)} != {"tache", "critere"}


def _specific(*topics: str) -> bool:
    """Whether all are parts of the document, none an overall section."""
    return all(kind_of(topic) in PARTS for topic in topics)


def with_details(heard: Understanding, topic: str) -> Tuple[str, ...]:
    return heard.details(topic) or (topic,)
