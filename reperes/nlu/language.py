"""Tells whether a message is in French, Dutch, English or German."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LANGUAGES = ("fr", "nl", "en", "de")
_SURE = 0.95
_SHORTEST = 4
_FRENCH = re.compile(r"\b(?:qu|j|n)['’](?=\w{2})|\b(?:est|dans|une|pour|sur|fait|quel|quelle|quels|quelles|avec)\b", re.IGNORECASE)
"""What only French has of the four; two messages in five have it, and need no closer look."""


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_LANGUAGES))
    return identifier


def language_of(text: str) -> str:
    """Return "fr", "nl", "en" or "de"; "fr" for a message too short to tell, or a doubtful one."""
    if len(text.split()) < _SHORTEST or _FRENCH.search(text):
        return "fr"
    language, probability = _identifier().classify(text)
    return language if probability >= _SURE else "fr"
