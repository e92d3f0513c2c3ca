"""The classifier of two opinions knows classes that words tell apart, two of them as well as three."""

import numpy as np
import pytest

from reperes.learning.ensemble import Ensemble
from reperes.learning.weigh import Row

WORDS = ("pas", "un", "deux")


def row_of(word: str) -> Row:
    """The n-grams of a text of one word: their columns and weights."""
    return Row(np.array([WORDS.index(word)], dtype=np.int32), np.array([1.0], dtype=np.float32), len(WORDS))


@pytest.mark.parametrize(
    "labels", [{"pas": "denied", "un": "asserted", "deux": "asserted"}, {"pas": "a", "un": "b", "deux": "c"}]
)
def test_what_only_the_words_tell_apart_is_told(labels):
    """The dense features say nothing here, so that the linear opinion alone decides."""
    said = [word for word in WORDS for _ in range(20)]
    ensemble = Ensemble()
    ensemble.fit(
        [row_of(word) for word in said], np.zeros((len(said), 2), np.float32), {"task": [labels[word] for word in said]}
    )
    ranked = ensemble.rank([row_of(word) for word in WORDS], np.zeros((len(WORDS), 2), np.float32), {"task": 3})
    assert [found["task"][0][0] for found in ranked] == [labels[word] for word in WORDS]
    assert all(sum(p for _, p in found["task"]) == pytest.approx(1) for found in ranked)
