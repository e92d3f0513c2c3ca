"""Compiles spaCy's pattern of French compound words in milliseconds.

Cause: `spacy.lang.fr.tokenizer_exceptions` writes the classes of all letters, thousands
of characters long, around each of 300 words ("anti-", "auto-", …): a pattern of 1.4
million characters that Python compiles for more than 2 seconds at each start. Written
with each class once, it recognises the same words.

May go when spaCy writes the classes once.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Dict, Iterator, List, Pattern, Tuple

LONG = 100_000
_HEAD, _BETWEEN, _END = "(?iu)(?:", ")|(?:", ")"

_compile = re.compile


@contextmanager
def short_token_pattern() -> Iterator[None]:
    """Have spaCy load a French model with the short pattern in here."""
    re.compile = _compile_shortened
    try:
        yield
    finally:
        re.compile = _compile


def _compile_shortened(pattern: Any, flags: Any = 0) -> Pattern:
    if isinstance(pattern, str) and len(pattern) > LONG and pattern.startswith(_HEAD):
        return _shortened(pattern, flags)
    return _compile(pattern, flags)


@lru_cache(maxsize=None)
def _shortened(pattern: str, flags: Any) -> Pattern:
    return _compile(shorten(pattern), flags)


def shorten(pattern: str) -> str:
    """Return a pattern of the same words, with what surrounds many of them written once."""
    inside: Dict[Tuple[str, str], List[str]] = {}
    for word in pattern[len(_HEAD) : -len(_END)].split(_BETWEEN):
        before, after = next((b, a) for b, a in _surroundings() if word.startswith(b) and word.endswith(a))
        inside.setdefault((before, after), []).append(word[len(before) : len(word) - len(after)])
    return (
        _HEAD
        + _BETWEEN.join(f"{before}(?:{'|'.join(words)}){after}" for (before, after), words in inside.items())
        + _END
    )


def _surroundings() -> List[Tuple[str, str]]:
    """Return what spaCy writes before and after its words, the most particular first."""
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
    from spacy.lang.fr.punctuation import ELISION, HYPHENS

    rest = f"[{ALPHA_LOWER}][{HYPHENS}{ALPHA_LOWER}{ELISION}]*$"
    return [
        ("^", f"[{HYPHENS}]{rest}"),
        ("^", f"[{ELISION}]{rest}"),
        (f"^[{ALPHA}]+[{HYPHENS}]", f"[{HYPHENS}](?:l[{ELISION}])?[{ALPHA}]+$"),
        ("^", f"[{ALPHA_LOWER}]+$"),
        ("^", f"[{ALPHA_LOWER}]*$"),
        ("", ""),
    ]
