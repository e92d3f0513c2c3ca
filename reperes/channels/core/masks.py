"""Masks what may tell who someone is, before a text is kept for others to read."""

from __future__ import annotations

import re

MASK = "[…]"

_PERSONAL = re.compile(
    r"[^\s@<>]+@[^\s@<>]+\.\w+"  # a mail address
    r"|\b\d{2}[.\s]?\d{2}[.\s]?\d{2}[-\s]?\d{3}[.\s]?\d{2}\b"  # a Belgian national number
    r"|(?<![\w+])(?:\+|00|0)\d(?:[\s./-]?\d){7,12}\b"  # a telephone number
    r"|\b[A-Z]{2}\d{2}(?:\s?\d{4}){3}\b"  # a Belgian account number
)


def mask(text: str) -> str:
    """Return `text` with mail addresses, telephone, national and account numbers masked."""
    return _PERSONAL.sub(MASK, text)
