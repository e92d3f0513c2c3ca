"""Answers for a family that no training question is about, what the classifier answers for the one that it has learnt.

What is asked is learnt of texts with slots; which part it is about, of pairs of a text and a part whose name stays
unknown.
"""

import math
from dataclasses import dataclass
from typing import Dict, FrozenSet, List, Mapping, Sequence, Tuple

import numpy as np

from reperes.hearing.intents import ACTS, CONFIRM, DESCRIBE, LEVEL, REFUSED, refused
from reperes.hearing.listener import DIGITS, Learnt, kept, rounded
from reperes.hearing.odds import log_odds, probability_of
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import NOWHERE
from reperes.learning.acts import Acts
from reperes.learning.choice import Choice, compared, softmax
from reperes.learning.family_words import VectorOf
from reperes.learning.labels import DENIED, LEANS
from reperes.learning.pairs import Compared, Encode, FamilySide, Reading
from reperes.learning.part_classes import PartClasses, classes_of
from reperes.learning.slots import Slots

INTENTS, CLASSES, STANCE, DENIAL = "intents", "classes", "stance", "denial"
_MOST = 8
_UNRANKED = 0.01
"""The probability of an intent that a classifier does not rank."""
_CERTAIN = 0.999
_EVEN, _SURER = -1.0, 3.0
"""The log odds of a refusal at which one is as likely as not, and how much surer they make than they say: a name or a
part that fits counts against a refusal later on, and near misses have both (docs/understanding.md)."""


@dataclass(frozen=True)
class Matching:
    """What was learnt for families without questions of their own."""

    reading: Reading
    kept: FrozenSet[str]
    acts: Acts
    parts: Choice
    details: Choice


class Family:
    """A family's side of what was learnt, worked out once for all texts."""

    def __init__(self, matching: Matching, knowledge: Knowledge, encode: Encode, vector_of: VectorOf) -> None:
        self.matching = matching
        self.side = FamilySide(knowledge, matching.reading, encode, vector_of)
        self.slots = Slots(self.side, matching.kept, matching.reading.telling)
        self.classes = PartClasses(self.side.parts)


def match(text: str, encoding: np.ndarray, learnt: Learnt, family: Family) -> Learnt:
    """Return what a text asks of a family, given what the classifier of another family makes of it; it claims nothing.

    `text` is the topic text with the levels and the name of this family, `encoding` its encoding.
    """
    learning, side = family.matching, family.side
    told = learning.acts.told(family.slots.slotted(text))
    asked = dict(learnt.intents)
    outside = _outside(refused(told[INTENTS].items()), refused(learnt.intents))
    found = side.compare(text, encoding)
    scores = learning.parts.scores(candidates(found, family.classes, (told[CLASSES], classes_of(learnt))))
    intents = _intents(told[INTENTS], asked, outside)
    shares = softmax(scores) * (1 - outside)
    topics: Dict[str, float] = {NOWHERE: outside}
    for place in np.argsort(-shares)[:_MOST]:
        ref = side.refs[place]
        for detail, share in _details(learning.details, side, found, ref, asked).items():
            topics[detail] = float(shares[place]) * share
    ranked = sorted(topics.items(), key=lambda topic: -topic[1])[:_MOST]
    return Learnt(
        intents=rounded(intents[:_MOST]),
        topics=kept(ranked),
        denied=round(_between(told.get(DENIAL, {}).get(DENIED, learnt.denied), learnt.denied), DIGITS),
        leaning=round(_between(told.get(STANCE, {}).get(LEANS, learnt.leaning), learnt.leaning), DIGITS),
    )


def candidates(found: Compared, classes: PartClasses, told: Sequence[Mapping[str, float]]) -> np.ndarray:
    """Return the features of each part as a candidate for what a text is about; `told` are opinions on its class."""
    priors = np.stack([classes.priors(opinion) for opinion in told], axis=1)
    return np.concatenate([compared(found.parts), priors, classes.marks], axis=1)


def _outside(slotted: float, plain: float) -> float:
    """The probability that a text asks for what the document does not hold, of two opinions on that.

    What refuses a question of one family mostly refuses it of another: where, when, how much. The opinion on texts as
    they are typed has seen more of it, that on slots does not mind words of this family that the other lacks.
    """
    odds = (2 * log_odds(plain, _CERTAIN) + log_odds(slotted, _CERTAIN)) / 3
    return probability_of(_SURER * (odds - _EVEN))


def detail_features(side: FamilySide, found: Compared, ref: str, intents: Mapping[str, float]) -> np.ndarray:
    """Return the features of a part as a whole, and of each of its cells or steps, as what a text is about."""
    rows = found.texts[list(side.details[ref].values())]
    whole = [intents.get(intent, 0.0) for intent in (DESCRIBE, LEVEL, CONFIRM)]
    first = np.array([[*rows.max(axis=0), *np.zeros(rows.shape[1]), 1, *whole]])
    beside = rows - rows.mean(axis=0)
    return np.concatenate([first, np.hstack([rows, beside, np.zeros((len(rows), 1 + len(whole)))])]).astype(np.float32)


def _details(
    choice: Choice, side: FamilySide, found: Compared, ref: str, intents: Mapping[str, float]
) -> Mapping[str, float]:
    """What share of a part's probability falls to it as a whole, and to each of its cells or steps."""
    if ref not in side.details:
        return {ref: 1.0}
    shares = softmax(choice.scores(detail_features(side, found, ref, intents)))
    return dict(zip((ref, *side.details[ref]), shares.tolist()))


def _intents(slotted: Mapping[str, float], plain: Mapping[str, float], outside: float) -> List[Tuple[str, float]]:
    """The mean of two opinions on what is asked; what refuses and what asks share their probability as `outside`
    says."""
    both = {intent: math.sqrt(p * plain.get(intent, _UNRANKED)) for intent, p in slotted.items()}
    total = sum(both.values()) or 1.0
    mean = {intent: p / total for intent, p in both.items()}
    groups: Sequence[Tuple[FrozenSet[str], float]] = ((REFUSED, outside), (frozenset(ACTS), 1 - outside))
    asking = sum(mean.get(intent, 0.0) for group, _ in groups for intent in group)
    for group, share in groups:
        own = sum(mean.get(intent, 0.0) for intent in group) or 1.0
        mean.update({intent: mean[intent] / own * share * asking for intent in group if intent in mean})
    return sorted(mean.items(), key=lambda intent: -intent[1])


def _between(one: float, other: float) -> float:
    """The geometric mean of two opinions on a probability."""
    return probability_of((log_odds(one, _CERTAIN) + log_odds(other, _CERTAIN)) / 2)
