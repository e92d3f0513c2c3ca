"""The numbers that words stand for."""

from functools import lru_cache
from typing import Mapping, Optional

from reperes.language.lexis import listed


def number_of(word: str, *keys: str) -> Optional[int]:
    """Return the number that a folded word or figures stand for, by `keys` of the numbers; None of other words."""
    if word.isdigit() and word.isascii():
        return int(word)
    return next((_numbers(key)[word] for key in keys or ("cardinals",) if word in _numbers(key)), None)


@lru_cache(maxsize=None)
def _numbers(key: str) -> Mapping[str, int]:
    lines = (line.split() for line in listed("numbers", key))
    return {word: int(number) for number, *words in lines for word in words}
