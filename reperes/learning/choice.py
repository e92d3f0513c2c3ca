"""A choice among candidates by their features, learnt from choices: the multinomial logit of McFadden (1974)."""

import numpy as np

PASSES, BATCH, RATE, DECAY = 12, 512, 0.05, 1e-3
SEED = 0


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return the probabilities of candidates, the last axis of `scores`."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


class Choice:
    """Scores candidates by a weighted sum of their features."""

    def fit(self, features: np.ndarray, chosen: np.ndarray) -> "Choice":
        """Learn from `features` (choices, candidates, features) and the share of each candidate that was chosen."""
        width = features.shape[-1]
        flat = features.reshape(-1, width)
        self._centre, self._spread = flat.mean(axis=0), flat.std(axis=0) + 1e-6
        scaled = ((features - self._centre) / self._spread).astype(np.float32)
        rng = np.random.default_rng(SEED)
        weights, first, second = (np.zeros(width, np.float32) for _ in range(3))
        steps = PASSES * -(-len(scaled) // BATCH)
        step = 0
        for _ in range(PASSES):
            order = rng.permutation(len(scaled))
            for start in range(0, len(order), BATCH):
                rows = order[start : start + BATCH]
                some = scaled[rows]
                error = (softmax(some @ weights) - chosen[rows]).astype(np.float32)
                gradient = error.ravel() @ some.reshape(-1, width) / len(some) + DECAY * weights
                step += 1
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient * gradient - second)
                rate = RATE * (1 - step / (steps + 1)) * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
                weights -= (rate * first / (np.sqrt(second) + 1e-8)).astype(np.float32)
        self._weights = weights / self._spread
        self._shift = -float(self._centre @ self._weights)
        return self

    def scores(self, features: np.ndarray) -> np.ndarray:
        """Return the score of each candidate."""
        return features @ self._weights + self._shift
