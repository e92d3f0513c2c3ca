"""Asks a running assistant the probes, several conversations at a time, and judges the replies."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Tuple

from reperes.cli.evaluation.client import ask, error_of, webhook_of
from tests.behaviour.document import Document
from tests.behaviour.judging import Reply, fault_of, read_reply
from tests.behaviour.probes import Probe, Turn

WORKERS = 3
"""Conversations at a time: the server is one process, and two cores are kept busy by it and us."""


@dataclass(frozen=True)
class Asked:
    """A turn that was asked, with its reply and what is wrong with it ("" for a good one)."""

    probe: Probe
    number: int
    reply: Reply
    fault: str

    @property
    def turn(self) -> Turn:
        """The turn."""
        return self.probe.turns[self.number]

    @property
    def capability(self) -> str:
        """What the turn is counted under."""
        return self.turn.about or self.probe.capability


def ask_all(probes: Iterable[Probe], url: str, document: Document, workers: int = WORKERS) -> List[Asked]:
    """Return all turns that were asked and count, in the order of `probes`."""
    webhook = webhook_of(url)
    with ThreadPoolExecutor(workers) as pool:
        asked = list(pool.map(lambda probe: _ask(probe, webhook, document), probes))
    return [turn for turns in asked for turn in turns]


def _ask(probe: Probe, webhook: str, document: Document) -> List[Asked]:
    """Ask a probe's turns, each person in a conversation of their own; leave out what leans on a turn that failed."""
    run = uuid.uuid4().hex
    lost: Dict[int, bool] = {}
    buttons: Dict[int, Tuple[str, ...]] = {}
    counted = []
    for number, turn in enumerate(probe.turns):
        if turn.leans and lost.get(turn.person):
            continue
        reply = _reply(webhook, f"quality-{run}-{turn.person}", turn, buttons.get(turn.person, ()), document)
        # Buttons stay on the screen while answers without any follow.
        buttons[turn.person] = reply.buttons or buttons.get(turn.person, ())
        fault = fault_of(reply, turn.expected)
        lost[turn.person] = bool(fault)
        if number >= probe.judged:
            counted.append(Asked(probe, number, reply, fault))
    return counted


def _reply(webhook: str, sender: str, turn: Turn, buttons: Tuple[str, ...], document: Document) -> Reply:
    if turn.press is not None and turn.press >= len(buttons):
        return Reply(frozenset(), "", wrong="there is no such button")
    message = turn.user if turn.press is None else buttons[turn.press]
    try:
        return read_reply(ask(webhook, sender, message)[0], document)
    except OSError as error:
        return Reply(frozenset(), "", wrong=error_of(error))


Cell = Tuple[str, str]


def rates(asked: Iterable[Asked]) -> Dict[Cell, Tuple[int, int]]:
    """Return the number of failures and of turns for each capability and kind."""
    counts: Dict[Cell, Tuple[int, int]] = {}
    for turn in asked:
        failed, total = counts.get((turn.capability, turn.probe.kind), (0, 0))
        counts[turn.capability, turn.probe.kind] = (failed + bool(turn.fault), total + 1)
    return counts


def rate(asked: Iterable[Asked], kind: Optional[str] = None, capability: Optional[str] = None) -> float:
    """Return the share of failures among the turns of a kind and a capability; 0 when there are none."""
    chosen = [turn for turn in asked if kind in (None, turn.probe.kind) and capability in (None, turn.capability)]
    return sum(bool(turn.fault) for turn in chosen) / len(chosen) if chosen else 0.0
