"""Probabilities as log odds, in which evidence adds up."""

import math


def log_odds(probability: float, certain: float) -> float:
    """Return the log odds of a probability, which is taken for no surer than `certain` either way."""
    bounded = min(max(probability, 1 - certain), certain)
    return math.log(bounded / (1 - bounded))


def probability_of(odds: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + math.exp(-odds))
