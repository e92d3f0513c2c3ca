"""Finds the levels that a message mentions, by their letters or in words."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import List, Optional, Pattern, Sequence, Tuple

from reperes.hearing.letter import Letter
from reperes.hearing.level_letters import is_level
from reperes.hearing.level_senses import LevelMention, Senses
from reperes.hearing.relative_levels import find_relative
from reperes.hearing.spoken_levels import is_explained, spoken_level, spoken_words
from reperes.hearing.tokens import tokens_of, word_at
from reperes.language.lexis import words

__all__ = ["LevelMention", "find_levels", "find_relative", "find_unknown_level", "without_levels"]

LEVEL = "niveau"
"""What stands for each level in a text without them."""


def find_levels(text: str, levels: Sequence[str]) -> List[LevelMention]:
    """Return the mentions of `levels` in `text`, in order; `text` is as `plain` leaves it."""
    tokens = tokens_of(text)
    by_name = {level.lower(): level for level in levels}
    found: List[Tuple[str, int, int]] = []
    for place, token in enumerate(tokens):
        level = by_name.get(token.folded)
        if not level and token.text.lower() not in spoken_words():
            continue
        letter = Letter(tokens, place, by_name)
        if level and len(level) == 1 and not is_level(letter):
            continue
        level = level or spoken_level(letter)
        if level:
            found.append((level, place, _end(letter, level.lower())))
    return _with_senses(Senses(tokens), found) if found else []


def _with_senses(senses: Senses, found: Sequence[Tuple[str, int, int]]) -> List[LevelMention]:
    mentions = [senses.mention(*one) for one in found]
    denied = [senses.is_denied(place) for _, place, _ in found]
    if any(denied) and not all(denied):
        # « pas pour un B, pour un C »: where others are not, the denied ones are put aside.
        return [replace(mention, excluded=mention.excluded or no) for mention, no in zip(mentions, denied)]
    return mentions


def _end(letter: Letter, name: str) -> int:
    """The end of a mention: of the letter, or of « D comme Denis », « B majuscule »."""
    if not is_explained(letter, name):
        return letter.token.end
    last = letter.place + (2 if word_at(letter.tokens, letter.place + 1) in words("letters", "as") else 1)
    return letter.tokens[last].end


def find_unknown_level(text: str, levels: Sequence[str]) -> Optional[str]:
    """Return a level that `text` names (« niveau A », « les E ») and the family does not have, else None."""
    for pattern in _unknown():
        for match in pattern.finditer(text):
            name = match[1].upper()
            if name not in levels:
                return name
    return None


def without_levels(text: str, mentions: Sequence[LevelMention]) -> str:
    """Return `text` with the word « niveau » in place of each mentioned level, and of « niveau » with the level."""
    for mention in reversed(mentions):
        before = _level_word_at_end().sub("", text[: mention.start])
        text = f"{before} {LEVEL} {text[mention.end :]}"
    return " ".join(text.split())


def _one_of(key: str) -> str:
    return "|".join(sorted(words("levels", key), key=len, reverse=True))


@lru_cache(maxsize=1)
def _level_word_at_end() -> Pattern[str]:
    return re.compile(rf"\b(?:{_one_of('names')})\.?\s*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _unknown() -> Sequence[Pattern[str]]:
    """How a level is named whatever its letter: after « niveau », or as a noun."""
    named = rf"\b(?i:{_one_of('names')})\s+(?:d[e']\s*)?"
    ends = rf"(?=\s*(?:[?!.,;:)/]|$|\s(?:{_one_of('after_unknown')})\b))"
    return (
        re.compile(rf"{named}([A-HSa-hs]\d?|\d{{2}}){ends}"),
        re.compile(rf"\b(?i:{_one_of('before_unknown')}) ([A-E]\d?)\b(?!['’.\-–])"),
        re.compile(rf"{named}([A-HS]\d?)\b(?!['’.&])"),
    )
