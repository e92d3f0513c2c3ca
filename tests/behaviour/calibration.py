"""Figures from predictions: reliability of the confidence, refusals over the threshold, pairs that are confused."""

from __future__ import annotations

from collections import Counter
from typing import Iterable, List, NamedTuple, Sequence, Tuple

from tests.behaviour.predictions import Prediction


class Bin(NamedTuple):
    """Predictions of about the same confidence: its mean, the share that is right, how many there are."""

    confidence: float
    right: float
    count: int


def reliability(told: Sequence[Tuple[float, bool]], bins: int = 10) -> List[Bin]:
    """Return confidence and truth by bins of equal width; empty ones are left out."""
    found: List[Bin] = []
    for number in range(bins):
        inside = [(p, right) for p, right in told if number == min(int(p * bins), bins - 1)]
        if inside:
            found.append(
                Bin(sum(p for p, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside))
            )
    return found


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the mean distance of confidence and truth, weighted by how many predictions there are; 0 for none."""
    total = sum(found.count for found in bins)
    return sum(abs(found.confidence - found.right) * found.count for found in bins) / total if total else 0.0


class Point(NamedTuple):
    """What a threshold of refusal does: the shares of answerable questions refused and of others let through."""

    threshold: float
    refused_inside: float
    answered_outside: float


def thresholds(inside: Sequence[float], outside: Sequence[float], steps: int = 50) -> List[Point]:
    """Return the points of thresholds from 0 to 1 for the probabilities of answerable and of other questions."""
    return [
        Point(t, _share(p >= t for p in inside), _share(p < t for p in outside))
        for t in (n / steps for n in range(steps + 1))
    ]


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else 0.0


def confused(pairs: Iterable[Tuple[str, str]], most: int = 15) -> List[Tuple[str, str, int]]:
    """Return the commonest pairs of different labels: what was right, what was said, how often."""
    counts = Counter((right, said) for right, said in pairs if right != said)
    return [
        (right, said, count)
        for (right, said), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    ]


def topic_pairs(predictions: Sequence[Prediction]) -> List[Tuple[str, str]]:
    """Return right and predicted topic of each prediction that has one right topic."""
    return [(next(iter(p.right_topics)), p.topic or "—") for p in predictions if len(p.right_topics) == 1]
