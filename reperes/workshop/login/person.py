"""Who is logged in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Optional

MOST_CHARACTERS = 64


@dataclass(frozen=True)
class Person:
    """Someone who may enter the workshop; `name` is what stands as the author of a version."""

    name: str


@dataclass(frozen=True)
class Known:
    """A person, and the subject that the tokens of their forms are bound to."""

    person: Person
    subject: str


def readable_name(text: str, most: int = MOST_CHARACTERS) -> Optional[str]:
    """Return a name in normal form, None for one that is empty, too long, or has signs that nobody sees."""
    if len(text) > 4 * most or any(unicodedata.category(sign) in _UNSEEN for sign in text):
        return None
    name = " ".join(unicodedata.normalize("NFC", text).split())
    return name if 0 < len(name) <= most else None


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
