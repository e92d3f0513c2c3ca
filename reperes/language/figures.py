"""The numbers that words stand for."""

from functools import lru_cache
from typing import Mapping, Optional

from reperes.language.lexis import listed


def number_of(word: str) -> Optional[int]:
    """Return the number that a folded word or digits stand for (« deux », « 2e »), None of other words."""
    return int(word) if word.isdigit() else _numbers().get(word)


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    lines = (line.split() for line in listed("numbers", "numbers"))
    return {word: int(number) for number, *words in lines for word in words}
