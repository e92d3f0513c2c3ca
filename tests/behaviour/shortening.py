"""Short mode: after a comparison, the words that tell each level from the others are said, not the whole text."""

from __future__ import annotations

from itertools import permutations
from typing import Iterator

from tests.behaviour.document import Document
from tests.behaviour.probes import MFT, Expected, Probe, Turn, last_of
from tests.behaviour.words import Words


def shortening(document: Document, words: Words) -> Iterator[Probe]:
    """Yield each pair of levels of each criterion, compared and then asked for in short."""
    frames = words.frames["reply_shorter"]
    for number, criterion in enumerate(document.criteria):
        comparisons = list(words.about("comparison", criterion, L="{L}", M="{M}"))
        for turn, pair in enumerate(permutations(document.levels, 2)):
            compared = Expected.quotes(document.cells(criterion, pair))
            asks = Turn(comparisons[turn % len(comparisons)].format(L=pair[0], M=pair[1]), compared)
            for offset in range(4):
                text = frames[(number + turn + 2 * offset) % len(frames)]
                yield last_of(MFT, "short mode", asks, Turn(text, _short(document, criterion, pair), leans=True))


def _short(document: Document, criterion: str, levels: tuple) -> Expected:
    """The excerpts of some levels; one that leaves nothing out is the whole text."""
    excerpts = document.excerpts(criterion, levels)
    whole = frozenset(ref for ref, words in excerpts if words == document.texts[ref])
    return Expected((whole,), excerpts=frozenset(pair for pair in excerpts if pair[0] not in whole))
