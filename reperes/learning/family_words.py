"""The words of a family's parts, and how like them a word of a question is: by its letters, its sound and its
meaning."""

import math
from functools import lru_cache
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from reperes.knowledge.stems import stem
from reperes.language.sounds import phonetic
from reperes.learning.family_parts import Part
from reperes.learning.said_words import Telling, Word, words_of

VectorOf = Callable[[str], Optional[np.ndarray]]
"""The vector of a word in lower case, with its accents; None where there is none."""
SHORTEST = 3
LEAST_TELLING = 0.15
"""Words of the parts that tell less are said of anything: « niveau », « faire »."""
_LIKE, _SHORTEST_LIKE, _SAME_SOUND = 75, 4, 0.9
_NEAR = 0.3
"""From these on, words count as alike: by letters (0 to 100), and by the cosine of their vectors."""
KEPT = 4096
"""Words of questions whose likeness to the family's is kept."""


class Likeness(NamedTuple):
    """What one word says of a family: how much it tells, and for each part how near the nearest of its words is, by
    how rare that is among the parts.

    Words are near by their stem, letters, sound or meaning; `words` is how near each of the family's words is, and
    `vector` what the word means, of length 1 or 0.
    """

    telling: float
    near: np.ndarray
    words: np.ndarray
    vector: np.ndarray


class FamilyWords:
    """The words of parts, each in the parts that have it."""

    def __init__(self, parts: Sequence[Part], telling: Telling, vector_of: VectorOf) -> None:
        self._telling, self._vector_of = telling, vector_of
        self.places: Dict[str, int] = {}
        forms: List[Word] = []
        holders: List[set] = []
        for number, part in enumerate(parts):
            for word in (word for text in (*part.names, *part.texts) for word in self._telling_words(text)):
                place = self.places.setdefault(stem(word.folded), len(forms))
                if place == len(forms):
                    forms.append(word)
                    holders.append(set())
                holders[place].add(number)
        rarity = np.array([math.log(1 + len(parts) / len(held)) for held in holders] or [1.0], np.float32)
        self.rarity = rarity / rarity.max()
        self.held = np.zeros((len(self.rarity), len(parts)), np.float32)
        for place, held in enumerate(holders):
            self.held[place, list(held)] = self.rarity[place]
        self._forms = [word.folded for word in forms] or [""]
        self._sounds = np.array([phonetic(word.folded) for word in forms] or [""])
        vectors = [self._vector(word) for word in forms]
        width = next((len(vector) for vector in vectors if vector is not None), 1)
        self._vectors = np.array(
            [np.zeros(width) if vector is None else vector for vector in vectors] or [[0.0]], np.float32
        )
        self._like = lru_cache(maxsize=KEPT)(self._likeness_of)

    def likeness(self, said: Sequence[Word]) -> List[Likeness]:
        """Return what each word that may tell something says, each once."""
        return [
            self._like(word) for word in dict.fromkeys(said) if len(word.folded) >= SHORTEST or word.folded.isdigit()
        ]

    def mean_vector(self, likenesses: Sequence[Likeness]) -> np.ndarray:
        """Return the mean of the vectors of words, each as much as it tells, of unit length."""
        mean = np.zeros(self._vectors.shape[1], np.float32)
        for like in likenesses:
            mean += like.telling * like.vector
        return mean / (np.linalg.norm(mean) or 1.0)

    def in_text(self, text: str) -> np.ndarray:
        """Return a number for each word of the family: its rarity where it stands in `text`, of sum 1."""
        row = np.zeros(len(self.rarity), np.float32)
        places = [
            self.places[found] for found in {stem(word.folded) for word in words_of(text)} if found in self.places
        ]
        row[places] = self.rarity[places]
        return row / (row.sum() or 1.0)

    def _telling_words(self, text: str) -> List[Word]:
        return [
            word
            for word in words_of(text)
            if (len(word.folded) >= SHORTEST or word.folded.isdigit())
            and self._telling.of(word.folded) >= LEAST_TELLING
        ]

    def _vector(self, word: Word) -> Optional[np.ndarray]:
        for written in word:
            vector = self._vector_of(written)
            if vector is not None:
                return vector / (np.linalg.norm(vector) or 1.0)
        return None

    def _likeness_of(self, word: Word) -> Likeness:
        same = np.zeros(len(self.rarity), np.float32)
        place = self.places.get(stem(word.folded))
        if place is not None:
            same[place] = 1
        like = same
        if len(word.folded) >= _SHORTEST_LIKE:
            letters = process.cdist([word.folded], self._forms, scorer=fuzz.ratio, score_cutoff=_LIKE)[0] / 100
            like = np.maximum(np.maximum(same, letters), _SAME_SOUND * (self._sounds == phonetic(word.folded)))
        vector = self._vector(word)
        if vector is None:
            vector = np.zeros(self._vectors.shape[1], np.float32)
        near = np.maximum(like, (self._vectors @ vector - _NEAR) / (1 - _NEAR))
        telling = self._telling.of(word.folded)
        return Likeness(telling, self._of_parts(near), near, vector)

    def _of_parts(self, found: np.ndarray) -> np.ndarray:
        places = np.flatnonzero(found > 0)
        if not len(places):
            return np.zeros(self.held.shape[1], np.float32)
        return (found[places, np.newaxis] * self.held[places]).max(axis=0)
