"""Puts the usual letters and signs in place of those that look or count the same."""

import unicodedata
from typing import Dict, Optional, Union

APOSTROPHES = "’‘‛ʼ´′＇ʹˈ❛❜"
QUOTES = "“”„‟″＂〝〞❝❞"
_BREAKS = ("Zl", "Zp")
_LETTERS = ("Ll", "Lu", "Lt", "Lm", "Lo", "Nd")
_WIDE = range(0xFF01, 0xFF5F)


class _Usual(Dict[int, Union[str, int, None]]):
    """The usual form of each character, worked out when it first comes up; for `str.translate`."""

    def __missing__(self, code: int) -> Optional[Union[str, int]]:
        self[code] = found = _usual(chr(code))
        return found


def _usual(char: str) -> Optional[str]:
    kind = unicodedata.category(char)
    if kind == "Cf":
        return None
    if kind in _BREAKS:
        return "\n"
    if kind == "Zs":
        return " "
    if char in APOSTROPHES:
        return "'"
    if char in QUOTES:
        return '"'
    if ord(char) > 0x7F and (kind in _LETTERS or ord(char) in _WIDE):
        return unicodedata.normalize("NFKC", char)
    return char


_USUAL = _Usual()


def usual(text: str) -> str:
    """Return `text` in NFC with usual letters, blanks, apostrophes and quotation marks, without what is not seen."""
    return unicodedata.normalize("NFC", text.translate(_USUAL))


def key_of(text: str) -> str:
    """Return what two texts share that differ in case, white space and the kind of apostrophe only."""
    return "".join(usual(text).casefold().split())
