"""A classifier of two opinions for several tasks: linear ones on the n-grams, and a network on the dense features."""

from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
import scipy.sparse
from scipy.special import expit
from sklearn.linear_model import SGDClassifier

from reperes.nlu.network import UNLABELLED, Network

SEED = 0
Ranking = List[Tuple[str, float]]


class Ensemble:
    """For each task the mean of the class probabilities of a logistic regression and of the network that all share.

    They err on different questions; figures in docs/understanding.md.
    """

    def __init__(self) -> None:
        self._linear: Dict[str, SGDClassifier] = {}
        self._network = Network(SEED)

    def fit(
        self, sparse: scipy.sparse.csr_matrix, dense: np.ndarray, labels: Mapping[str, Sequence[Optional[str]]]
    ) -> None:
        """Learn from rows of features; each task has a label per row, None where the row teaches it nothing."""
        targets = []
        for task, named in labels.items():
            known = np.array([label is not None for label in named])
            linear = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=5, tol=None, n_jobs=2, random_state=SEED)
            linear.fit(sparse[known], np.array([label for label in named if label is not None]))
            # Column order saves a copy of the matrix at every message.
            linear.coef_ = np.asfortranarray(linear.coef_, dtype=np.float32)
            self._linear[task] = linear
            places = {name: place for place, name in enumerate(linear.classes_)}
            targets.append(np.array([places.get(label, UNLABELLED) for label in named]))
        self._network.fit(dense, targets, [len(linear.classes_) for linear in self._linear.values()])

    def rank(self, sparse: scipy.sparse.csr_matrix, dense: np.ndarray, most: Mapping[str, int]) -> List[Mapping[str, Ranking]]:
        """Return for each row and task so many classes with their probabilities, best first."""
        ranked: List[Dict[str, Ranking]] = [{} for _ in range(len(dense))]
        for (task, linear), opinion in zip(self._linear.items(), self._network.probabilities(dense)):
            for found, row in zip(ranked, (_probabilities(linear, sparse) + opinion) / 2):
                best = np.argsort(-row)[: most[task]]
                found[task] = list(zip(map(str, linear.classes_[best]), row[best].tolist()))
        return ranked


def _probabilities(linear: SGDClassifier, sparse: scipy.sparse.csr_matrix) -> np.ndarray:
    """Its own predict_proba divides by zero where no class is likely at all, and checks its input at each message."""
    odds = expit(sparse @ linear.coef_.T + linear.intercept_) + 1e-9
    return odds / odds.sum(axis=1, keepdims=True)
