"""Tells whether a message is in French, Dutch, English or German."""

import re
from functools import lru_cache
from typing import Optional, Pattern

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from reperes.knowledge.text import fold
from reperes.language.folding import row
from reperes.language.lexis import LANGUAGES, listed
from reperes.language.names import language_asked
from reperes.questions.state import State

_SURE = 0.95
_SHORTEST = 4


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


@lru_cache(maxsize=1)
def _french() -> Pattern[str]:
    """What only French has of the four; two messages in five have it, and need no closer look."""
    words, elided = ("|".join(listed("french", key)) for key in ("words", "elided"))
    return re.compile(rf"\b(?:{elided})['’](?=\w{{2}})|\b(?:{words})\b", re.IGNORECASE)


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
    if asked := language_asked(text):
        return asked
    if sum(word.isalpha() and len(word) > 1 for word in row(text)) < _SHORTEST:
        return "fr" if _french().search(text) else state.language
    return _surely(text) or state.language


@lru_cache(maxsize=1024)
def _surely(text: str) -> Optional[str]:
    if _french().search(text):
        return "fr"
    language, probability = _identifier().classify(text)
    return language if probability >= _SURE else None
