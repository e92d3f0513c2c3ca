"""People who ask: alone, many at once, and in one long conversation."""

from __future__ import annotations

import json
import statistics
import threading
import time
from itertools import cycle
from pathlib import Path
from typing import Callable, Dict, Iterator, List, NamedTuple, Sequence, Tuple

from clients import Client

Turn = Tuple[str, str]

TENTH, LATE, COMPARED = 10, 300, 24


def conversations(project: Path) -> List[List[str]]:
    """Return what people typed in the conversations of the evaluation sets; all questions differ."""
    files = sorted((project / "tests" / "wordings").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    # A fixed shuffle: neighbours in a file ask about the same thing.
    typed = [[turn["user"] for turn in json.loads(line)["turns"]] for line in lines]
    return [typed[(number * 389) % len(typed)] for number in range(len(typed))]


def turns(typed: Sequence[List[str]], name: str, first: int = 0) -> Iterator[Turn]:
    """Yield sender and message, conversation after conversation, without end; each time with a new sender."""
    rotated = [*typed[first % len(typed) :], *typed[: first % len(typed)]]
    for number, said in enumerate(cycle(rotated)):
        for message in said:
            yield f"bench-{name}-{number}", message


def summary(seconds: Sequence[float]) -> Dict[str, float]:
    """Return median, mean and percentiles in milliseconds."""
    ordered = sorted(second * 1000 for second in seconds)
    at = {f"p{share}": ordered[min(len(ordered) - 1, len(ordered) * share // 100)] for share in (95, 99)}
    return {"median": statistics.median(ordered), "mean": statistics.mean(ordered), **at, "turns": len(ordered)}


class Asked(NamedTuple):
    """How long each turn took, and all of them together, in seconds."""

    turns: List[float]
    all: float


def at_once(
    connect: Callable[[], Client], people: int, count: int, typed: Sequence[List[str]], name: str, skipped: int = 0
) -> Asked:
    """Let so many people ask, each the next question once the last is answered; `skipped` conversations are for
    others."""
    seconds: List[float] = []
    failures: List[BaseException] = []
    each = max(1, count // people)

    def person(number: int) -> None:
        client, own = connect(), turns(typed, f"{name}-{number}", number * len(typed) // people + skipped)
        try:
            for _ in range(each):
                seconds.append(client.ask(*next(own)))
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=person, args=(number,)) for number in range(people)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if failures:
        raise failures[0]
    return Asked(seconds, took)


def together(blocks: Sequence[Asked]) -> Dict[str, float]:
    """Return latencies and turns a second of several blocks."""
    seconds = [second for block in blocks for second in block.turns]
    return {**summary(seconds), "per_second": len(seconds) / sum(block.all for block in blocks)}


def early_and_late(client: Client, typed: Sequence[List[str]]) -> Dict[str, float]:
    """Return the median milliseconds of tenth turns and of turns from the 300th on.

    They take turns with the same questions, so that what else the machine does slows both.
    """
    said = [conversation[0] for conversation in typed]
    for number in range(LATE - 1):
        client.ask("bench-long", said[number])
    early, late = [], []
    for fresh in range(COMPARED):
        question = said[LATE + fresh]
        for number in range(TENTH - 1):
            client.ask(f"bench-fresh-{fresh}", said[number])
        early.append(client.ask(f"bench-fresh-{fresh}", question))
        late.append(client.ask("bench-long", question))
    return {"tenth": statistics.median(early) * 1000, "late": statistics.median(late) * 1000}
