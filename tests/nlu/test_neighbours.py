"""How near a message is to examples, found without looking at all of them in order."""

import numpy as np
import pytest

from reperes.nlu import products
from reperes.nlu.neighbours import Neighbourhood


def directions(count, seed=0):
    rows = np.random.default_rng(seed).standard_normal((count, 512), dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def mean_of_five(examples, row):
    return np.sort(examples @ row)[-5:].mean()


@pytest.mark.parametrize("answered", [1, 5, 6, 75])
@pytest.mark.parametrize("at_once", [True, False])
def test_among_few_examples_nearness_is_the_mean_of_the_five_nearest(monkeypatch, answered, at_once):
    monkeypatch.setattr(products, "packs_nothing", lambda: at_once)
    examples, asked = directions(80), directions(3, seed=1)
    kinds = np.arange(80) < answered
    known = Neighbourhood(examples, kinds)
    reduced, turned = known._reduce(examples), known._reduce(asked)
    for found, row in zip(known.nearness(asked), turned):
        assert found.inside == pytest.approx(mean_of_five(reduced[kinds], row), abs=1e-6)
        assert found.outside == pytest.approx(mean_of_five(reduced[~kinds], row), abs=1e-6)


def test_among_many_examples_those_near_a_question_are_found():
    subjects = np.repeat(directions(200), 40, axis=0)
    examples = subjects + 0.6 * directions(8000, seed=1)
    known = Neighbourhood(examples, np.arange(8000) < 4000)
    asked = examples[::100]
    reduced, turned = known._reduce(examples), known._reduce(asked)
    exact = [(mean_of_five(reduced[:4000], row), mean_of_five(reduced[4000:], row)) for row in turned]
    found = np.array(known.nearness(asked))
    np.testing.assert_allclose(found, exact, atol=0.003)
    np.testing.assert_allclose(found[:40, 0], [inside for inside, _ in exact[:40]], atol=1e-6)
    np.testing.assert_allclose(found[40:, 1], [outside for _, outside in exact[40:]], atol=1e-6)


@pytest.mark.parametrize("columns", [1, 64, 100])
def test_a_product_with_blocks_is_the_product_with_the_matrix(columns):
    rows, matrix = directions(4)[:, :32], directions(columns, seed=2)[:, :32].T
    found = products.times_blocks(rows, products.in_blocks(matrix)).transpose(1, 0, 2).reshape(4, -1)
    np.testing.assert_allclose(found[:, :columns], rows @ matrix, atol=1e-6)


def test_a_product_side_by_side_ends_with_what_fills_the_last_block():
    rows, matrix = directions(3), directions(16, seed=3).T
    np.testing.assert_allclose(products.product(rows, products.in_blocks(matrix))[:, :16], rows @ matrix, atol=1e-6)
