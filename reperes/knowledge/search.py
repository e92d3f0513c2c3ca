"""Finds where words stand in the document, whatever their endings: « analyses » is found by « analyser »."""

from functools import lru_cache
from typing import Sequence, Tuple

import snowballstemmer

from reperes.knowledge.model import Knowledge
from reperes.knowledge.text import words

_SHORTEST = 3


@lru_cache(maxsize=1)
def _stemmer():
    return snowballstemmer.stemmer("french")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the stem of one folded word: Snowball's for French, without endings that it knows by their accents only."""
    found = _stemmer().stemWord(word)
    return found.rstrip("es") or found


def stems(text: str) -> Tuple[str, ...]:
    """Return the stems of the words of `text`, in order."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=4)
def _index(facts: Tuple[Tuple[str, str], ...]) -> Tuple[Tuple[str, Tuple[str, ...]], ...]:
    return tuple((ref, stems(text)) for ref, text in facts)


def find_phrase(knowledge: Knowledge, phrase: str) -> Tuple[str, ...]:
    """Return the references of the facts in which the words of `phrase` stand one after the other, in the document's order."""
    wanted = stems(phrase)
    if not wanted or max(map(len, wanted)) < _SHORTEST:
        return ()
    texts = tuple((ref, fact.text) for ref, fact in knowledge.facts.items())
    return tuple(ref for ref, said in _index(texts) if _holds(said, wanted))


def _holds(said: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(tuple(said[place : place + len(wanted)]) == tuple(wanted) for place in range(len(said) - len(wanted) + 1))
