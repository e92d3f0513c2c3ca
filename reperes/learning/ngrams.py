"""N-gram features of folded words, of their letters and of their sounds, and a dense summary of them."""

from typing import List, Sequence, Tuple

import numpy as np
import scipy.sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from reperes.language.folding import fold, words
from reperes.language.sounds import phonetic
from reperes.learning.weigh import Row, times, weigh

SUMMARY = 256
SUMMARY_WEIGHT = 2.25
SUMMARY_SAMPLE = 2
"""Every second example is enough to find the summary's directions, in half the time."""


def sounds(text: str) -> str:
    """Return the phonetic keys of the words of `text`, so that spellings of one sound share n-grams."""
    return " ".join(phonetic(word) for word in words(text))


class Ngrams:
    """TF-IDF of word 1-2-grams, letter 2-5-grams and sound 2-4-grams, and their latent semantic summary."""

    def __init__(self) -> None:
        shared = {"sublinear_tf": True, "min_df": 2, "dtype": np.float32, "lowercase": False}
        self._by_word = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"[a-z0-9]+", max_features=8000, **shared)
        self._by_letter = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), max_features=12000, **shared)
        self._by_sound = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), max_features=8000, **shared)
        self._directions = np.zeros((0, SUMMARY), np.float32)

    def fit(self, texts: Sequence[str]) -> None:
        """Learn the n-grams of `texts`."""
        parts = [vectorizer.fit_transform(written) for vectorizer, written in self._written(texts)]
        found = TruncatedSVD(SUMMARY, n_iter=2, random_state=0).fit(_side_by_side(parts)[::SUMMARY_SAMPLE])
        self._directions = np.ascontiguousarray(found.components_.T, dtype=np.float32) * np.float32(SUMMARY_WEIGHT)

    def rows(self, texts: Sequence[str]) -> List[Row]:
        """Return the n-gram weights of each text."""
        return weigh(self._written(texts))

    def summary(self, rows: Sequence[Row]) -> np.ndarray:
        """Return the summary of each row of n-gram weights, shape (rows, 256)."""
        return times(rows, self._directions)

    def _written(self, texts: Sequence[str]) -> Tuple[Tuple[TfidfVectorizer, List[str]], ...]:
        """Each vectorizer with `texts` as it reads them."""
        folded = [fold(text) for text in texts]
        return (self._by_word, folded), (self._by_letter, folded), (self._by_sound, [sounds(text) for text in texts])


def _side_by_side(parts: List[scipy.sparse.csr_matrix]) -> scipy.sparse.csr_matrix:
    return scipy.sparse.hstack(parts, format="csr", dtype=np.float32)
