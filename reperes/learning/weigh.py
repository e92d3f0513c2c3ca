"""The TF-IDF weights of texts as scikit-learn's vectorizers give them, without what those check and work out each
time."""

from __future__ import annotations

from functools import lru_cache
from typing import Callable, List, NamedTuple, Sequence, Tuple

import numpy as np
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer

WORDS = 8192
"""Words whose n-grams are kept: a word's letters and sounds are the same in every text."""
_NONE = np.array([], dtype=np.int64)


class Row(NamedTuple):
    """The n-grams that a text has, of the `width` that are known: their columns, and the weight of each."""

    columns: np.ndarray
    weights: np.ndarray
    width: int


def weigh(written: Sequence[Tuple[TfidfVectorizer, List[str]]]) -> List[Row]:
    """Return a row for each text, the columns of the vectorizers side by side; each reads the texts in its own writing.

    The same as `transform` of each, for sublinear frequencies and rows of unit length, in a tenth of the time.
    """
    parts: List[np.ndarray] = []
    sizes: List[int] = []
    offsets = np.cumsum([0, *(len(vectorizer.vocabulary_) for vectorizer, _ in written)])
    width = int(offsets[-1])
    for texts in zip(*(texts for _, texts in written)):
        for (vectorizer, _), text in zip(written, texts):
            found = _columns(vectorizer, text)
            parts += found
            sizes.append(sum(map(len, found)))
    numbers = np.repeat(np.arange(len(sizes)), sizes)
    # One number for a column of a part; sorted, so parts stay together.
    keys, counts = np.unique(np.concatenate([_NONE, *parts]) + numbers * width, return_counts=True)
    numbers, columns = np.divmod(keys, width)
    columns += offsets[numbers % len(written)]
    rarity = _rarity(tuple(vectorizer for vectorizer, _ in written))
    weights = (np.log(counts.astype(np.float32)) + np.float32(1)) * rarity[columns]
    lengths = np.sqrt(np.bincount(numbers, np.square(weights), len(sizes)))
    weights = (weights / lengths[numbers]).astype(np.float32)
    ends = np.searchsorted(numbers, np.arange(0, len(sizes) + 1, len(written))).tolist()
    columns = columns.astype(np.int32)
    return [Row(columns[start:end], weights[start:end], width) for start, end in zip(ends, ends[1:])]


def as_matrix(rows: Sequence[Row]) -> scipy.sparse.csr_matrix:
    """Return rows as one matrix."""
    ends = np.cumsum([0, *(len(row.columns) for row in rows)], dtype=np.int32)
    parts = (np.concatenate([row.weights for row in rows]), np.concatenate([row.columns for row in rows]), ends)
    return scipy.sparse.csr_matrix(parts, shape=(len(rows), rows[0].width))


def times(rows: Sequence[Row], matrix: np.ndarray) -> np.ndarray:
    """Return the product of a few rows with a matrix of one line an n-gram; scipy takes twice the time."""
    return np.stack([row.weights @ matrix.take(row.columns, axis=0) for row in rows])


def _columns(vectorizer: TfidfVectorizer, text: str) -> List[np.ndarray]:
    """The columns of the n-grams of `text` that the vectorizer has learnt, each as often as it is there."""
    if vectorizer.analyzer == "char_wb":
        return [_columns_of_word(vectorizer, word) for word in text.split()]
    return [_known(vectorizer, text)]


@lru_cache(maxsize=WORDS)
def _columns_of_word(vectorizer: TfidfVectorizer, word: str) -> np.ndarray:
    return _known(vectorizer, word)


def _known(vectorizer: TfidfVectorizer, text: str) -> np.ndarray:
    found = map(vectorizer.vocabulary_.get, _analyzer(vectorizer)(text))
    return np.array([column for column in found if column is not None], dtype=np.int64)


@lru_cache(maxsize=16)
def _rarity(vectorizers: Tuple[TfidfVectorizer, ...]) -> np.ndarray:
    return np.concatenate([vectorizer._tfidf._idf_diag.data for vectorizer in vectorizers])


@lru_cache(maxsize=16)
def _analyzer(vectorizer: TfidfVectorizer) -> Callable[[str], List[str]]:
    return vectorizer.build_analyzer()
