"""A classifier of two opinions for several tasks: linear ones on the n-grams, and a network on the dense features."""

from typing import Dict, FrozenSet, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from reperes.learning.linear import Linear, fit_linear
from reperes.learning.network import UNLABELLED, Network
from reperes.learning.weigh import Row, as_matrix

SEED = 0
Ranking = List[Tuple[str, float]]


def _between(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The geometric mean of two opinions, shape (rows, classes), as probabilities again."""
    odds = np.sqrt(one * other)
    return odds / odds.sum(axis=1, keepdims=True)


class Ensemble:
    """For each task the geometric mean of the class probabilities of a logistic regression and of the network that all
    share.

    They err on different questions; figures in docs/understanding.md.
    """

    def __init__(self) -> None:
        self._linear: Dict[str, Linear] = {}
        self._network = Network(SEED)

    def fit(self, rows: Sequence[Row], dense: np.ndarray, labels: Mapping[str, Sequence[Optional[str]]]) -> None:
        """Learn from rows of features; each task has a label per row, None where the row teaches it nothing."""
        sparse = as_matrix(rows)
        targets = []
        for task, named in labels.items():
            linear = self._linear[task] = fit_linear(sparse, named, SEED)
            places = {name: place for place, name in enumerate(linear.classes)}
            targets.append(np.array([places.get(label, UNLABELLED) for label in named]))
        self._network.fit(dense, targets, [len(linear.classes) for linear in self._linear.values()])

    def labels(self, task: str) -> FrozenSet[str]:
        """Return the classes of a task, none where it was not learnt."""
        return frozenset(map(str, self._linear[task].classes)) if task in self._linear else frozenset()

    def rank(self, rows: Sequence[Row], dense: np.ndarray, most: Mapping[str, int]) -> List[Mapping[str, Ranking]]:
        """Return for each row and task so many classes with their probabilities, best first."""
        ranked: List[Dict[str, Ranking]] = [{} for _ in range(len(dense))]
        for (task, linear), opinion in zip(self._linear.items(), self._network.probabilities(dense)):
            for found, row in zip(ranked, _between(linear.probabilities(rows), opinion)):
                best = np.argsort(-row)[: most[task]]
                found[task] = list(zip(map(str, linear.classes[best]), row[best].tolist()))
        return ranked
