"""From figures to the table and the plot of docs/speed.md.

python bench/report.py     # writes them anew from the last figures
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional

DOCUMENT = Path("docs") / "speed.md"
PLOT = Path("docs") / "images" / "speed.svg"
BEGIN, END = "<!-- figures of make bench, written by bench/report.py -->", "<!-- end of the figures -->"
DEFAULT_EPOCHS = 100
COLOURS = {"ours": "#1a5fb4", "stock": "#b0b0b0"}


class Row(NamedTuple):
    """A line of the table; `unit` follows each figure, `digits` is how many decimals it has."""

    title: str
    ours: Optional[float]
    stock: Optional[float] = None
    unit: str = ""
    digits: int = 0
    target: str = ""
    ratio: bool = True


def rows(results: Dict[str, Any]) -> Iterator[Row]:
    """Yield the lines of the table."""

    def row(title: str, *path: Any, **options: Any) -> Row:
        return Row(title, _at(results.get("ours"), path), _at(results.get("stock"), path), **options)

    channels = [name for name in ("rest", "web") if name in results["ours"]]
    for name in channels:
        over = f"turn over {name}, one at a time"
        yield row(f"{over}: median", name, "alone", "median", unit="ms", digits=1, target="≤ 15 ms; ≤ 1/6")
        yield row(f"{over}: 95th percentile", name, "alone", "p95", unit="ms", digits=1, target="≤ 1/5")
        yield row(f"{over}: 99th percentile", name, "alone", "p99", unit="ms", digits=1)
        yield row(f"{over}: processor time", name, "alone", "processor", unit="ms", digits=1)
        for people in ("1", "8", "32", "64"):
            crowd = f"{people} people over {name}" if people != "1" else f"1 person over {name}"
            target = "≥ 60/s; ≥ 6" if people == "32" else ""
            yield row(f"{crowd}: turns", name, "people", people, "per_second", unit="/s", digits=1, target=target)
            if people != "1":
                yield row(f"{crowd}: median wait", name, "people", people, "median", unit="ms")
                yield row(f"{crowd}: 95th percentile", name, "people", people, "p95", unit="ms")
    yield row("10th turn of a conversation", "long", "tenth", unit="ms", digits=1)
    yield row("300th turn of a conversation", "long", "late", unit="ms", digits=1)
    yield Row(
        "300th turn : 10th",
        *_quotients(results, ("long", "late"), ("long", "tenth")),
        digits=2,
        target="≤ 1.2",
        ratio=False,
    )
    yield row("memory after the start", "memory_start", unit="MB", target="≤ 0.45")
    yield row("memory after the last turn", "memory", "end", unit="MB")
    yield row("turns until then", "memory", "turns", ratio=False)
    grown = _quotients(results, ("memory", "end"), ("memory", "warm"))
    yield Row("memory after the last turn : after the warm-up", *grown, digits=3, target="≤ 1.03", ratio=False)
    yield row("start to first answer", "start", unit="s", digits=1, target="≤ 0.35")
    for part in ("import", "load the model", "first turns"):
        yield row(f"of a start: {part}", "start_parts", part, unit="s", digits=1)
    yield row("training", "training", "seconds", unit="s", ratio=False)
    yield row("training: processor time", "training", "processor", unit="s", target="≤ 0.3")
    if _epochs(results):
        trained = results["stock"]["training"]
        whole = trained["processor"] + (DEFAULT_EPOCHS / trained["epochs"] - 1) * trained["fit_processor"]
        ours = _at(results["ours"], ("training", "processor"))
        yield Row("training: processor time, DIET **extrapolated** to Rasa's 100 epochs", ours, whole, "s")
    yield row("installed environment", "environment", unit="MB", target="≤ 0.5")


def table(results: Dict[str, Any]) -> str:
    """Return all tables in Markdown, with what must be known to read them."""
    lines = ["| | Repères | stock Rasa | ratio | target |", "|---|--:|--:|--:|---|"]
    for row in rows(results):
        ratio = f"× {row.ours / row.stock:.2f}" if row.ratio and row.ours and row.stock else ""
        lines.append(f"| {row.title} | {_told(row, row.ours)} | {_told(row, row.stock)} | {ratio} | {row.target} |")
    return "\n".join([*_conditions(results), "", *lines, "", *_stages(results)])


def write(project: Path, results: Dict[str, Any]) -> None:
    """Put the tables into the document, between its marks, and draw the plot."""
    document = project / DOCUMENT
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    document.write_text(f"{before}{BEGIN}\n\n{table(results)}\n\n{END}{after}", encoding="utf-8")
    draw(results, project / PLOT)


def draw(results: Dict[str, Any], path: Path) -> None:
    """Draw waits and turns a second of both bots, by how many ask at once."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "speed", "font.size": 9})
    from matplotlib import pyplot

    bots = [name for name in COLOURS if name in results]
    figure, (waits, rates) = pyplot.subplots(1, 2, figsize=(8, 2.8), layout="constrained")
    for number, name in enumerate(bots):
        crowds = results[name]["rest"]["people"]
        places = [place + number * 0.4 for place in range(len(crowds))]
        label = {"ours": "Repères", "stock": "stock Rasa"}[name]
        for axes, figures in ((waits, "p95"), (rates, "per_second")):
            axes.bar(places, [crowd[figures] for crowd in crowds.values()], 0.38, color=COLOURS[name], label=label)
            axes.set_xticks([place + 0.2 for place in range(len(crowds))], list(crowds))
            axes.set_xlabel("people at once")
            axes.spines[["top", "right"]].set_visible(False)
    waits.set_yscale("log")
    waits.set_title("95th percentile of a turn, ms (log)")
    rates.set_title("turns a second")
    rates.legend(frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})


