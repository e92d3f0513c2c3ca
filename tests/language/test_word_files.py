"""The words of the languages stand in files, and a fault in one is told with its line."""

import pytest

from reperes.language.figures import number_of
from reperes.language.lexis import LANGUAGES, Found, LexisError, Phrases, listed, read, variants, words


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("au dessus", ["au dessus"]),
        ("plus haut/bas", ["plus haut", "plus bas"]),
        ("(le) niveau", ["le niveau", "niveau"]),
        ("(et non) pas", ["et non pas", "pas"]),
    ],
)
def test_a_phrase_stands_for_rows_of_words(phrase, rows):
    assert [" ".join(row) for row in variants(phrase)] == rows


def test_the_longest_phrase_counts():
    phrases = Phrases({"below": ["plus bas"], "lowest": ["plus bas niveau"], "not": ["pas"], "doubt": ["ou pas"]})
    assert phrases.at("le plus bas niveau".split(), 1) == Found("lowest", 1, 4)
    assert phrases.before("il vient ou pas".split(), 4) == Found("doubt", 2, 4)
    assert phrases.before([], 0) is None
    assert phrases.at(["plus"], 0) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\nc:\n  d: e\n", 3),
        ("a: b\na: c\n", 2),
        ("a: b\nc: [d, '']\n", 2),
        ("a: b\nc: : d\n", 2),
        ("- a\n", 1),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path, text, line):
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "things.yml").write_text(text, "utf-8")
    with pytest.raises(LexisError, match=rf"things\.yml:{line}: "):
        read("things", tmp_path)


def test_languages_add_to_each_other(tmp_path):
    for language, text in (("fr", "a: un deux\nb: [un deux]\n"), ("nl", "a: een\n")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "things.yml").write_text(text, "utf-8")
    assert read("things", tmp_path) == {"a": ("un", "deux", "een"), "b": ("un deux",)}


def test_what_is_read_cannot_be_changed():
    with pytest.raises(TypeError):
        read("levels")["names"] = ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_can_be_read_alone(language):
    assert set(listed("fillers", "fillers", language)) < words("fillers", "fillers")


@pytest.mark.parametrize(("word", "number"), [("deux", 2), ("12", 12), ("premiere", None), ("chat", None), ("²", None)])
def test_numbers_are_read_in_words_and_figures(word, number):
    assert number_of(word) == number


def test_ordinals_are_numbers_where_they_are_asked_for():
    assert number_of("deuxieme", "cardinals", "ordinals") == 2
