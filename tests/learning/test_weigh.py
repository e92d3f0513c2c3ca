"""The weights of n-grams, beside scikit-learn's own."""

import numpy as np
import pytest
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from reperes.learning.weigh import as_matrix, times, weigh

LEARNT = ["qui s'occupe du courrier", "qui range le courrier", "les plaintes du client", "le client et les plaintes"]


@pytest.fixture(scope="module")
def vectorizers():
    shared = {"sublinear_tf": True, "dtype": np.float32, "lowercase": False}
    by_word = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"[a-z0-9]+", **shared)
    by_letter = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), max_features=40, **shared)
    return [vectorizer.fit(LEARNT) for vectorizer in (by_word, by_letter)]


@pytest.mark.parametrize(
    "texts",
    [["le courrier"], ["le courrier, le courrier, le client", "plaintes"], ["", "xyz"], ["qui qui qui"], LEARNT],
    ids=lambda texts: texts[0] or "empty",
)
def test_weights_are_those_of_scikit_learn(vectorizers, texts):
    expected = scipy.sparse.hstack([vectorizer.transform(texts) for vectorizer in vectorizers])
    found = as_matrix(weigh([(vectorizer, texts) for vectorizer in vectorizers]))
    assert found.shape == expected.shape
    assert found.dtype == np.float32
    np.testing.assert_allclose(found.toarray(), expected.toarray(), atol=1e-7)


def test_a_product_is_that_of_the_matrix(vectorizers):
    rows = weigh([(vectorizer, ["le courrier", "", *LEARNT]) for vectorizer in vectorizers])
    matrix = np.random.default_rng(0).standard_normal((rows[0].width, 7), dtype=np.float32)
    np.testing.assert_allclose(times(rows, matrix), as_matrix(rows) @ matrix, atol=1e-6)
