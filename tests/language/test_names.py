"""People may ask for a language by its name."""

import pytest

from reperes.dialogue.language import spoken_language
from reperes.dialogue.state import State
from reperes.language.names import language_asked


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("en français svp", "fr"),
        ("nederlands aub", "nl"),
        ("English please!", "en"),
        ("auf Deutsch", "de"),
        ("faut-il parler français au guichet ?", None),
        ("", None),
    ],
)
def test_a_language_named_alone_is_asked_for(text, language):
    assert language_asked(text) == language


def test_what_is_asked_for_counts_more_than_what_was_spoken():
    assert spoken_language("français svp", State(language="en")) == "fr"


@pytest.mark.parametrize(("text", "language"), [("agenda chef D ?", "fr"), ("agenda manager", "fr")])
def test_few_words_change_no_language(text, language):
    assert spoken_language(text, State()) == language
