"""The question sets of tests/wordings: how the running assistant does on them, and their first turns for the
classifiers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Dict, Iterator, List, Sequence

from reperes.cli.evaluation.cases import ANSWER, OUT_OF_SCOPE, SMALLTALK, Case, read_cases
from reperes.cli.evaluation.client import webhook_of
from reperes.cli.evaluation.run import results_of
from reperes.cli.evaluation.tally import Result
from tests.behaviour.asking import WORKERS
from tests.behaviour.document import Document
from tests.behaviour.predictions import Labelled

FOLDER = Path(__file__).parents[1] / "wordings"


@dataclass(frozen=True)
class SetResult:
    """Turns of a question set: how many there are and are right, by kind too; false answers; the median time in ms."""

    name: str
    turns: int
    right: int
    by_kind: Dict[str, float]
    false_answers: int
    unanswerable: int
    milliseconds: float


def files() -> List[Path]:
    """The question sets."""
    return sorted(FOLDER.glob("*.jsonl"))


def ask_set(file: Path, url: str, document: Document) -> SetResult:
    """Ask all conversations of a set and return how many turns were right."""
    from reperes.cli.evaluation.quoting import plain

    cells = {ref: plain(text) for ref, text in document.texts.items()}
    webhook = webhook_of(url)

    def ask(case: Case) -> List[Result]:
        return list(results_of(webhook, [(case, cells)]))

    with ThreadPoolExecutor(WORKERS) as pool:
        results = [result for found in pool.map(ask, read_cases(file, cells)) for result in found]
    return _summary(file.stem, results)


def _summary(name: str, results: Sequence[Result]) -> SetResult:
    kinds = sorted({result.turn.kind for result in results})
    silent = [r for r in results if r.turn.kind in (OUT_OF_SCOPE, SMALLTALK) and not r.turn.either]
    return SetResult(
        name,
        len(results),
        sum(result.verdict.good for result in results),
        {kind: _share([r.verdict.good for r in results if r.turn.kind == kind]) for kind in kinds},
        sum(bool(result.verdict.quoted) for result in silent),
        len(silent),
        median(result.seconds * 1000 for result in results if result.seconds is not None),
    )


def _share(goods: Sequence[bool]) -> float:
    return sum(goods) / len(goods)


def first_turns(document: Document) -> Iterator[Labelled]:
    """Yield the first turn of each conversation that is answerable (with its facts) or not (with the topic `none`)."""
    from reperes.knowledge.references import NOWHERE

    for file in files():
        for case in read_cases(file, document.texts):
            turn = case.turns[0]
            if turn.kind == ANSWER and not turn.either:
                yield turn.user, "", frozenset().union(*turn.wanted)
            elif turn.kind == OUT_OF_SCOPE and not turn.either:
                yield turn.user, "", frozenset({NOWHERE})
