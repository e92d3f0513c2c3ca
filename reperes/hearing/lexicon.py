"""Finds parts of the document that a message names, well or badly spelt, or quotes word for word."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Dict, FrozenSet, List, Mapping, Sequence, Tuple

from rapidfuzz import fuzz, process

from reperes.hearing.courtesy import without_courtesy
from reperes.knowledge.model import Knowledge, detail_of, topic_of
from reperes.language.folding import fold, straighten, words
from reperes.language.lexis import phrases
from reperes.language.lexis import words as words_of
from reperes.language.sounds import phonetic

FUZZY = 86
"""Least similarity (0 to 100) of a misspelt name; lower ones take « contrat » for « contact »."""
SHORTEST_FUZZY = 6
STEM = 6
"""Letters of a word that count when a message echoes a text: « limitée », « limités »."""
LOOKED_UP = 8192
QUOTED_RUN = 5
"""So many words in a row that stand in the document are a quotation."""

_NO_PART = "-"
"""What a false friend names."""
_WORD = re.compile(r"[a-z0-9]+|✦")
_WORD_BEFORE = re.compile(r"\b([a-z]+)(?: |' ?)$")
_WORD_AFTER = re.compile(r" [a-z]")
_QUOTES = re.compile(r"[«\"“”']\s*([^«»\"“”]{8,200}?)\s*[»\"“”']")


@dataclass(frozen=True)
class Mention:
    """A part of the document named at `start` to `end` of the folded text."""

    ref: str
    start: int
    end: int


class Lexicon:
    """The names of all parts, ready to be looked up."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_length: Dict[int, Dict[str, str]] = {}
        self._by_sound: Dict[int, Dict[str, str]] = {}
        self._by_size: Dict[Tuple[int, int], List[str]] = {}
        for ref, name in knowledge.names.items():
            if not ref.startswith("definition"):
                self._add(name, ref)
        for ref, names in knowledge.vocabulary.names.items():
            for name in names:
                self._add(name, ref)
        for name in knowledge.vocabulary.false_friends:
            self._by_length.setdefault(len(words(name)), {}).setdefault(" ".join(words(name)), _NO_PART)
        self._texts = {fact.ref: " ".join(words(fact.text)) for fact in knowledge.facts.values()}
        self._runs = _runs(self._texts, QUOTED_RUN)
        parts = {topic_of(ref) for ref in self._texts}
        names = {ref: [knowledge.names.get(ref, ""), *knowledge.vocabulary.names.get(ref, ())] for ref in parts}
        # The same words are looked up in a message and in its clauses, and in other messages.
        self._looked_up = lru_cache(maxsize=LOOKED_UP)(self._lookup)
        self._own_stems = _own_stems(self._texts, {ref: words(" ".join(found)) for ref, found in names.items()})

    def _add(self, name: str, ref: str) -> None:
        parts = _WORD.findall(fold(name))
        self._by_length.setdefault(len(parts), {}).setdefault(" ".join(parts), ref)
        sound = " ".join(phonetic(part) for part in parts)
        if len(sound) >= 4:
            self._by_sound.setdefault(len(parts), {}).setdefault(sound, ref)

    def named(self, text: str) -> List[Mention]:
        """Return the parts that `text` names, in order; of overlapping names the longest."""
        folded = fold(text)
        tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(without_courtesy(folded))]
        found: List[Mention] = []
        taken = [False] * len(tokens)
        for length in sorted(self._by_length, reverse=True):
            for first in range(len(tokens) - length + 1):
                span = slice(first, first + length)
                if any(taken[span]):
                    continue
                ref = self._looked_up(tuple(token for token, _, _ in tokens[span]))
                if ref and not _is_no_name(folded, tokens[first][1], tokens[first + length - 1][2]):
                    found.append(Mention(ref, tokens[first][1], tokens[first + length - 1][2]))
                    taken[span] = [True] * length
        parts = [mention for mention in found if mention.ref != _NO_PART]
        return _without_the_document(folded, sorted(parts, key=lambda mention: mention.start))

    def _lookup(self, parts: Sequence[str]) -> str:
        names = self._by_length[len(parts)]
        written = " ".join(parts)
        if written in names or len(written) < SHORTEST_FUZZY:
            return names.get(written, "")
        sound = self._by_sound.get(len(parts), {}).get(" ".join(phonetic(part) for part in parts))
        if sound:
            return sound
        best = process.extractOne(
            written, self._near_in_length(len(parts), len(written)), scorer=fuzz.ratio, score_cutoff=FUZZY
        )
        return names[best[0]] if best else ""

    def _near_in_length(self, count: int, length: int) -> List[str]:
        """The names of `count` words that are not so much longer or shorter that they cannot be alike."""
        key = (count, length)
        if key not in self._by_size:
            sizes = ((name, len(name)) for name, ref in self._by_length[count].items() if ref != _NO_PART)
            self._by_size[key] = [name for name, size in sizes if 200 * min(size, length) >= FUZZY * (size + length)]
        return self._by_size[key]

    def quoted(self, text: str) -> Tuple[str, ...]:
        """Return the facts that hold a phrase which `text` puts between quotation marks; none for a part's name."""
        for match in _QUOTES.finditer(straighten(text)):
            phrase = words(match.group(1))
            if len(phrase) > 1 and not self._is_name(phrase):
                holding = tuple(ref for ref, fact in self._texts.items() if f" {' '.join(phrase)} " in f" {fact} ")
                if holding:
                    return holding
        return ()

    def _is_name(self, phrase: Sequence[str]) -> bool:
        return " ".join(phrase) in self._by_length.get(len(phrase), {})

    def repeated(self, text: str) -> Tuple[str, ...]:
        """Return the facts of which `text` repeats five words in a row."""
        said = words(text)
        for first in range(len(said) - QUOTED_RUN + 1):
            refs = self._runs.get(tuple(said[first : first + QUOTED_RUN]))
            if refs:
                return refs
        return ()

    def echoes(self, text: str, named: Sequence[Mention] = ()) -> Dict[str, int]:
        """Return how many words of `text` each cell or step has that its criterion's or competence's others lack.

        Names of parts say what is asked about, and repeat no text: « procédures » is no word of *Amélioration* there.
        """
        rest = fold(text)
        for mention in reversed(named):
            rest = f"{rest[: mention.start]} {rest[mention.end :]}"
        said = {_stem(word) for word in words(rest)}
        counts = {ref: len(said & own) for ref, own in self._own_stems.items()}
        return {ref: count for ref, count in counts.items() if count}


