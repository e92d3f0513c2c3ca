"""Which texts of the document a reply quotes word for word, whatever marks and line breaks a channel puts around."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any, FrozenSet, Iterator, List, Mapping, Sequence, Tuple

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "œ": "oe", **dict.fromkeys('*_`~|>#✦«»"“”', " ")})


def plain(text: str) -> str:
    """Return a text without upper case, Markdown, HTML and quotation marks, and with the same blanks everywhere."""
    text = _TAG.sub(" ", unicodedata.normalize("NFC", html.unescape(text)))
    text = " ".join(text.lower().translate(_MARKS).split())
    return re.sub(r" ?/ ?", "/", re.sub(r" (?=[,;.:!?…)])", "", text))


def words_of(replies: Sequence[Mapping[str, Any]]) -> str:
    """Return all that replies say: their texts, and the texts inside their structured content."""
    return "\n".join(text for reply in replies for key in ("text", "custom") for text in _strings(reply.get(key)))


def quoted(said: str, cells: Mapping[str, str]) -> FrozenSet[str]:
    """Return the names of the cells (name -> plain text) that a plain text quotes.

    A short cell inside the quotation of a longer one is not quoted itself; cells with the same text all are.
    """
    places = {text: _places(text.rstrip("."), said) for text in set(cells.values())}
    found = [place for spans in places.values() for place in spans]
    own = {text for text, spans in places.items() if any(not _is_inside_another(span, found) for span in spans)}
    return frozenset(name for name, text in cells.items() if text in own)


def _places(text: str, said: str) -> List[Tuple[int, int]]:
    return [(found.start(), found.end()) for found in re.finditer(re.escape(text), said)] if text else []


def _is_inside_another(span: Tuple[int, int], spans: Sequence[Tuple[int, int]]) -> bool:
    start, end = span
    return any(first <= start and end <= last and last - first > end - start for first, last in spans)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _strings(part)
