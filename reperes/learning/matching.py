"""Answers for a family that no training question is about, what the classifier answers for the one that it has learnt.

What is asked is learnt of texts with slots; which part it is about is told by how near a text is to those of each part.
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
from reperes.learning.choice import Choice, softmax
from reperes.learning.family_parts import own_texts
from reperes.learning.family_words import VectorOf
from reperes.learning.labels import DENIED, LEANS
from reperes.learning.pairs import ALMOST, Compared, Encode, FamilySide, Reading
from reperes.learning.part_classes import PartClasses, classes_of
from reperes.learning.slots import Slots

INTENTS, CLASSES, STANCE, DENIAL = "intents", "classes", "stance", "denial"
_MOST = 8
_AS_HR_SAYS = 0.01
"""The probability that a question is outside the document where HR says of nearly the same that it is answered."""
_FAINT = 0.6
"""A text that tells less is about what every family has: what the classifier makes of it stands."""
_UNRANKED = 0.01
"""The probability of an intent that a classifier does not rank."""
_CERTAIN = 0.999
_KIND = 0.25
"""How much the log probability of a part's kind counts, in each of two opinions on it."""
_SURER = 3.0
"""How much surer the log odds of a refusal make than they say: a name or a part that fits counts against one later on,
and near misses have both."""
_ALIKE, _STEEPNESS, _LEAST_EVEN, _MOST_EVEN = 0.31, 25.0, -1.5, 0.4
"""A family as like the learnt one as the first number is refused at even odds; the less like it a family is, the higher
the odds must be, from the third number to the last: what a classifier does not know it refuses
(docs/understanding.md)."""


@dataclass(frozen=True)
class Matching:
    """What was learnt for families without questions of their own."""

    reading: Reading
    kept: FrozenSet[str]
    acts: Acts
    details: Choice
    known: np.ndarray
    """The encodings of the learnt family's own texts."""


class Family:
    """A family's side of what was learnt, worked out once for all texts."""

    def __init__(self, matching: Matching, knowledge: Knowledge, encode: Encode, vector_of: VectorOf) -> None:
        self.matching = matching
        self.side = FamilySide(knowledge, matching.reading, encode, vector_of)
        self.slots = Slots(self.side, matching.kept, matching.reading.telling)
        self.classes = PartClasses(self.side.parts)
        alike = encode(own_texts(knowledge)) @ matching.known.T
        self.even = float(np.clip(_STEEPNESS * (_ALIKE - alike.max(axis=1).mean()), _LEAST_EVEN, _MOST_EVEN))
        """The log odds of a refusal at which one is as likely as not."""


def match(text: str, encoding: np.ndarray, learnt: Learnt, family: Family) -> Learnt:
    """Return what a text asks of a family, given what the classifier of another family makes of it; it claims nothing.

    `text` is the topic text with the levels and the name of this family, `encoding` its encoding.
    """
    learning, side = family.matching, family.side
    found = side.compare(text, encoding)
    if found.told < _FAINT and found.asked < ALMOST:
        # « que fait un gestionnaire de dossiers ? » says nothing beside the family's name, whichever that is.
        return learnt
    told = learning.acts.told(family.slots.slotted(text))
    asked = dict(learnt.intents)
    outside = _outside(refused(told[INTENTS].items()), refused(learnt.intents), family.even)
    if found.asked >= ALMOST:
        outside = _AS_HR_SAYS if found.answered else 1 - _AS_HR_SAYS
    kinds = (told[CLASSES], classes_of(learnt))
    scores = found.scores + _KIND * sum(family.classes.priors(opinion) for opinion in kinds)
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
        matched=True,
    )


def _outside(slotted: float, plain: float, even: float) -> float:
    """The probability that a text asks for what the document does not hold, of two opinions on that.

    What refuses a question of one family mostly refuses it of another: where, when, how much. The opinion on texts as
    they are typed has seen more of it, that on slots does not mind words of this family that the other lacks.
    """
    odds = (2 * log_odds(plain, _CERTAIN) + log_odds(slotted, _CERTAIN)) / 3
    return probability_of(_SURER * (odds - even))


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
