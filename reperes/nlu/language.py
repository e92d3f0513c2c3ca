"""Tells whether a message is in French, Dutch, English or German."""

import re
from functools import lru_cache
from typing import Optional

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from reperes.knowledge.text import fold
from reperes.questions.state import State

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
    return "fr" if len(text.split()) < _SHORTEST else _surely(text) or "fr"


def spoken_language(text: str, state: State) -> str:
    """Return the language of a message in its conversation, which is that of `state` until a message is surely in another.

    « en voor B? » goes on in Dutch; so do a button, and its title when it is typed, which may be French words for the most part.
    """
    typed = fold(text)
    if text.startswith("/") or any(fold(title) == typed for title, _ in state.choices):
        return state.language
    if len(text.split()) < _SHORTEST:
        return "fr" if _FRENCH.search(text) else state.language
    return _surely(text) or state.language


def _surely(text: str) -> Optional[str]:
    if _FRENCH.search(text):
        return "fr"
    language, probability = _identifier().classify(text)
    return language if probability >= _SURE else None
