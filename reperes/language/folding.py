"""Lower case without accents, letter by letter, so that no place moves."""

import re
import unicodedata
from functools import lru_cache
from typing import List, Sequence

_WORD = re.compile(r"[a-z0-9]+")
_SAID = re.compile(r"[a-z0-9]+|[-=]>|!=|[^\s\w'/()-]")


@lru_cache(maxsize=4096)
def in_place(text: str) -> str:
    """Return `text` in lower case without accents, as long as it was."""
    return "".join(map(_folded, text))


def row(text: str) -> List[str]:
    """Return the words of `text`, folded."""
    return _WORD.findall(in_place(text))


def said(text: str) -> List[str]:
    """Return the words and the signs of `text`, folded, without apostrophes, hyphens, slashes and brackets."""
    return _SAID.findall(in_place(text))


def word_of(row: Sequence[str], place: int) -> str:
    """Return the word or sign at `place` of a row, "" after the last."""
    return row[place] if place < len(row) else ""


@lru_cache(maxsize=1024)
def _folded(char: str) -> str:
    plain = unicodedata.normalize("NFD", "'" if char == "’" else char)[0].lower()
    return plain if len(plain) == 1 else char
