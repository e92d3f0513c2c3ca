"""Figures of the report."""

import pytest

from tests.behaviour.calibration import Bin, calibration_error, confused, reliability, thresholds


def test_confidence_is_compared_with_truth_by_bins():
    assert reliability([(0.9, True), (0.94, False), (0.1, False)]) == [
        Bin(0.1, 0.0, 1),
        Bin(pytest.approx(0.92), 0.5, 2),
    ]


def test_full_confidence_falls_into_the_last_bin():
    assert reliability([(1.0, True)]) == [Bin(1.0, 1.0, 1)]


def test_the_error_of_calibration_is_weighted_by_numbers():
    assert calibration_error([Bin(0.8, 0.6, 3), Bin(0.5, 0.5, 1)]) == pytest.approx(0.15)
    assert calibration_error([]) == 0


def test_a_higher_threshold_refuses_fewer_of_both():
    points = thresholds([0.1, 0.6], [0.4, 0.9], steps=2)
    assert [(p.threshold, p.refused_inside, p.answered_outside) for p in points] == [
        (0.0, 1.0, 0.0),
        (0.5, 0.5, 0.5),
        (1.0, 0.0, 1.0),
    ]


def test_confused_pairs_come_with_the_commonest_first():
    pairs = [("a", "a"), ("a", "b"), ("c", "b"), ("c", "b")]
    assert confused(pairs) == [("c", "b", 2), ("a", "b", 1)]
