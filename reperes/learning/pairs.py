"""How near a text is to each part of a family: what can be told without knowing which part it is."""

from typing import Callable, Dict, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from reperes.hearing.topic_text import topic_text
from reperes.knowledge.model import Knowledge, detail_of, topic_of
from reperes.knowledge.references import SECTIONS
from reperes.learning.family_parts import parts_of
from reperes.learning.family_words import FamilyWords, Likeness, VectorOf
from reperes.learning.metric import Metric
from reperes.learning.said_words import Telling, Word, words_of

Encode = Callable[[Sequence[str]], np.ndarray]
"""Turns texts into vectors, a row each."""
_ENOUGH = 0.5
"""A text is compared without the roles that it names where its other words tell so much."""
_UNTOLD = 0.3
"""Added to what all words of a text tell, so that a text of one faint word is not all about that word."""
STRENGTH = 0.6
"""How much one standard deviation of likeness counts in the log odds of a part: found on OS questions about parts that
nothing was learnt of, and best for each invented family too (docs/understanding.md)."""
ALMOST = 0.65
"""From this cosine on, a text says nearly the same as a question of HR's."""
_LACKING = 5.0
"""What the score of a section loses that the document does not have."""
_AS_ASKED = 8.0
"""What that adds to the score of the parts that HR expects."""


class Compared(NamedTuple):
    """A text beside a family: the score of each part, and a row of likenesses for each of the family's texts.

    `told` is how much its words tell in all, `asked` how near the nearest of HR's questions is, `answered` whether the
    document answers that one.
    """

    scores: np.ndarray
    texts: np.ndarray
    told: float = 0.0
    asked: float = 0.0
    answered: bool = True


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
        self._lacking = np.array([ref in SECTIONS and ref not in knowledge.sections for ref in self.refs])
        self._reading = reading
        own = [
            (number, text)
            for number, part in enumerate(self.parts)
            for text in dict.fromkeys((*part.names, *part.texts))
        ]
        self._owners = np.array([number for number, _ in own])
        self._counts = np.maximum(1, np.bincount(self._owners, minlength=len(self.parts)))
        self._texts = np.stack([self.words.in_text(text) for _, text in own])
        encoded = encode([text for _, text in own])
        self._plain = reading.encodings.centred(encoded, texts_of_family=True)
        self._encoded = reading.encodings.project(encoded, texts_of_family=True)
        means = np.stack([self.words.mean_vector(self.words.likeness(words_of(text))) for _, text in own])
        self._meant = reading.meanings.project(means, texts_of_family=True)
        self._names: Dict[Tuple[str, ...], int] = {}
        for number, part in enumerate(self.parts):
            for name in part.names:
                self._names.setdefault(tuple(word.folded for word in words_of(name)), number)
        self._longest = max(map(len, self._names), default=0)
        self._questions = HrQuestions(knowledge, self.refs, encode)
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
        row = encoding[np.newaxis]
        plain = self._plain @ self._reading.encodings.centred(row)[0]
        encoded = self._encoded @ self._reading.encodings.project(row)[0]
        meant = self._meant @ self._reading.meanings.project(self.words.mean_vector(likenesses)[np.newaxis])[0]
        shared, covered = self._lexical(likenesses)
        weighed = (
            (1.0, self._most(plain)),
            (1.0, self._most(encoded)),
            (0.5, self._mean(encoded)),
            (1.0, self._most(meant)),
            (0.5, self._mean(meant)),
            (0.7, shared),
            (0.7, named),
        )
        scores = STRENGTH * sum(weight * _standard(likeness) for weight, likeness in weighed)
        # What a document lacks is asked for by its name alone.
        scores = scores - _LACKING * (self._lacking & (named == 0))
        near, expected = self._questions.nearest(encoding)
        if near >= ALMOST and expected:
            scores[list(expected)] += _AS_ASKED
        rows = np.stack([covered, encoded, meant], axis=1)
        told = sum(like.telling for like in self.words.likeness(said))
        return Compared(scores.astype(np.float32), rows, told, near, expected is None or bool(expected))

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

    def _lexical(self, likenesses: Sequence[Likeness]) -> Tuple[np.ndarray, np.ndarray]:
        """For each part, the share of what is told that is said of it; for each text, how much of it is said."""
        if not likenesses:
            return np.zeros(len(self.parts), np.float32), np.zeros(len(self._owners), np.float32)
        told = np.array([like.telling for like in likenesses], np.float32)
        said = (np.stack([like.words for like in likenesses]) * told[:, np.newaxis]).max(axis=0)
        shares = told @ np.stack([like.near for like in likenesses]) / (told.sum() + _UNTOLD)
        return shares, self._texts @ np.maximum(said, 0)

    def _most(self, found: np.ndarray) -> np.ndarray:
        best = np.full(len(self.parts), -1, np.float32)
        np.maximum.at(best, self._owners, found.astype(np.float32))
        return best

    def _mean(self, found: np.ndarray) -> np.ndarray:
        return np.bincount(self._owners, found, minlength=len(self.parts)) / self._counts


class HrQuestions:
    """HR's test questions about a family, by their encodings."""

    def __init__(self, knowledge: Knowledge, refs: Sequence[str], encode: Encode) -> None:
        places = {ref: number for number, ref in enumerate(refs)}
        self._expected = [
            tuple(places[topic_of(ref)] for ref in question.expected if topic_of(ref) in places)
            for question in knowledge.questions
        ]
        texts = [topic_text(question.text, knowledge) for question in knowledge.questions]
        self._encoded = encode(texts) if texts else None

    def nearest(self, encoding: np.ndarray) -> Tuple[float, Optional[Tuple[int, ...]]]:
        """Return how near the nearest question is, and the numbers of the parts that it is about; 0 and None where
        there is none."""
        if self._encoded is None:
            return 0.0, None
        found = self._encoded @ encoding
        best = int(np.argmax(found))
        return float(found[best]), self._expected[best]


def _standard(likeness: np.ndarray) -> np.ndarray:
    """Likenesses in standard deviations from their mean among the parts."""
    return (likeness - likeness.mean()) / (likeness.std() + 1e-3)
