"""Folding of text, so that what people type and what the document says can be compared."""

import re
import unicodedata
from functools import lru_cache

from reperes.language.characters import APOSTROPHES
from reperes.language.markup import without_styles

__all__ = ["fold", "phonetic", "sentences", "straighten", "without_styles", "words"]

_SIGNS = str.maketrans({**dict.fromkeys(APOSTROPHES + "`", "'"), "œ": "oe", "Œ": "Oe", "æ": "ae"})
_WORD = re.compile(r"[a-z0-9]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")


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


def sentences(text: str) -> list:
    """Return the sentences of one of the document's texts, each with its final point."""
    return _SENTENCE_END.split(text)


def is_excerpt(excerpt: str, text: str) -> bool:
    """Whether `excerpt` is made of spans of `text`, word for word and in their order, with « … » between them."""
    place = 0
    for span in filter(None, map(str.strip, excerpt.split("…"))):
        found = re.search(rf"(?<!\w){re.escape(span)}(?!\w)", text[place:])
        if found is None:
            return False
        place += found.end()
    return bool(excerpt.strip(" …"))


_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[ts]ions?$", "s4"),
        (r"c(?=[eiy])", "s"),
        (r"ch|sh", "1"),
        (r"ph", "f"),
        (r"qu|q|ck|c", "k"),
        (r"gn", "n"),
        (r"ge(?=[aou])", "j"),
        (r"g(?=[eiy])", "j"),
        (r"h", ""),
        (r"eau|au", "o"),
        (r"(ei|ai|ay|ey|e[rzt]|ee?s?)$", "e"),
        (r"(i|ai|ei|y)[nm](?=[^aeiouynm]|$)", "3"),
        (r"[ae][nm](?=[^aeiouynm]|$)", "2"),
        (r"ei|ai|ay", "e"),
        (r"o[nm](?=[^aeiouynm]|$)", "4"),
        (r"oeu|eu|oe", "e"),
        (r"z|x", "s"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"[estdxp]+$", ""),
    )
)


@lru_cache(maxsize=8192)
def phonetic(word: str) -> str:
    """Return a key that French spellings of the same sound share (« dévelopé », « développer » -> "develop").

    A coarse key for comparing, after the usual letter-to-sound rules of French; `word` is one folded word.
    """
    key = word
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key or word
