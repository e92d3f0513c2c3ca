"""Corrections: after an answer, the part or the level that was meant is quoted, and the rejected one is not."""

from __future__ import annotations

from random import Random
from typing import FrozenSet, Iterator, Optional, Tuple

from tests.behaviour.dialogue import Talk, World, comparison, competence, criterion
from tests.behaviour.document import Document
from tests.behaviour.probes import DIR, Expected, Probe, Turn, last_of
from tests.behaviour.words import Words, asked

_OPENINGS = {"criterion": criterion, "competence": competence, "comparison": comparison}
_TIMES = 4
_TRIES = 20
"""So many openings are drawn until a correction of one makes sense."""

Said = Optional[Tuple[str, Expected]]


def corrections(document: Document, words: Words, seed: int) -> Iterator[Probe]:
    """Yield each frame of correction after each kind of opening, some times."""
    for opening, move in _OPENINGS.items():
        for what, meant in (("part", _part), ("level", _level)):
            for number in range(_TIMES * len(words.frames[f"correct_{what}"])):
                world = World(document, words, Random(f"{seed}/correct/{opening}/{what}/{number}"))
                frame = words.frames[f"correct_{what}"][number // _TIMES]
                for _ in range(_TRIES):
                    text, expected, talk = move(world, Talk())
                    said = meant(world, talk, frame)
                    if said:
                        turns = Turn(text, expected), Turn(*said, leans=True)
                        yield last_of(DIR, f"correction of the {what}", *turns, note=f"after {opening}")
                        break


def _part(world: World, talk: Talk, frame: str) -> Said:
    """« non, pas les contacts, les procédures »: at the levels that are talked about."""
    document = world.document
    parts = document.criteria if talk.part in document.criteria else document.competences
    other = world.rng.choice([part for part in parts if part != talk.part])
    right = document.at(other, talk.levels)
    if not right or not document.at(talk.part, talk.levels):
        return None
    text = asked(frame, one=world.name(talk.part), two=world.name(other))
    return text, Expected.quotes(right, _all(document, other))


def _level(world: World, talk: Talk, frame: str) -> Said:
    """« pas le C, le D »: of two levels that were compared, the other one may stay."""
    document = world.document
    rejected, level = world.rng.choice(talk.levels), world.level(*talk.levels)
    right, wrong = document.at(talk.part, [level]), document.at(talk.part, [rejected])
    same = right & document.at(talk.part, talk.levels)
    if not right or not wrong or same or "{M}" not in frame and len(talk.levels) > 1:
        return None
    stays = document.at(talk.part, [other for other in talk.levels if other != rejected]) - wrong
    return asked(frame, M=rejected, L=level), Expected.quotes(right, stays)


def _all(document: Document, part: str) -> FrozenSet[str]:
    """All that is said of a part at the levels."""
    return document.at(part, document.levels)
