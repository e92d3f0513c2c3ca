"""Short replies after every kind of answer."""

from __future__ import annotations

from random import Random
from typing import Callable, Iterator, Mapping, Tuple

from tests.behaviour.dialogue import Talk, World, comparison, competence, criterion, task, whole_level
from tests.behaviour.document import Document
from tests.behaviour.probes import MFT, Expected, Probe, Turn, last_of
from tests.behaviour.replied import RULES, Answered
from tests.behaviour.verdicts import never
from tests.behaviour.words import Words, asked

Opened = Tuple[str, Expected, Answered]
_TIMES = 2
_TRIES = 20
"""So many openings are drawn until a reply to one makes sense."""


def replies(document: Document, words: Words, seed: int) -> Iterator[Probe]:
    """Yield each wording of each reply after each kind of answer, some times."""
    for name, rule in RULES.items():
        for opening, opened in OPENINGS.items():
            for number in range(_TIMES * len(words.frames[f"reply_{name}"])):
                world = World(document, words, Random(f"{seed}/reply/{name}/{opening}/{number}"))
                text, expected, answer = opened(world)
                wanted = rule(answer)
                if wanted:
                    reply = Turn(words.frames[f"reply_{name}"][number // _TIMES], wanted, leans=True)
                    row = f"reply: {name.replace('_', ' ')}"
                    yield last_of(MFT, row, Turn(text, expected), reply, note=f"after {opening}")


def _cell(world: World) -> Opened:
    text, expected, talk = criterion(world, Talk())
    return text, expected, Answered(world.document, "cell", talk.part, talk.levels, expected)


def _comparison(world: World) -> Opened:
    text, expected, talk = comparison(world, Talk())
    return text, expected, Answered(world.document, "comparison", talk.part, talk.levels, expected)


def _yes_or_no(world: World) -> Opened:
    """A claim that the document decides at a level."""
    document = world.document
    decided = [(claim, level) for claim, told in document.verdicts.items() for level in told]
    claim, level = world.rng.choice(decided)
    part, found = "critere." + claim.split(".")[1], document.verdicts[claim][level]
    expected = Expected.quotes(document.cells(part, [level]), document.cells(part), never=never(found))
    text = asked(world.rng.choice(world.words.frames["claim_asserted"]), L=level, fait=world.words.claims[claim])
    return text, expected, Answered(document, "yes or no", part, (level,), expected, found)


def _competence(world: World) -> Opened:
    """A competence at a level that requires it."""
    document = world.document
    for _ in range(_TRIES):
        text, expected, talk = competence(world, Talk())
        if document.at(talk.part, talk.levels):
            break
    return text, expected, Answered(document, "competence", talk.part, talk.levels, expected)


def _competence_asked(world: World) -> Opened:
    part, level = world.rng.choice(world.document.competences), world.level()
    expected = world.told(part, level)
    required = bool(world.document.at(part, [level]))
    text = world.frame("competence_asked", part, L=level)
    return text, expected, Answered(world.document, "competence asked", part, (level,), expected, required=required)


def _task(world: World) -> Opened:
    text, expected, talk = task(world, Talk())
    return text, expected, Answered(world.document, "task", talk.part, (), expected, required=True)


def _list(world: World) -> Opened:
    """The tasks of a role."""
    document = world.document
    part = world.rng.choice(sorted(document.roles))
    expected = Expected.quotes(document.refs(document.roles[part]), document.refs([part]))
    return world.frame("role_tasks", part), expected, Answered(document, "list", part, (), expected)


def _whole_level(world: World) -> Opened:
    text, expected, talk = whole_level(world, Talk())
    every = world.document.refs(ref for ref in world.document.texts if ref.startswith(("critere.", "competence.")))
    answer = Answered(world.document, "whole level", talk.part, talk.levels, Expected(expected.any_of, every))
    return text, expected, answer


OPENINGS: Mapping[str, Callable[[World], Opened]] = {
    "cell": _cell, "comparison": _comparison, "yes or no": _yes_or_no, "competence": _competence,
    "competence asked": _competence_asked, "task": _task, "list": _list, "whole level": _whole_level,
}  # fmt: skip
