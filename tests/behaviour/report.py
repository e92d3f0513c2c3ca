"""The report of `make quality`: one page of HTML that needs nothing else."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import Dict, Iterable, List, NamedTuple, Sequence, Tuple

from tests.behaviour import plots
from tests.behaviour.asking import Asked, rate, rates
from tests.behaviour.calibration import calibration_error, confused, reliability, thresholds, topic_pairs
from tests.behaviour.ceilings import TO_REACH
from tests.behaviour.predictions import Prediction
from tests.behaviour.probes import KINDS
from tests.behaviour.question_sets import SetResult
from tests.behaviour.refusal import cost_of_refusing
from tests.behaviour.suite import Results, said_before

EXAMPLES = 6
"""Failures shown for each cell of the matrix."""
_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem;color:#1c2430}
h2{margin-top:2.2rem} table{border-collapse:collapse;margin:.8rem 0} td,th{border:1px solid #c9d1dc;padding:.25rem .6rem}
th{background:#eef2f7;text-align:left} td.n{text-align:right;white-space:nowrap} .bad{background:#f8d3cf} .poor{background:#fdecc8}
.good{background:#dcf1dd} .plots{display:flex;flex-wrap:wrap;gap:1rem} svg{max-width:34rem;height:auto}
details{margin:.3rem 0} summary{cursor:pointer} .q{font-weight:600} .small{color:#5a6675;font-size:.9em}
"""


class Evidence(NamedTuple):
    """All that a report is made of; `held_out` is empty where nothing was trained for it."""

    results: Results
    sets: Sequence[SetResult]
    unseen: Sequence[Prediction]
    held_out: Sequence[Prediction]
    threshold: float
    seed: int
    folds: str


