"""Texts with slots in place of what belongs to a family, so that what is learnt of them holds for any family."""

from collections import Counter
from functools import lru_cache
from typing import FrozenSet, List, Sequence

from reperes.knowledge.model import kind_of
from reperes.knowledge.references import NOWHERE
from reperes.knowledge.stems import stem
from reperes.learning.family_words import KEPT, SHORTEST
from reperes.learning.pairs import FamilySide
from reperes.learning.part_classes import OWN
from reperes.learning.said_words import Telling, topics_by_stem, words_of

OTHER, MANY = "zautre", "zplusieurs"
"""Stand for a word that is of no family nor known from elsewhere, and for one of parts of several kinds."""
NUMBER = "znombre"
NAMED, SLOT = "znom", "z"
_SELDOM, _SELDOM_OUTSIDE = 5, 30
"""Words that are said more rarely say nothing whatever the family: of those that questions outside of it say more, most
are of other subjects, which are those of other families."""
_OWN_SHARE, _FEW = 0.5, 3
"""A word belongs to parts when so few of them have this share of it."""
_TELLING = 0.2
"""Words that tell less keep their place: they are said of anything."""


def kept_words(texts: Sequence[str], topics: Sequence[str]) -> FrozenSet[str]:
    """Return the stems that say something whatever the family.

    Left out are those that a few parts of one family have to themselves, unless questions outside of it say them more.
    """
    sizes = Counter(topics)
    of_own = sum(size for topic, size in sizes.items() if kind_of(topic) in OWN) or 1
    kept = set()
    for found, counts in topics_by_stem(texts, topics).items():
        if sum(counts.values()) >= _SELDOM:
            shares = {topic: count / sizes[topic] for topic, count in counts.items()}
            own = sorted((share for topic, share in shares.items() if kind_of(topic) in OWN), reverse=True)
            of_few = sum(own[:_FEW]) > _OWN_SHARE * sum(shares.values())
            inside = sum(count for topic, count in counts.items() if kind_of(topic) in OWN) / of_own
            outside = shares.get(NOWHERE, 0.0) > inside
            if counts[NOWHERE] >= _SELDOM_OUTSIDE if outside else not of_few:
                kept.add(found)
    return frozenset(kept)


class Slots:
    """Puts slots in place of a family's words."""

    def __init__(self, side: FamilySide, kept: FrozenSet[str], telling: Telling) -> None:
        self._side, self._kept, self._telling = side, kept, telling
        held = side.words.held
        self._kinds = {
            found: {side.parts[number].kind for number in held[place].nonzero()[0]} & OWN
            for found, place in side.words.places.items()
        }
        self._slot = lru_cache(maxsize=KEPT)(self._slot_of)

    def slotted(self, text: str) -> str:
        """Return the folded words of `text`, with slots for names and words of parts and for words of nothing known."""
        found: List[str] = []
        for number, run in self._side.named(words_of(text)):
            if number is not None and self._side.parts[number].kind in OWN:
                found.append(NAMED + self._side.parts[number].kind)
            else:
                found += [self._slot(word.folded) for word in run]
        return " ".join(found)

    def _slot_of(self, word: str) -> str:
        if word.isdigit():
            return NUMBER
        kinds = self._kinds.get(stem(word))
        if kinds and self._telling.of(word) >= _TELLING:
            return SLOT + next(iter(kinds)) if len(kinds) == 1 else MANY
        return word if len(word) < SHORTEST or stem(word) in self._kept else OTHER
