"""A classifier of two opinions: a linear one on the n-grams and a small network on the dense features."""

from typing import List, Sequence, Tuple

import numpy as np
import scipy.sparse
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.special import expit, softmax
from sklearn.linear_model import SGDClassifier
from sklearn.neural_network import MLPClassifier

SEED = 0


def feature_rows(messages: Sequence[Message]) -> Tuple[scipy.sparse.csr_matrix, np.ndarray]:
    """Return the sentence features of `messages`: the sparse ones and the dense ones, a row per message."""
    sparse, dense = [], []
    for message in messages:
        # Rasa's own way to them copies them first.
        features = [found for found in message.features if found.attribute == TEXT and found.type == FEATURE_TYPE_SENTENCE]
        sparse.append(next(found.features for found in features if found.is_sparse()))
        dense.append(np.concatenate([found.features for found in features if found.is_dense()], axis=1))
    return scipy.sparse.vstack(sparse, format="csr"), np.vstack(dense).astype(np.float32)


class Ensemble:
    """The mean of the class probabilities of a logistic regression and of some one-layer networks.

    They err on different questions; figures in docs/understanding.md.
    """

    def __init__(self, networks: int) -> None:
        self._linear = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=5, tol=None, n_jobs=2, random_state=SEED)
        self._networks = [_network(SEED + number) for number in range(networks)]

    @property
    def classes(self) -> List[str]:
        """The classes in the order of the columns of `probabilities`."""
        return [str(name) for name in self._linear.classes_]

    def fit(self, sparse: scipy.sparse.csr_matrix, dense: np.ndarray, labels: Sequence[str]) -> None:
        """Learn from rows of features and their labels."""
        self._linear.fit(sparse, labels)
        # Column order saves a copy of the matrix at every message.
        self._linear.coef_ = np.asfortranarray(self._linear.coef_, dtype=np.float32)
        for network in self._networks:
            network.fit(dense, labels)

    def probabilities(self, sparse: scipy.sparse.csr_matrix, dense: np.ndarray) -> np.ndarray:
        """Return the probability of each class, shape (rows, classes)."""
        # Its own predict_proba divides by zero where no class is likely at all.
        linear = expit(sparse @ self._linear.coef_.T + self._linear.intercept_) + 1e-9
        linear /= linear.sum(axis=1, keepdims=True)
        networks = np.mean([_forward(network, dense) for network in self._networks], axis=0)
        return (linear + networks) / 2


def _forward(network: MLPClassifier, dense: np.ndarray) -> np.ndarray:
    """Return what `predict_proba` does for more than two classes, without its checks."""
    (first, second), (first_bias, second_bias) = network.coefs_, network.intercepts_
    return softmax(np.maximum(dense @ first + first_bias, 0) @ second + second_bias, axis=1)


def _network(seed: int) -> MLPClassifier:
    return MLPClassifier((384,), alpha=1e-3, max_iter=10, batch_size=512, learning_rate_init=4e-3, random_state=seed)
