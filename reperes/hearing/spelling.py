"""Puts right what was typed: no capitals throughout, no slips of the finger.

Slips are found with the words that spaCy's French vectors know, and mended with the words of our own questions and
knowledge.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Callable, Dict, FrozenSet, Iterable, Optional, Pattern

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reperes.language.detection import language_of
from reperes.language.folding import fold
from reperes.language.lexis import words
from reperes.language.sounds import phonetic

SHORTEST = 4
"""Letters from which on a word is looked at; shorter ones have too many neighbours."""
LONG = 7
"""Letters from which on two slips are mended instead of one."""
FAMILIAR = 4
"""So often must a word stand in our questions to be right whatever spaCy says."""
FOREIGN = 0.5
"""Where more of the words are unknown than this share, the message is in no language, or spelt by ear throughout."""

RowOf = Callable[[str], Optional[int]]

WORD = re.compile(r"[^\W\d_]+")
_LOUD = 0.8
_FEWEST_LOUD = 6


def in_lower_case(text: str, levels: Iterable[str]) -> str:
    """Return a text in capitals throughout in lower case, but for its levels; another text as it is."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < _FEWEST_LOUD or sum(char.isupper() for char in letters) < _LOUD * len(letters):
        return text
    kept = re.compile(rf"(?<![\w'’])({'|'.join(map(re.escape, levels))})(?![\w'’&])")
    lower = list(text.lower())
    if len(lower) != len(text):
        return text
    for match in (*kept.finditer(text), *_level_in_capitals().finditer(text)):
        start, end = match.span(1)
        lower[start:end] = text[start:end]
    return "".join(lower)


@lru_cache(maxsize=1)
def _level_in_capitals() -> Pattern[str]:
    return re.compile(rf"(?i:\b(?:{'|'.join(sorted(words('levels', 'names')))}))\s+([A-Z])\b(?!['’])")


class Speller:
    """Mends words by the ones that it was made of: each as it is spelt, with how often it was used."""

    def __init__(self, used: Dict[str, int]) -> None:
        totals: Counter = Counter()
        spelt: Dict[str, str] = {}
        for word, count in sorted(used.items(), key=lambda item: item[1]):
            totals[fold(word)] += count
            spelt[fold(word)] = word
        self._used = {folded: (spelt[folded], count) for folded, count in totals.items() if count >= FAMILIAR}
        usual_last = sorted(self._used, key=lambda folded: self._used[folded][1])
        self._by_sound = {phonetic(folded): folded for folded in usual_last if len(phonetic(folded)) >= SHORTEST}

    def mend(self, text: str, row_of: RowOf, right: FrozenSet[str] = frozenset()) -> str:
        """Return `text` with its slips mended; `row_of` gives the vector's row of a word, None for an unknown word.

        The folded words `right` stay as they are.
        """
        found = [match for match in WORD.finditer(text) if len(match.group()) >= SHORTEST]
        strange = [
            (match, row_of(match.group()))
            for match in found
            if fold(match.group()) not in self._used and fold(match.group()) not in right
        ]
        if sum(row is None for _, row in strange) > max(1, FOREIGN * len(found)):
            return text
        mended, start = [], 0
        for match, row in strange:
            mended += [text[start : match.start()], self._mended(match.group(), row, row_of)]
            start = match.end()
        better = "".join([*mended, text[start:]])
        return text if better != text and language_of(text) != "fr" else better

    def _mended(self, word: str, row: Optional[int], row_of: RowOf) -> str:
        better = self._nearest(fold(word))
        if better is None:
            return word
        # spaCy gives one row to words that are used alike: « acceuil » has that of « accueil ».
        same_word = row is None or (row == row_of(better) and OSA.distance(fold(word), fold(better)) == 1)
        return better if same_word else word

    def _nearest(self, folded: str) -> Optional[str]:
        """The word of the same sound, else the one that is fewest slips away; of several the more usual one."""
        alike = self._by_sound.get(phonetic(folded))
        if alike and alike[0] == folded[0]:
            return self._used[alike][0]
        near = process.extract(folded, self._used.keys(), scorer=OSA.distance, score_cutoff=2, limit=12)
        possible = [(slips, -self._used[word][1], word) for word, slips, _ in near if _is_slip(folded, word, slips)]
        return self._used[min(possible)[2]][0] if possible else None


def _is_slip(folded: str, word: str, slips: float) -> bool:
    """Whether so many slips may make `folded` of `word`: two only of a long word that begins alike."""
    if slips > 1:
        return len(folded) >= LONG and folded[0] == word[0]
    return folded[0] == word[0] or len(folded) >= LONG
