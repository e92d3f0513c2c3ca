"""Splits a message into clauses, which are understood beside the whole."""

import re
from functools import lru_cache
from typing import List, Optional, Pattern, Tuple

from reperes.hearing.courtesy import without_courtesy
from reperes.language.detection import language_of
from reperes.language.lexis import listed

LONG = 35
"""Words from which on a message of several sentences is long."""
MOST = 6
_LETTER_BEFORE = re.compile(r"(?<!\w)[^\W\d_]$")
_LETTER_AFTER = re.compile(r"(?:(?:le|la|les|un|une|du|niveau) )?[^\W\d_](?!['’\w])", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\s.!?…][^.!?…]*(?:[.](?=\w)[^.!?…]*)*[.!?…]*")


def split(text: str) -> List[Tuple[int, int]]:
    """Return the spans of the clauses of `text` that have two words or more; none when there is but one clause."""
    spans, start = [], 0
    for match in _break_of(text).finditer(text):
        if _LETTER_BEFORE.search(text[: match.start()]) and _LETTER_AFTER.match(text[match.end() :]):
            # « entre C et B », « D, C et B »: levels that are named together.
            continue
        # A clause keeps its question mark.
        spans.append((start, match.start() + len(match[0].rstrip()) if "?" in match[0] else match.start()))
        start = match.end()
    spans.append((start, len(text)))
    long_enough = [(a, b) for a, b in spans if len(text[a:b].split()) >= 2]
    if len(long_enough) > MOST and len(sentences(text)) > 1:
        long_enough = sentences(text)
    # What is asked comes last.
    return long_enough[-MOST:] if len(long_enough) > 1 else []


def _break_of(text: str) -> Pattern[str]:
    """What parts the clauses of `text`: « en » and « but » only where they are no French words."""
    found = _ambiguous().search(text)
    return _break(language_of(text) if found else "fr")


@lru_cache(maxsize=None)
def _break(language: str) -> Pattern[str]:
    between = set(listed("clauses", "between")) - set(listed("clauses", "ambiguous")) | set(
        listed("clauses", "between", language)
    )
    words = "|".join(sorted(between))
    return re.compile(rf"\s*[?!.;:]+\s+|\s*,\s+|\s*\+\s*|\s+/\s+|\s+(?:{words})\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _ambiguous() -> Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(listed('clauses', 'ambiguous'))})\s", re.IGNORECASE)


def last_question(text: str) -> Optional[Tuple[int, int]]:
    """Return the span of the last sentence of a long message, of three words or more; None of a short one."""
    spans = sentences(text)
    if len(text.split()) < LONG or len(spans) < 2:
        return None
    return next(((a, b) for a, b in reversed(spans) if len(without_courtesy(text[a:b]).split()) >= 3), None)


def sentences(text: str) -> List[Tuple[int, int]]:
    """Return the spans of the sentences of `text` that have two words or more, with their marks."""
    spans = [(match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    return [(a, b) for a, b in spans if len(text[a:b].split()) >= 2]
