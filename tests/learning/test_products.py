"""Products in the shape that OpenBLAS multiplies fastest, beside plain ones."""

import numpy as np
import pytest

from reperes.learning import products


def directions(count, seed=0):
    rows = np.random.default_rng(seed).standard_normal((count, 512), dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("columns", [1, 64, 100])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_product_with_blocks_is_the_product_with_the_matrix(monkeypatch, at_once, columns):
    monkeypatch.setattr(products, "packs_nothing", lambda: at_once)
    rows, matrix = directions(4)[:, :32], directions(columns, seed=2)[:, :32].T
    found = products.product(rows, products.in_blocks(matrix))
    assert found.shape[1] % products.BLOCK == 0
    np.testing.assert_allclose(found[:, :columns], rows @ matrix, atol=1e-6)
