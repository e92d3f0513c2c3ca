"""Conversations: every kind of follow-up after every kind of answer, and random walks of two people at once."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Iterator

from tests.behaviour.dialogue import FOLLOW_UPS, OPENINGS, Talk, World, turn_of
from tests.behaviour.document import Document
from tests.behaviour.probes import CONVERSATION, MFT, SILENT, Probe, Turn, last_of
from tests.behaviour.words import Words

LENGTH = 20
_EACH_PAIR = 6
_FOLLOW_UP_SHARE = 0.55


def follow_ups(document: Document, words: Words, seed: int) -> Iterator[Probe]:
    """Yield each kind of follow-up after each kind of opening, some times."""
    for opening in OPENINGS:
        for name in FOLLOW_UPS:
            for number in range(_EACH_PAIR):
                world = World(document, words, Random(f"{seed}/{opening}/{name}/{number}"))
                first, talk = turn_of(world, Talk(), opening)
                found = turn_of(world, talk, name)
                if found:
                    yield last_of(
                        MFT, f"follow-up: {name}", first, replace(found[0], about=""), note=f"after {opening}"
                    )


def walks(document: Document, words: Words, seed: int, pairs: int) -> Iterator[Probe]:
    """Yield conversations of two people who take turns, each at random and of LENGTH turns."""
    for number in range(pairs):
        world = World(document, words, Random(f"{seed}/walk/{number}"))
        alone = [list(_walk(world, person)) for person in (0, 1)]
        yield Probe(CONVERSATION, "walk", tuple(turn for both in zip(*alone) for turn in both), note=f"walk {number}")


def _walk(world: World, person: int) -> Iterator[Turn]:
    talk = Talk()
    for _ in range(LENGTH):
        leaning = [found for name in FOLLOW_UPS if talk.part and (found := turn_of(world, talk, name, person))]
        if not talk.levels:
            leaning = [found for found in leaning if not found[0].about.endswith("other level")]
        if leaning and world.rng.random() < _FOLLOW_UP_SHARE:
            turn, talk = world.rng.choice(leaning)
        else:
            turn, talk = turn_of(world, talk, world.rng.choice(list(OPENINGS)), person)
        yield turn


def leaks(document: Document, words: Words, seed: int) -> Iterator[Probe]:
    """Yield a second person's follow-ups right after the first one's answer: nothing but the roles may be quoted."""
    nothing = replace(SILENT, allowed=document.refs(document.roles))
    for opening in ("criterion", "competence", "comparison", "task", "whole level"):
        for number in range(_EACH_PAIR):
            world = World(document, words, Random(f"{seed}/leak/{opening}/{number}"))
            first, _ = turn_of(world, Talk(), opening)
            text = world.ask("et pour {L} ?", "et {L} ?", "et les autres ?", "c'est quelle finalité ?", L=world.level())
            second = Turn(text, nothing, 1)
            yield last_of(CONVERSATION, "nothing leaks", replace(first, about=""), second, note=f"after {opening}")
