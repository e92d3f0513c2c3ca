"""Words that name nothing, whatever part they are given to."""

import pytest

from reperes.knowledge.empty_words import names_nothing


@pytest.mark.parametrize(
    "text", ["le", "Bonjour", "niveau C", "agent B", "non", "oui", "pas", "merci beaucoup", "z", "Pourquoi ?"]
)
def test_words_of_any_question_name_nothing(text):
    assert names_nothing(text)


@pytest.mark.parametrize("text", ["document", "les critères", "q/p", "✦", "fiches bleues", "communiquer", "clés"])
def test_words_of_a_part_name_it(text):
    assert not names_nothing(text)
