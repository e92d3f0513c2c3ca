"""The assistant's sentences are proper French: lists, elision, no-break spaces."""

import pytest

from reperes.answers.wording import Phrases, capitalised, phrases_in, typography

FRENCH = phrases_in("fr")


@pytest.mark.parametrize(
    ("items", "text"), [(["D"], "D"), (["D", "C"], "D et C"), (["D", "C", "B"], "D, C et B"), (iter("ab"), "a et b")]
)
def test_a_list_ends_with_et(items, text):
    assert FRENCH.enumerate(items) == text


@pytest.mark.parametrize(("levels", "text"), [(["C"], "au niveau C"), (["D", "C"], "aux niveaux D et C")])
def test_levels_take_their_article(levels, text):
    assert FRENCH.at_levels(levels) == text


def test_differences_are_between_levels():
    assert FRENCH.between_levels(["C", "B"]) == "entre C et B"


@pytest.mark.parametrize(
    ("following", "is_elided"),
    [
        ("organisateur pratique", True),
        ("élagueur", True),
        ("Œnologue", True),
        ("soutien administratif", False),
        ("", False),
    ],
)
def test_a_vowel_elides_the_word_before(following, is_elided):
    assert FRENCH.elides_before(following) == is_elided


@pytest.mark.parametrize(
    ("count", "text"), [(0, "zéro (0)"), (1, "une (1)"), (7, "sept (7)"), (12, "douze (12)"), (31, "31")]
)
def test_small_numbers_are_written_in_letters_too(count, text):
    assert FRENCH.number_word(count) == text


@pytest.mark.parametrize(
    ("plain", "set_in_type"),
    [
        ("Vraiment ?", "Vraiment\u00a0?"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("Ceci : cela ; voilà !", "Ceci\u00a0: cela\u00a0; voilà\u00a0!"),
        ("10:30", "10:30"),
    ],
)
def test_spaces_before_marks_do_not_break(plain, set_in_type):
    assert typography(plain) == set_in_type


def test_a_capital_changes_the_first_letter_only():
    assert (capitalised("au niveau C"), capitalised("")) == ("Au niveau C", "")


def test_phrases_insert_their_values():
    assert Phrases({"a": "{x} et {y}"}).say("a", x=1, y=2) == "1 et 2"


@pytest.mark.parametrize(("key", "values"), [("b", {}), ("a", {})])
def test_a_missing_phrase_or_value_is_a_key_error(key, values):
    with pytest.raises(KeyError):
        Phrases({"a": "{x}"}).say(key, **values)
