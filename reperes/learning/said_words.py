"""What the words of questions tell, whatever the family: which of them say what is asked, and how much of it."""

import math
import re
from collections import Counter, defaultdict
from typing import Dict, List, Mapping, NamedTuple, Sequence

from reperes.knowledge.stems import stem
from reperes.language.folding import fold

UNSEEN = 0.7
"""How much a word tells that was seen too rarely to say."""
_SELDOM = 4
_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word as it was typed, in lower case, and folded."""

    typed: str
    folded: str


def words_of(text: str) -> List[Word]:
    """Return the words of `text`, in order."""
    return [Word(typed, fold(typed)) for typed in _WORD.findall(text.lower().replace("œ", "oe"))]


def topics_by_stem(texts: Sequence[str], topics: Sequence[str]) -> Mapping[str, Counter]:
    """Return for each stem of `texts` in how many of them it is said, by what they are about."""
    used: Dict[str, Counter] = defaultdict(Counter)
    for text, topic in zip(texts, topics):
        for found in {stem(word.folded) for word in words_of(text)}:
            used[found][topic] += 1
    return used


class Telling:
    """How much each word tells of what a question is about: 0 for one that is said of everything alike, 1 of one topic
    only.

    That is what the topics of the questions with the word lack in entropy, all topics counting alike.
    """

    def __init__(self, texts: Sequence[str], topics: Sequence[str]) -> None:
        sizes = Counter(topics)
        self._told = {
            found: _concentration([count / sizes[topic] for topic, count in counts.items()], len(sizes))
            for found, counts in topics_by_stem(texts, topics).items()
            if sum(counts.values()) >= _SELDOM
        }

    def of(self, word: str) -> float:
        """Return how much a folded word tells."""
        return self._told.get(stem(word), UNSEEN)


def _concentration(shares: List[float], topics: int) -> float:
    total = sum(shares)
    entropy = -sum(share / total * math.log(share / total) for share in shares)
    return 1 - entropy / math.log(max(2, topics))
