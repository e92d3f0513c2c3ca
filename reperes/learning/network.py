"""A network with one hidden layer that learns several tasks at once.

What a question asks for and what it is about are learnt from the same sentences, so the tasks share the hidden layer.
scikit-learn's networks know one task and no dropout; the figures of both stand side by side in docs/understanding.md.
"""

from typing import List, Sequence, Tuple

import numpy as np

from reperes.learning.choice import softmax
from reperes.learning.products import in_blocks, product

HIDDEN = 768
PASSES = 16
BATCH = 512
RATE = 3e-3
WARM_UP = 200
"""Steps in which the rate grows to its full height; after them it falls evenly to nothing."""
DECAY = 1e-4
LOST = 0.4
"""Share of the hidden units that dropout leaves out, so that no prediction hangs on a few of them."""
MILDER = 1.25
"""Scores are divided by this once learnt: on writers that training has not seen, the log loss of topics is least
there."""
UNLABELLED = -1


class Network:
    """Softmax over the classes of each task, on a shared layer of rectified units; trained with Adam.

    See Srivastava et al., Dropout (2014), and Kingma and Ba, Adam (2015).
    """

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._layers: List[Tuple[np.ndarray, np.ndarray]] = []

    def fit(self, features: np.ndarray, targets: Sequence[np.ndarray], classes: Sequence[int]) -> None:
        """Learn from `features` (rows, columns); each task has a class number per row, or UNLABELLED."""
        rng = np.random.default_rng(self._seed)
        centre = features.mean(axis=0)
        features = features - centre
        weights = _initial(rng, features.shape[1], classes)
        first = [np.zeros_like(weight) for weight in weights]
        second = [np.zeros_like(weight) for weight in weights]
        steps = PASSES * -(-len(features) // BATCH)
        step = 0
        for _ in range(PASSES):
            order = rng.permutation(len(features))
            for start in range(0, len(order), BATCH):
                rows = order[start : start + BATCH]
                gradients = _gradients(rng, weights, features[rows], [target[rows] for target in targets])
                step += 1
                rate = RATE * min(1.0, step / WARM_UP) * (1 - step / (steps + 1))
                _adam(weights, gradients, first, second, step, rate)
        # What the features have in common tells nothing apart, and learning is surer without it.
        weights[1] -= centre @ weights[0]
        weights[2:] = [weight / np.float32(MILDER) for weight in weights[2:]]
        self._layers = [(in_blocks(weight), shift) for weight, shift in zip(weights[::2], weights[1::2])]

    def probabilities(self, features: np.ndarray) -> List[np.ndarray]:
        """Return for each task the probability of each class, shape (rows, classes)."""
        (inner, bias), *heads = self._layers
        hidden = np.maximum(product(features, inner) + bias, 0)
        return [softmax(product(hidden, weight)[:, : len(shift)] + shift) for weight, shift in heads]


def _gradients(
    rng: np.random.Generator, weights: List[np.ndarray], features: np.ndarray, targets: Sequence[np.ndarray]
) -> List[np.ndarray]:
    """The gradients of the mean cross entropy, in the order of the weights."""
    inner, bias, *heads = weights
    before = features @ inner + bias
    gate = (before > 0) * _kept(rng, before.shape)
    hidden = before * gate
    back = np.zeros_like(hidden)
    found = []
    for weight, shift, target in zip(heads[::2], heads[1::2], targets):
        error = softmax(hidden @ weight + shift)
        error[np.arange(len(target)), target] -= 1
        error[target == UNLABELLED] = 0
        error /= len(target)
        found += [hidden.T @ error, error.sum(axis=0)]
        back += error @ weight.T
    back *= gate
    return [features.T @ back, back.sum(axis=0), *found]


def _initial(rng: np.random.Generator, columns: int, classes: Sequence[int]) -> List[np.ndarray]:
    shapes = [(columns, HIDDEN), *((HIDDEN, count) for count in classes)]
    weights: List[np.ndarray] = []
    for rows, width in shapes:
        spread = np.sqrt(2 / rows).astype(np.float32)
        weights += [rng.standard_normal((rows, width), dtype=np.float32) * spread, np.zeros(width, np.float32)]
    return weights


def _kept(rng: np.random.Generator, shape: Sequence[int]) -> np.ndarray:
    return (rng.random(shape, dtype=np.float32) >= LOST) / np.float32(1 - LOST)


def _adam(
    weights: List[np.ndarray],
    gradients: List[np.ndarray],
    first: List[np.ndarray],
    second: List[np.ndarray],
    step: int,
    rate: float,
) -> None:
    """Move the weights in place; `first` and `second` are the running means of the gradients and of their squares."""
    scale = np.float32(rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step))
    for weight, gradient, mean, square in zip(weights, gradients, first, second):
        mean += np.float32(0.1) * (gradient - mean)
        square += np.float32(0.001) * (gradient * gradient - square)
        weight -= scale * mean / (np.sqrt(square) + np.float32(1e-8))
        if weight.ndim == 2:
            weight -= np.float32(rate * DECAY) * weight
