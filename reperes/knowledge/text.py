"""Folding of text, so that what people type and what the document says can be compared."""

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "œ": "oe", "Œ": "Oe", "æ": "ae"})
_WORD = re.compile(r"[a-z0-9]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")


def straighten(text: str) -> str:
    """Return `text` in NFC with plain apostrophes and single spaces; letters and case stay."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_APOSTROPHES).split())


def fold(text: str) -> str:
    """Return `text` in lower case without accents, with plain apostrophes and single spaces."""
    decomposed = unicodedata.normalize("NFD", straighten(text).lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list:
    """Return the folded words (letters and digits) of `text`, in order."""
    return _WORD.findall(fold(text))


def sentences(text: str) -> list:
    """Return the sentences of one of the document's texts, each with its final point."""
    return _SENTENCE_END.split(text)
