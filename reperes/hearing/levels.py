"""Finds the levels that a message mentions, by their names or in words."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import List, Optional, Pattern, Sequence, Tuple

from reperes.hearing.letter import Letter
from reperes.hearing.level_letters import is_level
from reperes.hearing.level_names import LevelNames, names_of
from reperes.hearing.level_numbers import number_level, pair_level
from reperes.hearing.level_senses import LevelMention, Senses
from reperes.hearing.relative_levels import find_relative
from reperes.hearing.spoken_levels import is_explained, spoken_level, spoken_words
from reperes.hearing.tokens import Token, tokens_of, word_at
from reperes.language.lexis import words

__all__ = ["LevelMention", "find_levels", "find_relative", "find_unknown_level", "without_levels"]

LEVEL = "niveau"
"""What stands for each level in a text without them."""


def find_levels(text: str, levels: Sequence[str], cadres: Sequence[str] = ()) -> List[LevelMention]:
    """Return the mentions of `levels` and of the `cadres` that group them in `text`, in order; `text` is as `plain`
    leaves it."""
    tokens = tokens_of(text)
    names = names_of(tuple(levels), tuple(cadres))
    found: List[Tuple[str, int, int]] = []
    place = 0
    while place < len(tokens):
        level, last = _level_at(tokens, place, names)
        if level:
            end = tokens[last].end if last > place else _end(Letter(tokens, place, names.letters), level.lower())
            found.append((level, place, end))
        place = last + 1
    return _with_senses(Senses(tokens), found) if found else []


def _level_at(tokens: Sequence[Token], place: int, names: LevelNames) -> Tuple[Optional[str], int]:
    """The level that is named from `place` on, and the place of the last token of its name."""
    row = names.row_at(tokens, place)
    if row:
        return names.rows[row], place + len(row) - 1
    level, last = pair_level(tokens, place, names) if names.pairs else (None, place)
    if level:
        return level, last
    level = _letter_at(tokens, place, names)
    return level or (number_level(tokens, place, names) if names.numbers else None), place


def _letter_at(tokens: Sequence[Token], place: int, names: LevelNames) -> Optional[str]:
    """The level of a short name at `place`, written or spoken."""
    token, by_name = tokens[place], names.letters
    level = by_name.get(token.folded)
    if not level and token.text.lower() not in spoken_words():
        return None
    letter = Letter(tokens, place, by_name)
    if level and len(level) == 1 and not (is_level(letter) and _is_introduced(letter, level, names)):
        return None
    return level or spoken_level(letter)


def _is_introduced(letter: Letter, level: str, names: LevelNames) -> bool:
    """Whether more than a capital says that the letter of a cadre, or a Roman one, is a level: « un A », « niveau I »;
    not « il a », « I need »."""
    if names.are_roman and level not in names.cadres:
        return letter.before in words(
            "levels", "names", "people", "articles", "before_number"
        ) or letter.after in words("levels", "against")
    if level not in names.cadres or letter.is_capital and letter.token.text.isascii():
        return True
    said_so = letter.before in words("levels", "names", "articles")
    return said_so or letter.ends and letter.before in words("levels", "people")


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


def find_unknown_level(text: str, levels: Sequence[str], cadres: Sequence[str] = ()) -> Optional[str]:
    """Return a level that `text` names (« niveau A », « les E ») and the family does not have, else None."""
    names = names_of(tuple(levels), tuple(cadres))
    known = {name.upper() for name in (*levels, *cadres)}
    spans = (
        [(found.start, found.end) for found in find_levels(text, levels, cadres)]
        if names.pairs or names.numbers
        else []
    )
    for pattern in (*_unknown(), *(_unknown_numbers() if names.numbers else ())):
        for match in pattern.finditer(text):
            name = match[1].upper()
            if name not in known and not any(start <= match.start(1) < end for start, end in spans):
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
def _unknown_numbers() -> Sequence[Pattern[str]]:
    """« niveau 12 », « niveau XI », where levels are numbers."""
    return (re.compile(rf"\b(?i:{_one_of('names')})\s+(\d{{1,2}}|(?i:[IVX]{{1,5}}))\b"),)


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
