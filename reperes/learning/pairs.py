"""How near a text is to each part of a family: what can be told without knowing which part it is."""

from typing import Callable, Dict, List, NamedTuple, Sequence, Tuple

import numpy as np

from reperes.knowledge.model import Knowledge, detail_of, topic_of
from reperes.learning.family_parts import parts_of
from reperes.learning.family_words import FamilyWords, Likeness, VectorOf
from reperes.learning.metric import Metric
from reperes.learning.said_words import Telling, Word, words_of

Encode = Callable[[Sequence[str]], np.ndarray]
"""Turns texts into vectors, a row each."""
_UNTOLD = 0.3
"""Added to what all words of a text tell, so that a text of one faint word is not all about that word."""
_ENOUGH = 0.5
"""A text is compared without the roles that it names where its other words tell so much."""
_COVERED = 6
"""The column of how much of a text of the part is said."""


class Compared(NamedTuple):
    """A text beside a family: a row of features for each part, and for each of the family's texts."""

    parts: np.ndarray
    texts: np.ndarray


class Reading(NamedTuple):
    """What was learnt to read texts with: how much words tell, and where encodings and mean word vectors lie close
    together."""

    telling: Telling
    encodings: Metric
    meanings: Metric


class FamilySide:
    """A family, ready to be compared with texts: worked out once for all of them."""

    def __init__(self, knowledge: Knowledge, reading: Reading, encode: Encode, vector_of: VectorOf) -> None:
        self.parts = parts_of(knowledge)
        self.refs = tuple(part.ref for part in self.parts)
        self.words = FamilyWords(self.parts, reading.telling, vector_of)
        self._reading = reading
        own = [
            (number, text)
            for number, part in enumerate(self.parts)
            for text in dict.fromkeys((*part.names, *part.texts))
        ]
        self._owners = np.array([number for number, _ in own])
        self._texts = np.stack([self.words.in_text(text) for _, text in own])
        self._encoded = reading.encodings.project(encode([text for _, text in own]), texts_of_family=True)
        means = np.stack([self.words.mean_vector(self.words.likeness(words_of(text))) for _, text in own])
        self._meant = reading.meanings.project(means, texts_of_family=True)
        self._names: Dict[Tuple[str, ...], int] = {}
        for number, part in enumerate(self.parts):
            for name in part.names:
                self._names.setdefault(tuple(word.folded for word in words_of(name)), number)
        self._longest = max(map(len, self._names), default=0)
        places = {(self.refs[number], text): place for place, (number, text) in enumerate(own)}
        self.details: Dict[str, Dict[str, int]] = {}
        for fact in knowledge.facts.values():
            if detail_of(fact.ref) and (topic_of(fact.ref), fact.text) in places:
                self.details.setdefault(topic_of(fact.ref), {})[fact.ref] = places[topic_of(fact.ref), fact.text]

    def compare(self, text: str, encoding: np.ndarray) -> Compared:
        """Return how near a text, of which the encoding is given, is to each part and to each text of the family."""
        said = words_of(text)
        named, other = np.zeros(len(self.parts), np.float32), []
        for number, run in self.named(said):
            if number is not None:
                named[number] = 1
            if number is None or self.parts[number].kind != "finalite":
                other += run
        likenesses = self.words.likeness(other)
        if sum(like.telling for like in likenesses) < _ENOUGH:
            likenesses = self.words.likeness(said)
        meant = self._meant @ self._reading.meanings.project(self.words.mean_vector(likenesses)[np.newaxis])[0]
        encoded = self._encoded @ self._reading.encodings.project(encoding[np.newaxis])[0]
        shares, covered = self._lexical(likenesses)
        columns = [*shares, *self._best_and_mean(encoded), *self._best_and_mean(meant), named]
        columns.insert(_COVERED, self._most(covered))
        return Compared(np.stack(columns, axis=1).astype(np.float32), np.stack([covered, encoded, meant], axis=1))

    def named(self, said: Sequence[Word]):
        """Yield the words of a text in runs, with the number of the part that a run names, None for a word by
        itself."""
        folded = [word.folded for word in said]
        place = 0
        while place < len(said):
            number, length = self._name_at(folded, place)
            yield number, said[place : place + length]
            place += length

    def _name_at(self, folded: Sequence[str], place: int):
        for length in range(min(self._longest, len(folded) - place), 0, -1):
            number = self._names.get(tuple(folded[place : place + length]))
            if number is not None:
                return number, length
        return None, 1

    def _lexical(self, likenesses: Sequence[Likeness]) -> Tuple[List[np.ndarray], np.ndarray]:
        """For each part, how much of what is told is said of it; for each text, how much of it is said."""
        if not likenesses:
            return [np.zeros(len(self.parts), np.float32)] * 8, np.zeros(len(self._owners), np.float32)
        told = np.array([like.telling for like in likenesses], np.float32)
        sums = [told @ np.stack(rows) for rows in zip(*(like[1:4] for like in likenesses))]
        said = (np.stack([like.words for like in likenesses]) * told[:, np.newaxis]).max(axis=0)
        strong = np.stack([like.like for like in likenesses]) * told[:, np.newaxis]
        shares = [found / (told.sum() + _UNTOLD) for found in sums]
        return [*shares, *sums, strong.max(axis=0), np.sqrt(np.square(strong).sum(axis=0))], self._texts @ np.maximum(
            said, 0
        )

    def _best_and_mean(self, found: np.ndarray) -> List[np.ndarray]:
        counts = np.maximum(1, np.bincount(self._owners, minlength=len(self.parts)))
        return [self._most(found, -1), np.bincount(self._owners, found, minlength=len(self.parts)) / counts]

    def _most(self, found: np.ndarray, least: float = 0) -> np.ndarray:
        best = np.full(len(self.parts), least, np.float32)
        np.maximum.at(best, self._owners, found.astype(np.float32))
        return best
