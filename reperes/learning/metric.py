"""A space in which vectors of questions about one topic lie close together, whatever else they say."""

from typing import Sequence

import numpy as np

SHRINKAGE = 0.3
"""Share of a plain metric in what is learnt."""
DIMENSIONS = 192


class Metric:
    """Makes directions count less, the more questions about one topic differ in them.

    Within-class covariance normalisation (Hatch and others, 2006); of the directions those are kept in which topics
    differ most.
    """

    def __init__(self, vectors: np.ndarray, topics: Sequence[str]) -> None:
        vectors, labels = np.asarray(vectors, np.float32), np.asarray(topics)
        self._centre = vectors.mean(axis=0)
        numbers = np.unique(labels, return_inverse=True)[1]
        sizes = np.bincount(numbers)[:, np.newaxis]
        means = np.zeros((len(sizes), vectors.shape[1]), np.float32)
        np.add.at(means, numbers, vectors)
        means /= sizes
        inner = vectors - means[numbers]
        within = inner.T @ inner / len(inner)
        within += SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within), dtype=np.float32)
        lengths, directions = np.linalg.eigh(within)
        whitening = directions / np.sqrt(np.maximum(lengths, 1e-9))
        between = (means - self._centre) @ whitening
        kept = np.linalg.eigh(between.T @ between + np.cov((vectors - self._centre) @ whitening, rowvar=False))[1]
        self._map = np.ascontiguousarray(whitening @ kept[:, -DIMENSIONS:], dtype=np.float32)

    def centred(self, vectors: np.ndarray, texts_of_family: bool = False) -> np.ndarray:
        """Return `vectors` as directions from their centre; a family's texts are centred among themselves."""
        return _unit(self._from_centre(vectors, texts_of_family))

    def project(self, vectors: np.ndarray, texts_of_family: bool = False) -> np.ndarray:
        """Return `vectors` in that space, of unit length; a family's texts are centred among themselves."""
        return _unit(self._from_centre(vectors, texts_of_family) @ self._map)

    def _from_centre(self, vectors: np.ndarray, texts_of_family: bool) -> np.ndarray:
        return vectors - (vectors.mean(axis=0) if texts_of_family else self._centre)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
