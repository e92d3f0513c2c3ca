"""Products of a few rows with a large matrix, in the shape that OpenBLAS multiplies fastest.

For one row it reads the matrix once; for several it first packs the matrix anew, which costs more than the product.
With AVX-512 it packs nothing while rows × inner × columns is a million at most (version 0.3.20, that of numpy 1.23), so
there a matrix in blocks of few columns takes several rows at once. Either way a large matrix comes from memory once or
once a row, and that is most of the time.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from threadpoolctl import threadpool_info

BLOCK = 64
"""Columns of a block; with the network's 1,580 inner numbers, nine rows stay below a million."""
_AVX512 = ("SkylakeX", "Cooperlake", "SapphireRapids")


def in_blocks(matrix: np.ndarray) -> np.ndarray:
    """Return a matrix of shape (inner, columns) as (blocks, inner, 64); what is missing in the last block is 0."""
    inner, columns = matrix.shape
    padded = np.zeros((inner, -(-columns // BLOCK) * BLOCK), matrix.dtype)
    padded[:, :columns] = matrix
    return np.ascontiguousarray(padded.reshape(inner, -1, BLOCK).transpose(1, 0, 2))


def product(rows: np.ndarray, blocks: np.ndarray) -> np.ndarray:
    """Return the product of a few `rows` with a matrix in `blocks`, its last columns those that fill the last block."""
    if packs_nothing():
        found = np.matmul(rows, blocks).transpose(1, 0, 2)
    else:
        found = np.matmul(rows[:, np.newaxis, np.newaxis], blocks)[:, :, 0]
    return found.reshape(len(rows), -1)


@lru_cache(maxsize=1)
def packs_nothing() -> bool:
    """Whether numpy's OpenBLAS multiplies small matrices as they are."""
    return any(
        library.get("architecture") in _AVX512 for library in threadpool_info() if "numpy" in library["filepath"]
    )
