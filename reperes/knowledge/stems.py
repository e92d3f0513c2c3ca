"""Stems of words, so that « analyses » is found by « analyser »."""

from functools import lru_cache
from typing import Tuple

import snowballstemmer

from reperes.language.folding import words


@lru_cache(maxsize=1)
def _stemmer():
    return snowballstemmer.stemmer("french")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Return the stem of one folded word: Snowball's for French, without endings that it knows by their accents
    only."""
    found = _stemmer().stemWord(word)
    return found.rstrip("es") or found


def stems(text: str) -> Tuple[str, ...]:
    """Return the stems of the words of `text`, in order."""
    return tuple(stem(word) for word in words(text))
