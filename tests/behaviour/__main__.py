"""Runs the behavioural suite and writes its report: ``python -m tests.behaviour``; `make quality` calls it."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path

from reperes.cli.serving import prepare, server
from reperes.cli.training import ensure_model
from tests.behaviour.asking import rate
from tests.behaviour.document import ROOT, Document
from tests.behaviour.folds import ASKED, FOLDS, cross_validate
from tests.behaviour.predictions import Labelled, predict
from tests.behaviour.probes import KINDS
from tests.behaviour.question_sets import ask_set, files, first_turns
from tests.behaviour.refusal import refusals
from tests.behaviour.report import Evidence, report
from tests.behaviour.suite import SEED, failures, run
from tests.behaviour.verdicts import without_verdict


def main() -> None:
    """Ask, judge, predict, and write the page and the list of failures."""
    options = _options()
    document, model = Document.read(), ensure_model(ROOT)
    with nullcontext(options.url) if options.url else server(ROOT, model) as url:
        print("Behaviour …", flush=True)
        results = run(url, document, options.share, options.seed)
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "failures.txt").write_text("".join(f"{line}\n" for line in failures(results)), "utf-8")
        for kind in KINDS:
            print(
                f"  {kind:14} {rate(results.asked, kind):6.1%} of {sum(t.probe.kind == kind for t in results.asked)} turns fail"
            )
        silent, claims = without_verdict(results.asked)
        print(f"  of {claims} claims that the document decides {silent} got no verdict")
        print("Question sets …", flush=True)
        sets = [ask_set(file, url, document) for file in files()]
    prepare()
    from reperes.hearing.scope import THRESHOLD

    print("Classifiers …", flush=True)
    unseen = predict(model, [*first_turns(document), *_refused()])
    held_out = cross_validate(options.folds)
    folds = (
        f"{options.folds} of {FOLDS} folds, {ASKED} questions each"
        if options.folds
        else "not done (FOLDS=1 does one fold)"
    )
    page = options.out / "report.html"
    page.write_text(report(Evidence(results, sets, unseen, held_out, THRESHOLD, options.seed, folds)), "utf-8")
    print(f"Written: {page}")


def _refused() -> list[Labelled]:
    from reperes.knowledge.references import NOWHERE

    return [(probe.turns[0].user, "", frozenset({NOWHERE})) for probe in refusals()]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.behaviour", description=__doc__)
    parser.add_argument("--url", help="a running assistant; without it, one is started")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "quality", help="folder of the report")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--share", type=float, default=1.0, help="share of the suite to ask")
    parser.add_argument(
        "--folds", type=int, choices=range(FOLDS + 1), default=0, help=f"of {FOLDS}, folds to train and ask"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
