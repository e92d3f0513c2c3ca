"""Tells whether a message is in French, Dutch, English or German."""

import re
from functools import lru_cache
from typing import Optional, Pattern

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from reperes.language.lexis import LANGUAGES, listed

_SURE = 0.95
SHORTEST = 4


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


@lru_cache(maxsize=1)
def french() -> Pattern[str]:
    """What only French has of the four; two messages in five have it, and need no closer look."""
    words, elided = ("|".join(listed("french", key)) for key in ("words", "elided"))
    return re.compile(rf"\b(?:{elided})['’](?=\w{{2}})|\b(?:{words})\b", re.IGNORECASE)


def language_of(text: str) -> str:
    """Return "fr", "nl", "en" or "de"; "fr" for a message too short to tell, or a doubtful one."""
    return "fr" if len(text.split()) < SHORTEST else surely(text) or "fr"


@lru_cache(maxsize=1024)
def surely(text: str) -> Optional[str]:
    """Return the language of `text`, None where it is doubtful."""
    if french().search(text):
        return "fr"
    language, probability = _identifier().classify(text)
    return language if probability >= _SURE else None
