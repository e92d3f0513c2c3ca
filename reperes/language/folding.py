"""Lower case without accents: whole texts made alike, or letter by letter, so that no place moves."""

import re
import unicodedata
from functools import lru_cache
from typing import List, Sequence

from reperes.language.characters import APOSTROPHES

_SIGNS = str.maketrans({**dict.fromkeys(APOSTROPHES + "`", "'"), "œ": "oe", "Œ": "Oe", "æ": "ae"})
_WORD = re.compile(r"[a-z0-9]+")
_SAID = re.compile(r"[a-z0-9]+|[-=]>|!=|[^\s\w'/()-]")


def straighten(text: str) -> str:
    """Return `text` in NFC with plain apostrophes and single spaces; letters and case stay."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, with plain apostrophes and single spaces."""
    decomposed = unicodedata.normalize("NFD", straighten(text).lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list:
    """Return the folded words (letters and digits) of `text`, in order."""
    return _WORD.findall(fold(text))


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
