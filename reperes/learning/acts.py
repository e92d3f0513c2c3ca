"""What texts with slots ask for, whatever the family: linear classifiers on their words and letters."""

from typing import Dict, List, Mapping, Optional, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from reperes.learning.linear import Linear, fit_linear
from reperes.learning.weigh import Row, as_matrix, weigh


class Acts:
    """For each task the probabilities of its labels, of texts with slots."""

    def __init__(self) -> None:
        shared = {"sublinear_tf": True, "min_df": 3, "dtype": np.float32, "lowercase": False}
        self._by_word = TfidfVectorizer(ngram_range=(1, 3), token_pattern=r"[a-z0-9]+", max_features=12000, **shared)
        self._by_letter = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), max_features=6000, **shared)
        self._linear: Dict[str, Linear] = {}

    def fit(self, slotted: Sequence[str], labels: Mapping[str, Sequence[Optional[str]]]) -> "Acts":
        """Learn from texts with slots; each task has a label per text, None where the text teaches it nothing.

        A task with less than two labels is left out.
        """
        self._by_word.fit(slotted)
        self._by_letter.fit(slotted)
        for vectorizer in (self._by_word, self._by_letter):
            # What was left out is a third of the file, and nobody reads it.
            del vectorizer.stop_words_
        matrix = as_matrix(self._rows(slotted))
        for task, named in labels.items():
            if len(set(named) - {None}) < 2:
                continue
            self._linear[task] = fit_linear(matrix, named)
        return self

    def probabilities(self, slotted: Sequence[str], task: str) -> np.ndarray:
        """Return the probability of each of the `labels` of a task, a row for each text."""
        return self._linear[task].probabilities(self._rows(slotted))

    def labels(self, task: str) -> List[str]:
        """Return the labels of a task, in the order of their probabilities."""
        return list(map(str, self._linear[task].classes))

    def told(self, slotted: str) -> Mapping[str, Mapping[str, float]]:
        """Return for each task the probability of each label."""
        rows = self._rows([slotted])
        return {
            task: dict(zip(map(str, linear.classes), linear.probabilities(rows)[0].tolist()))
            for task, linear in self._linear.items()
        }

    def _rows(self, slotted: Sequence[str]) -> List[Row]:
        written = list(slotted)
        return weigh(((self._by_word, written), (self._by_letter, written)))
