"""The language that people ask for by its name: « français svp », "english please"."""

from typing import Optional

from reperes.language.folding import row
from reperes.language.lexis import LANGUAGES, listed

_FEW = 3
"""In a message of so many words, the name of a language asks for it."""


def language_asked(text: str) -> Optional[str]:
    """Return the language that a message of few words names, None for any other message."""
    said = row(text)
    if len(said) > _FEW:
        return None
    return next((language for language in LANGUAGES if set(said) & set(listed("names", "language", language))), None)
