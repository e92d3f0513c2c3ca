"""Counts verdicts and tells them as lines of text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import mean
from typing import Callable, Dict, Iterator, List, Optional, Sequence

from reperes.cli.evaluation.cases import ANSWER, KINDS, OUT_OF_SCOPE, SMALLTALK, Case, Turn
from reperes.cli.evaluation.judge import Verdict, focus

_SHOWN = 110


@dataclass(frozen=True)
class Result:
    """A turn of a case that was asked; `seconds` is None when there was no reply."""

    case: Case
    number: int
    turn: Turn
    verdict: Verdict
    replies: Sequence[dict]
    seconds: Optional[float]


def lines_of(results: Sequence[Result]) -> Iterator[str]:
    """Yield the failures, then the counts."""
    for result in results:
        if not result.verdict.good:
            asked = " ".join(result.turn.user.split())[:_SHOWN]
            yield f"{result.case.name}.{result.number} [{result.turn.kind}] « {asked} » : {result.verdict.fault}"
    yield ""
    kinds = _shares(results, lambda result: result.turn.kind)
    yield from (_line(kind, kinds[kind]) for kind in KINDS if kind in kinds)
    groups = _shares(results, lambda result: result.case.group)
    yield from (_line(group, groups[group]) for group in sorted(groups) if len(groups) > 1)
    yield from _quality(results)
    yield from _latency([result.seconds for result in results if result.seconds is not None])
    conversations = _shares(results, lambda result: id(result.case))
    yield _line("conversations", [all(goods) for goods in conversations.values()])
    yield _line("tours", [result.verdict.good for result in results])


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of the values that at least this share of them does not exceed."""
    ordered = sorted(values)
    return next(value for rank, value in enumerate(ordered, 1) if rank >= share * len(ordered))


def _quality(results: Sequence[Result]) -> Iterator[str]:
    silent = [r for r in results if r.turn.kind in (OUT_OF_SCOPE, SMALLTALK)]
    if silent:
        false = sum(bool(r.verdict.quoted) and not r.turn.either for r in silent)
        yield f"{'fausses':16} {false:4}/{len(silent):<4} texte cité là où le document ne dit rien"
    answered = [r for r in results if r.turn.kind == ANSWER and r.verdict.good]
    shares = [share for r in answered if (share := focus(r.turn, r.verdict)) is not None]
    if shares:
        yield f"{'justesse':16} {mean(shares):9.2f} part des textes cités qui étaient demandés, dans les bonnes réponses"


def _latency(seconds: List[float]) -> Iterator[str]:
    if seconds:
        parts = [f"{name} {value * 1000:.0f}" for name, value in _points(seconds).items()]
        yield f"{'latence (ms)':16} {'  '.join(parts)}"


def _points(seconds: List[float]) -> Dict[str, float]:
    return {"p50": percentile(seconds, 0.5), "p95": percentile(seconds, 0.95), "max": max(seconds)}


def _shares(results: Sequence[Result], key: Callable[[Result], object]) -> Dict[object, List[bool]]:
    shares = defaultdict(list)
    for result in results:
        shares[key(result)].append(result.verdict.good)
    return shares


def _line(name: object, goods: Sequence[bool]) -> str:
    return f"{name:16} {sum(goods):4}/{len(goods):<4} {sum(goods) / len(goods):6.1%}"