def _without_the_document(folded: str, found: List[Mention]) -> List[Mention]:
    """« qu'entend le document par … ? »: beside another name, « le document » is the one that answers come from."""
    others = [mention for mention in found if not _is_the_source(folded, mention)]
    if others and len(others) < len(found):
        return others
    return [mention for mention in found if not _is_the_source(folded, mention, "source_itself")]


def _is_the_source(folded: str, mention: Mention, how: str = "source_named") -> bool:
    row = _WORD.findall(folded[: mention.end])
    source = phrases("courtesies", how).before(row, len(row))
    # The name begins after the article.
    return bool(source) and folded[mention.start :].startswith(row[-1])


def _is_no_name(folded: str, start: int, end: int) -> bool:
    """« vous guider », « s'y connaître », « communiquer mes notes »: a verb with its object is no name."""
    object_before = _WORD_BEFORE.search(folded[:start])
    if object_before and object_before[1] in words_of("objects", "before") or folded.startswith("y ", start):
        return True
    if not folded[start:end].endswith("er") or not _WORD_AFTER.match(folded[end:]):
        return False
    after = _WORD.findall(folded[end:])
    if after[0] in words_of("objects", "prepositions"):
        after = after[1:]
    # « communiquer un B » names a level.
    return bool(after) and after[0] in words_of("objects", "after") and not (after[1:] and len(after[1]) == 1)


def _stem(word: str) -> str:
    return word[:STEM]


def _own_stems(texts: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> Dict[str, FrozenSet[str]]:
    """For each cell or step, its longer words' beginnings that neither another text of the part nor its name has."""
    stems = {
        ref: frozenset(_stem(word) for word in text.split() if len(word) >= STEM - 1) for ref, text in texts.items()
    }
    own = {}
    for ref in filter(detail_of, texts):
        others = [stems[other] for other in texts if topic_of(other) == topic_of(ref) and texts[other] != texts[ref]]
        own[ref] = stems[ref].difference(*others, map(_stem, names[topic_of(ref)]))
    return own


def _runs(texts: Mapping[str, str], length: int) -> Dict[Tuple[str, ...], Tuple[str, ...]]:
    """Every run of `length` words of the facts, with the facts that hold it; runs of many facts are left out."""
    runs: Dict[Tuple[str, ...], List[str]] = {}
    for ref, text in texts.items():
        parts = text.split()
        for first in range(len(parts) - length + 1):
            holders = runs.setdefault(tuple(parts[first : first + length]), [])
            if ref not in holders:
                holders.append(ref)
    return {run: tuple(refs) for run, refs in runs.items() if len(refs) <= 3}
