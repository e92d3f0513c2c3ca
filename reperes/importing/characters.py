"""White space, list marks and letters drawn as one: what a reader may change in a text, and nothing else."""

import re
import unicodedata
from typing import Optional

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ITEM = re.compile(r"(?:[-–—•‣◦▪■●○·➢►✓\uf0b7\uf0a7\uf02d]|o(?=\s)|\(cid:\d+\))\s+(?=\S)|[•‣▪■●\uf0b7\uf0a7](?=\S)")
_END = re.compile(r"\s*;$|(?<=[^.\s])(?<!\betc)\.$")


def clean(text: str) -> str:
    """Return `text` in NFC in one line, with single spaces, without characters that are not seen."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_LIGATURES).split())


def without_item_mark(line: str) -> Optional[str]:
    """Return a line without the dash or bullet at its beginning; None when it has none."""
    found = _ITEM.match(line)
    return line[found.end() :] if found else None


def without_item_end(text: str) -> str:
    """Return an item without its closing « ; » or « . »; « ... » and « etc. » stay."""
    return _END.sub("", text)
