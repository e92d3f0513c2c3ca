"""A logistic regression on n-grams."""

from typing import NamedTuple, Optional, Sequence

import numpy as np
import scipy.sparse
from scipy.special import expit
from sklearn.linear_model import SGDClassifier

from reperes.learning.weigh import Row, times


class Linear(NamedTuple):
    """Its classes, a line of weights for each n-gram, and what is added for each class."""

    classes: np.ndarray
    weights: np.ndarray
    shifts: np.ndarray

    def probabilities(self, rows: Sequence[Row]) -> np.ndarray:
        """Return the probability of each class, shape (rows, classes); no class at all is not divided by zero."""
        odds = expit(times(rows, self.weights) + self.shifts) + 1e-9
        return odds / odds.sum(axis=1, keepdims=True)


def fit_linear(matrix: scipy.sparse.csr_matrix, labels: Sequence[Optional[str]], seed: int = 0) -> Linear:
    """Return what rows of n-gram weights teach; a row with the label None teaches nothing."""
    known = np.array([label is not None for label in labels])
    fitted = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=3, tol=None, n_jobs=2, random_state=seed)
    fitted.fit(matrix[known], np.array([label for label in labels if label is not None]))
    lines, shifts = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        # Of two classes scikit-learn keeps one line, for the second.
        lines, shifts = np.vstack([-lines, lines]), np.concatenate([-shifts, shifts])
    return Linear(fitted.classes_, np.ascontiguousarray(lines.T, dtype=np.float32), shifts)
