"""One answer for each shape that blocks can take."""

import pytest
from books import os_book
from shapes import QUESTIONS

from reperes.answers.build import build_answer


@pytest.fixture
def answered():
    """A function: the name of a shape -> an answer of that shape."""

    def answer_named(name):
        return build_answer(os_book(), [QUESTIONS[name]])

    return answer_named


@pytest.fixture(params=QUESTIONS)
def answer(request, answered):
    """Each answer in turn."""
    return answered(request.param)
