"""The names of a family's levels and cadres, as they are looked for in a text."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Iterator, Mapping, Optional, Sequence, Tuple

from reperes.hearing.tokens import Token, tokens_of

_ROMAN = {"i": 1, "v": 5, "x": 10}
_LETTER_AND_FIGURES = re.compile(r"([a-z])(\d+)")
_PLURAL_FROM = 4
"""Names of so many letters have a plural: « les experts »."""
Row = Tuple[str, ...]


@dataclass(frozen=True)
class LevelNames:
    """How levels are named: `rows` of folded words, `numbers` that some are, `pairs` of a letter and figures.

    `figures` says that numbers are written as figures, rather than as Roman ones.
    """

    rows: Mapping[Row, str]
    numbers: Mapping[int, str]
    pairs: Mapping[Tuple[str, str], str]
    figures: bool
    cadres: Tuple[str, ...]

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Names of one word by that word, those that are figures aside."""
        return {row[0]: name for row, name in self.rows.items() if len(row) == 1}

    def row_at(self, tokens: Sequence[Token], place: int) -> Row:
        """Return the longest name of several words, or of one that has a plural, that begins at `place`."""
        said = [token.folded for token in tokens[place : place + self._longest]]
        for length in range(len(said), 0, -1):
            for row in _singulars(tuple(said[:length])):
                if row in self.rows and (length > 1 or len(row[0]) >= _PLURAL_FROM):
                    return row
        return ()

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.rows), default=0)

    @property
    def are_roman(self) -> bool:
        """Whether levels are Roman numbers, whose letters are words and initials too."""
        return bool(self.numbers) and not self.figures


@lru_cache(maxsize=16)
def names_of(levels: Tuple[str, ...], cadres: Tuple[str, ...] = ()) -> LevelNames:
    """Return how `levels` and `cadres` are named."""
    rows, numbers, pairs = {}, {}, {}
    romans = [roman(level) for level in levels]
    are_roman = all(romans) and any(len(level) > 1 for level in levels)
    for level, value in zip(levels, romans):
        if level.isdigit():
            numbers[int(level)] = level
        elif are_roman and value:
            numbers[value] = level
    for name in (*levels, *cadres):
        if not name.isdigit():
            rows[tuple(token.folded for token in tokens_of(name))] = name
        pair = _LETTER_AND_FIGURES.fullmatch(name.lower())
        if pair:
            pairs[pair.groups()] = name
    return LevelNames(rows, numbers, pairs, bool(numbers) and not are_roman, tuple(cadres))


def roman(word: str) -> Optional[int]:
    """Return the value of a Roman number up to XXXIX, None for another word."""
    values = [_ROMAN.get(letter) for letter in word.lower()]
    if not values or None in values:
        return None
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0]))
    return total if total > 0 and _written(total) == word.lower() else None


def _written(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _singulars(row: Row) -> Iterator[Row]:
    yield row
    if all(
        len(word) > _PLURAL_FROM and word.endswith("s") or word.isdigit() or len(word) < _PLURAL_FROM for word in row
    ):
        yield tuple(word[:-1] if len(word) > _PLURAL_FROM else word for word in row)
