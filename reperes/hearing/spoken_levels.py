"""Tells which words are levels as they are spoken: « niveau dé », « un agent des doit », « D comme Denis »."""

from functools import lru_cache
from typing import FrozenSet, Mapping, Optional

from reperes.hearing.letter import Letter
from reperes.hearing.tokens import word_at
from reperes.language.lexis import listed, words


def spoken_level(letter: Letter) -> Optional[str]:
    """Return the level that a word names, spoken: « niveau dé », « un agent des doit »; None of other words."""
    written = letter.token.text.lower()
    for key, is_one in (("spoken", _is_spoken), ("heard", _is_heard)):
        name = _letters(key).get(written)
        if name in letter.levels:
            return letter.levels[name] if is_one(letter) or is_explained(letter, name) else None
    return None


@lru_cache(maxsize=1)
def spoken_words() -> FrozenSet[str]:
    """Return all words that may be letters as they are spoken."""
    return frozenset((*_letters("spoken"), *_letters("heard")))


@lru_cache(maxsize=None)
def _letters(key: str) -> Mapping[str, str]:
    """The letter that each word of `key` stands for."""
    lines = (line.split() for line in listed("letters", key))
    return {form: name for name, *forms in lines for form in forms}


def is_explained(letter: Letter, name: str) -> bool:
    """« D comme Denis », « B majuscule »."""
    example = word_at(letter.tokens, letter.place + 2)
    if letter.after in words("letters", "as"):
        return len(example) > 2 and example.startswith(name) and example not in words("letters", "not_as")
    return letter.after in words("letters", "capital")


def _is_spoken(letter: Letter) -> bool:
    if letter.token.folded == "ce" and letter.after in words("levels", "cest"):
        return False
    return letter.before in words("levels", "names", "articles") or letter.before in words("letters", "before_spoken")


def _is_heard(letter: Letter) -> bool:
    """« niveau ces et … », « un des doit … »: no noun follows, of which the word would be the article."""
    if letter.before in words("levels", "names") or letter.before in words("letters", "before_heard"):
        return letter.ends and letter.after != "'" or letter.after in words("letters", "then", "does")
    return letter.before in words("levels", "articles") and letter.after in words("letters", "does")