def report(evidence: Evidence) -> str:
    """Return the page."""
    parts = (_matrix(evidence), _sets(evidence), _classifiers(evidence), _perturbations(evidence), _failures(evidence))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Repères: quality</title><style>{_STYLE}</style>'
        f"<h1>Repères: quality</h1>{''.join(parts)}</html>\n"
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that are HTML already."""
    body = "".join(f"<tr>{''.join(cell if cell.startswith('<t') else f'<td>{cell}' for cell in row)}" for row in rows)
    return f"<table><tr>{''.join(f'<th>{escape(name)}' for name in head)}{body}</table>"


def _number(text: object, style: str = "") -> str:
    return f'<td class="n {style}">{text}'


def _failed(failed: int, total: int) -> str:
    share = failed / total
    return _number(
        f"{share:.1%} <span class=small>{failed}/{total}</span>",
        "good" if share <= 0.02 else "poor" if share <= 0.1 else "bad",
    )


def _matrix(evidence: Evidence) -> str:
    asked, bases = evidence.results.asked, evidence.results.bases
    found = rates(asked)
    rows: List[List[str]] = []
    for capability in sorted({name for name, _ in found}):
        cells = [_failed(*found[capability, kind]) if (capability, kind) in found else "<td>" for kind in KINDS]
        rows.append([f"<th>{escape(capability)}", *cells])
    totals = [[turn for turn in asked if turn.probe.kind == kind] for kind in KINDS]
    rows.append(["<th>all", *(_failed(sum(bool(t.fault) for t in of), len(of)) if of else "<td>" for of in totals)])
    refused, answerable = cost_of_refusing(asked)
    shares = {kind: rate(asked, kind) for kind in KINDS}
    return (
        f"<h2>Capability × kind of test</h2><p>Share of {len(asked)} turns that fail; seed {evidence.seed}.</p>"
        + plots.rates_plot(shares, TO_REACH)
        + _table(["", *KINDS], rows)
        + f"<p>Cost of refusing: {refused} of {answerable} answerable turns were refused ({refused / max(answerable, 1):.2%}). "
        f"Base questions of INV that already fail, left out of it: {sum(bool(t.fault) for t in bases)} of {len(bases)}.</p>"
    )


def _sets(evidence: Evidence) -> str:
    kinds = sorted({kind for found in evidence.sets for kind in found.by_kind})
    rows = [
        [
            f"<th>{escape(found.name)}",
            _number(found.turns),
            _number(f"{found.right / found.turns:.1%}"),
            *(_number(f"{found.by_kind[kind]:.1%}") if kind in found.by_kind else "<td>" for kind in kinds),
            _number(f"{found.false_answers}/{found.unanswerable}"),
            _number(f"{found.milliseconds:.0f}"),
        ]
        for found in evidence.sets
    ]
    for name, right in (("intent", "intent_is_right"), ("topic", "topic_is_right")):
        told = [p for p in evidence.held_out if name == "intent" or p.right_topics]
        if told:
            share = sum(getattr(p, right) for p in told) / len(told)
            rows.append(
                [
                    f"<th>cross-validation: {name}",
                    _number(len(told)),
                    _number(f"{share:.1%}"),
                    *["<td>"] * (len(kinds) + 2),
                ]
            )
    head = ["set", "turns", "right", *kinds, "false answers", "median ms, several at a time"]
    return (
        f"<h2>Question sets and cross-validation</h2><p>Cross-validation on training questions: {escape(evidence.folds)}.</p>"
        + _table(head, rows)
    )


def _classifiers(evidence: Evidence) -> str:
    from reperes.knowledge.references import NOWHERE

    about = [(p.topic_confidence, p.topic_is_right) for p in evidence.unseen]
    curves = {"topic, question sets": reliability(about)}
    if evidence.held_out:
        curves["intent, held out"] = reliability([(p.intent_confidence, p.intent_is_right) for p in evidence.held_out])
        curves["topic, held out"] = reliability(
            [(p.topic_confidence, p.topic_is_right) for p in evidence.held_out if p.right_topics]
        )
    inside = [p.outside for p in evidence.unseen if NOWHERE not in p.right_topics]
    outside = [p.outside for p in evidence.unseen if NOWHERE in p.right_topics]
    points = thresholds(inside, outside)
    errors = ", ".join(f"{name} {calibration_error(bins):.3f}" for name, bins in curves.items())
    pairs = [
        ("topics, question sets", topic_pairs(evidence.unseen)),
        ("topics, held out", topic_pairs(evidence.held_out)),
    ]
    pairs.append(("intents, held out", [(p.right_intent, p.intent) for p in evidence.held_out]))
    tables = "".join(
        f"<div><h3>Confused: {name}</h3>" + _table(["right", "said", "times"], _confused_rows(found)) + "</div>"
        for name, found in pairs
        if found
    )
    return (
        f"<h2>Confidence and refusal</h2><p>{len(inside)} answerable questions and {len(outside)} others, none of them learnt from. "
        f"Expected calibration error: {errors}.</p><div class=plots>{plots.reliability_plot(curves)}"
        f"{plots.threshold_plot(points, evidence.threshold)}{plots.accuracy_plot(points, evidence.threshold)}</div>"
        f"<div class=plots>{tables}</div>"
    )


def _confused_rows(pairs: Sequence[Tuple[str, str]]) -> List[List[str]]:
    return [[escape(right), escape(said), _number(count)] for right, said, count in confused(pairs)]


def _perturbations(evidence: Evidence) -> str:
    ways: Dict[str, List[bool]] = defaultdict(list)
    for turn in evidence.results.asked:
        if turn.probe.kind == "INV":
            ways[turn.probe.note].append(bool(turn.fault))
    rows = [[f"<th>{escape(name)}", _failed(sum(ways[name]), len(ways[name]))] for name in sorted(ways)]
    return "<h2>Invariance by perturbation</h2>" + _table(["perturbation", "fail"], rows)


def _failures(evidence: Evidence) -> str:
    cells: Dict[Tuple[str, str], List[Asked]] = defaultdict(list)
    for turn in [*evidence.results.asked, *evidence.results.bases]:
        if turn.fault:
            cells[turn.capability, turn.probe.kind].append(turn)
    shown = "".join(_cell(name, kind, turns) for (name, kind), turns in sorted(cells.items()))
    return f"<h2>Failures</h2><p>The first {EXAMPLES} of each cell; failures.txt beside this page has all.</p>{shown}"


def _cell(name: str, kind: str, turns: Sequence[Asked]) -> str:
    rows = [
        [
            f"<span class=small>{escape(turn.probe.note)}</span> {escape(said_before(turn)[-240:])}",
            escape(str(turn.turn.expected)),
            f"{escape(turn.fault)}: {escape(str(turn.reply)[:200])}",
        ]
        for turn in turns[:EXAMPLES]
    ]
    return f"<details><summary>{escape(name)}, {kind}: {len(turns)}</summary>{_table(['conversation', 'expected', 'got'], rows)}</details>"
