"""What classifiers that know no part of a family can tell of it: its kind, or which part it is where all families share
it."""

from collections import Counter
from typing import Mapping, Sequence

import numpy as np

from reperes.hearing.listener import Learnt
from reperes.knowledge.model import kind_of, topic_of
from reperes.learning.family_parts import Part

OWN = frozenset({"critere", "tache", "finalite", "definition"})
"""Kinds of parts that families do not share."""
_DICTIONARY = "competence"
_LEAST = 1e-5


def class_of(topic: str) -> str:
    """Return the class of a topic: its kind, or itself where families share it."""
    return kind_of(topic) if kind_of(topic) in OWN else topic_of(topic)


def classes_of(learnt: Learnt) -> Mapping[str, float]:
    """Return the classes that the classifier of another family tells of a text: of that family's parts their kind
    remains."""
    classes: Counter = Counter()
    for topic, probability in learnt.topics:
        classes[class_of(topic)] += probability
    return classes


class PartClasses:
    """The classes of a family's parts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._classes = [class_of(part.ref) for part in parts]
        sizes = Counter(self._classes)
        self._sizes = np.array([sizes[name] for name in self._classes], np.float32)
        self._unknown = [name for name in self._classes if kind_of(name) == _DICTIONARY]

    def priors(self, classes: Mapping[str, float]) -> np.ndarray:
        """Return the log probability of each part, as far as its class tells: parts of one kind share that of the kind.

        A competence that the classes lack is as likely as one of theirs.
        """
        known = [p for name, p in classes.items() if kind_of(name) == _DICTIONARY]
        missing = dict.fromkeys(self._unknown, sum(known) / max(1, len(known)))
        shares = np.array([classes.get(name, missing.get(name, 0.0)) for name in self._classes], np.float32)
        return np.log(shares / self._sizes + _LEAST)
