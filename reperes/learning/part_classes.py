"""What classifiers that know no part of a family can tell of it: its kind, or which part it is where all families share it."""

from collections import Counter
from typing import Mapping, NamedTuple, Sequence, Tuple

import numpy as np

from reperes.hearing.intents import REFUSED
from reperes.hearing.listener import Learnt
from reperes.hearing.scope import NOWHERE
from reperes.knowledge.model import kind_of, topic_of
from reperes.learning.family_parts import Part

OWN = frozenset({"critere", "tache", "finalite", "definition"})
"""Kinds of parts that families do not share."""
_KINDS = ("critere", "tache", "finalite", "competence", "groupe", "definition", "section")
_DICTIONARY = "competence"
_LEAST = 1e-5


class Opinion(NamedTuple):
    """The probability of each class of topics, and that a text is refused."""

    classes: Mapping[str, float]
    refused: float

    @property
    def nowhere(self) -> float:
        """The probability of a text about nothing of the document."""
        return self.classes.get(NOWHERE, 0.0)


def class_of(topic: str) -> str:
    """Return the class of a topic: its kind, or itself where families share it."""
    return kind_of(topic) if kind_of(topic) in OWN else topic_of(topic)


def refused(intents: Mapping[str, float]) -> float:
    """Return the probability of all intents that refuse."""
    return sum(probability for intent, probability in intents.items() if intent in REFUSED)


def opinion_of(learnt: Learnt) -> Opinion:
    """Return what the classifier of another family tells of a text: of that family's parts their kind remains."""
    classes: Counter = Counter()
    for topic, probability in learnt.topics:
        classes[class_of(topic)] += probability
    return Opinion(classes, refused(dict(learnt.intents)))


def part_priors(parts: Sequence[Part], opinion: Opinion) -> np.ndarray:
    """Return the log probability of each part, as far as its class tells: parts of one kind share that of the kind."""
    sizes = Counter(class_of(part.ref) for part in parts)
    steps = [p for name, p in opinion.classes.items() if kind_of(name) == _DICTIONARY]
    unknown = sum(steps) / max(1, len(steps))
    priors = [
        opinion.classes.get(class_of(part.ref), unknown if part.kind == _DICTIONARY else 0.0) / sizes[class_of(part.ref)]
        for part in parts
    ]
    return np.log(np.array(priors, np.float32) + _LEAST)


def kinds(parts: Sequence[Part]) -> np.ndarray:
    """Return a row of marks for each part: of which kind it is, and whether it has no texts."""
    return np.array([(*(part.kind == kind for kind in _KINDS), not part.texts) for part in parts], np.float32)


def opinions(classes: Sequence[str], rows: np.ndarray, intents: Sequence[str], asked: np.ndarray) -> Tuple[Opinion, ...]:
    """Return the opinion of each row of probabilities of `classes` and of `intents`."""
    outside = [place for place, intent in enumerate(intents) if intent in REFUSED]
    return tuple(Opinion(dict(zip(classes, row)), total) for row, total in zip(rows.tolist(), asked[:, outside].sum(axis=1).tolist()))
