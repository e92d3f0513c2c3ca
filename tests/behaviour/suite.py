"""The whole suite, in the order in which it is asked, and a sample of it."""

from __future__ import annotations

from random import Random
from typing import Dict, Iterator, List, NamedTuple, Sequence, Tuple

from tests.behaviour.asking import Asked, ask_all
from tests.behaviour.cautions import cautions
from tests.behaviour.correcting import corrections
from tests.behaviour.direction import direction
from tests.behaviour.document import Document
from tests.behaviour.invariance import bases, invariance
from tests.behaviour.minimum import minimum
from tests.behaviour.noise import noisy
from tests.behaviour.probes import Probe
from tests.behaviour.refusal import refusals
from tests.behaviour.replying import replies
from tests.behaviour.shortening import shortening
from tests.behaviour.verdicts import verdicts
from tests.behaviour.walks import follow_ups, leaks, walks
from tests.behaviour.word_search import word_search
from tests.behaviour.words import Words

SEED = 20
WALKS = 30
"""Pairs of people who walk through the document at random."""


class Results(NamedTuple):
    """What the suite found: `asked` counts in the matrix, `bases` are the questions that invariance starts from."""

    asked: List[Asked]
    bases: List[Asked]


def run(url: str, document: Document, share: float = 1.0, seed: int = SEED) -> Results:
    """Ask the suite, or a share of each of its parts that is the same for a seed: three times that of the smallest
    ones."""
    words = Words.read()
    probes: List[Probe] = []
    for part in (
        list(minimum(document, words)),
        list(follow_ups(document, words, seed)),
        list(direction(document, words)),
        list(learnt(document, words, seed)),
        list(leaks(document, words, seed)),
        list(walks(document, words, seed, WALKS)),
    ):
        probes += sample(part, share, seed)
    larger = min(1.0, 3 * share)
    probes += sample(list(refusals()), larger, seed)
    based = ask_all(sample(bases(document), larger, seed), url, document)
    probes += sample([*invariance(based, document, words, seed), *noisy(based, seed)], share, seed)
    return Results(ask_all(probes, url, document), based)


def learnt(document: Document, words: Words, seed: int) -> Iterator[Probe]:
    """Yield what is asked of corrections, replies, word search, short mode, caution and verdicts."""
    yield from corrections(document, words, seed)
    yield from replies(document, words, seed)
    yield from word_search(document, words)
    yield from shortening(document, words)
    yield from cautions(document, words)
    yield from verdicts(document, words)


def sample(probes: Sequence[Probe], share: float, seed: int) -> List[Probe]:
    """Return a share of the probes of each capability, at least one of each, in their order."""
    groups: Dict[Tuple[str, str], List[int]] = {}
    for number, probe in enumerate(probes):
        groups.setdefault((probe.kind, probe.capability), []).append(number)
    rng = Random(seed)
    chosen = [number for group in groups.values() for number in rng.sample(group, max(1, round(share * len(group))))]
    return [probes[number] for number in sorted(chosen)]


def said_before(turn: Asked) -> str:
    """Return what the turn's person said, up to the turn."""
    said = turn.probe.turns[: turn.number + 1]
    return " > ".join(one.user for one in said if one.person == turn.turn.person)


def failures(results: Results) -> List[str]:
    """Return every failure as a line: kind, capability, variant, conversation, expected, got."""
    return [
        " | ".join(
            (
                turn.probe.kind,
                turn.capability,
                turn.probe.note or "-",
                said_before(turn),
                str(turn.turn.expected),
                turn.fault,
                str(turn.reply),
            )
        ).replace("\n", " ")
        for turn in [*results.bases, *results.asked]
        if turn.fault
    ]