def _conditions(results: Dict[str, Any]) -> List[str]:
    said = [f"Measured on {results['date']}, two cores; load average {results['waiting']:.1f} before"]
    said += [f"{results[name]['rest']['waiting']:.1f} after the turns of {title}" for name, title in _titles(results)]
    lines = [", ".join(said) + "."]
    if "without_stock" in results:
        lines.append(f"**The stock bot was not measured**: {results['without_stock']}.")
    if _epochs(results):
        trained = results["stock"]["training"]
        epoch = trained["fit_processor"] / trained["epochs"]
        lines.append(
            f"DIET was trained for {_epochs(results)} epochs of {epoch:.0f} s of processor time, instead of Rasa's {DEFAULT_EPOCHS}, "
            f"on {trained['date']} at a load of {trained['load']:.1f}{', with earlier examples' if trained['earlier_examples'] else ''}."
        )
    return lines


def _stages(results: Dict[str, Any]) -> List[str]:
    stages = {name: results[name]["stages"] for name, _ in _titles(results)}
    names = sorted(
        {stage for found in stages.values() for stage in found},
        key=lambda s: -max(f.get(s, 0) for f in stages.values()),
    )
    lines = [
        "| processor time of a turn, ms, with clocks | " + " | ".join(title for _, title in _titles(results)) + " |"
    ]
    lines.append("|---|" + "--:|" * len(stages))
    for stage in names:
        if max(found.get(stage, 0) for found in stages.values()) >= 0.05:
            cells = [f"{found[stage]:.2f}" if stage in found else "" for found in stages.values()]
            lines.append(f"| {stage} | {' | '.join(cells)} |")
    return [*lines, "| all | " + " | ".join(f"{sum(found.values()):.1f}" for found in stages.values()) + " |"]


def _titles(results: Dict[str, Any]) -> List[Any]:
    return [(name, title) for name, title in (("ours", "Repères"), ("stock", "stock Rasa")) if name in results]


def _epochs(results: Dict[str, Any]) -> Optional[int]:
    return _at(results.get("stock"), ("training", "epochs"))


def _quotients(results: Dict[str, Any], upper: Any, lower: Any) -> List[Optional[float]]:
    pairs = [(_at(results.get(name), upper), _at(results.get(name), lower)) for name in ("ours", "stock")]
    return [above / below if above and below else None for above, below in pairs]


def _at(figures: Optional[Dict[str, Any]], path: Any) -> Any:
    for key in path:
        figures = (figures or {}).get(key)
    return figures


def _told(row: Row, figure: Optional[float]) -> str:
    return "" if figure is None else f"{figure:,.{row.digits}f} {row.unit}".strip()


if __name__ == "__main__":
    PROJECT = Path(__file__).resolve().parent.parent
    write(PROJECT, json.loads((PROJECT / ".cache" / "bench" / "results.json").read_text(encoding="utf-8")))
