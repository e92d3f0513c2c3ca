"""The plots of the report, as SVG text to stand inside the page."""

from __future__ import annotations

import io
import warnings
from typing import Any, Mapping, Sequence

from tests.behaviour.calibration import Bin, Point


def _svg(figure: Any) -> str:
    import matplotlib.pyplot as plt

    written = io.StringIO()
    figure.savefig(written, format="svg", bbox_inches="tight", metadata={"Date": None})
    plt.close(figure)
    return written.getvalue().partition("<svg")[2].join(("<svg", ""))


def _figure(width: float = 5.2, height: float = 3.8) -> Any:
    with warnings.catch_warnings():
        # Rasa's matplotlib is older than its pyparsing.
        warnings.simplefilter("ignore", DeprecationWarning)
        import matplotlib

        matplotlib.use("Agg")
        import matplotlib.pyplot as plt
    matplotlib.rcParams.update({"svg.hashsalt": "repères", "font.size": 9, "axes.grid": True, "grid.alpha": 0.3})
    return plt.subplots(figsize=(width, height))


def reliability_plot(curves: Mapping[str, Sequence[Bin]]) -> str:
    """Confidence against the share that is right, a curve for each name."""
    figure, axes = _figure()
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":", label="perfectly calibrated")
    for name, bins in curves.items():
        axes.plot([b.confidence for b in bins], [b.right for b in bins], marker="o", markersize=4, label=name)
    axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(fontsize=8)
    return _svg(figure)


def threshold_plot(points: Sequence[Point], chosen: float) -> str:
    """What is lost inside and let through outside, over the threshold of refusal."""
    figure, axes = _figure()
    axes.plot([p.threshold for p in points], [100 * p.refused_inside for p in points], label="answerable, but refused")
    axes.plot(
        [p.threshold for p in points], [100 * p.answered_outside for p in points], label="not answerable, not refused"
    )
    axes.axvline(chosen, color="black", linestyle="--", linewidth=1, label=f"threshold in use: {chosen:g}")
    axes.set(xlabel="threshold of refusal", ylabel="% of questions", xlim=(0, 1), ylim=(0, 20))
    axes.legend(fontsize=8)
    return _svg(figure)


def accuracy_plot(points: Sequence[Point], chosen: float) -> str:
    """Accuracy on answerable questions against refusal of the others, one point a threshold."""
    figure, axes = _figure()
    axes.plot(
        [100 * (1 - p.answered_outside) for p in points], [100 * (1 - p.refused_inside) for p in points], marker="."
    )
    nearest = min(points, key=lambda p: abs(p.threshold - chosen))
    axes.plot(
        100 * (1 - nearest.answered_outside), 100 * (1 - nearest.refused_inside), "o", label=f"threshold {chosen:g}"
    )
    axes.set(
        xlabel="% of other questions refused",
        ylabel="% of answerable questions let in",
        xlim=(80, 100.5),
        ylim=(80, 100.5),
    )
    axes.legend(fontsize=8)
    return _svg(figure)


def rates_plot(rates: Mapping[str, float], ceilings: Mapping[str, float]) -> str:
    """Failure rates as bars with the rates to reach as marks."""
    figure, axes = _figure(height=2.4)
    names = list(rates)[::-1]
    axes.barh(names, [100 * rates[name] for name in names], color="#4a78b5")
    for row, name in enumerate(names):
        if name in ceilings:
            axes.plot([100 * ceilings[name]] * 2, [row - 0.4, row + 0.4], color="black")
    axes.set(xlabel="% of turns that fail (line: the rate to reach)")
    return _svg(figure)
