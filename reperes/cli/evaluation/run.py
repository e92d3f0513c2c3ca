"""Asks all questions of some files and prints how the assistant did."""

from __future__ import annotations

import json
import uuid
from contextlib import nullcontext
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from reperes.cli.errors import CannotDo
from reperes.cli.evaluation.cases import Case, read_cases
from reperes.cli.evaluation.cells import cells_for
from reperes.cli.evaluation.client import ask, error_of, webhook_of
from reperes.cli.evaluation.judge import Verdict, judge
from reperes.cli.evaluation.tally import Result, lines_of

Work = Sequence[Tuple[Case, Dict[str, str]]]


def evaluate(project: Path, files: Sequence[Path], url: Optional[str], report: Optional[Path]) -> None:
    """Print the failures and the counts; `report` gets every turn as a line of JSON."""
    work = [(case, cells) for file in files for cells in [cells_for(file)] for case in read_cases(file, cells)]
    if not work:
        raise CannotDo("Ces fichiers ne contiennent aucune question.")
    with nullcontext(url) if url else _own_server(project) as address:
        results = list(results_of(webhook_of(address), work))
    if all(result.seconds is None for result in results):
        raise CannotDo(f"L'assistant ne répond pas à l'adresse {address} ({results[0].verdict.fault}).")
    for line in lines_of(results):
        print(line)
    if report:
        report.write_text("".join(map(_report_line, results)), "utf-8")


def _own_server(project: Path):
    from reperes.cli.serving import server
    from reperes.cli.training import ensure_model

    return server(project, ensure_model(project))


def results_of(webhook: str, work: Work) -> Iterator[Result]:
    """Ask each case of `work`, in a conversation of its own, and yield the result of each turn."""
    for case, cells in work:
        sender = f"eval-{uuid.uuid4().hex}"
        for number, turn in enumerate(case.turns, 1):
            replies: List[dict] = []
            try:
                replies, seconds = ask(webhook, sender, turn.user)
                verdict = judge(turn, replies, cells)
            except OSError as error:
                verdict, seconds = Verdict(error_of(error)), None
            yield Result(case, number, turn, verdict, replies, seconds)


def _report_line(result: Result) -> str:
    told = {
        "id": result.case.name,
        "turn": result.number,
        "user": result.turn.user,
        "kind": result.turn.kind,
        "ok": result.verdict.good,
        "fault": result.verdict.fault,
        "quoted": sorted(result.verdict.quoted),
        "ms": None if result.seconds is None else round(result.seconds * 1000, 1),
        "replies": list(result.replies),
    }
    return json.dumps(told, ensure_ascii=False) + "\n"
