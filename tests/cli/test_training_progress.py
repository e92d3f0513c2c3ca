"""The progress of training is that of its stages."""

import io

from rich.console import Console

from reperes.cli.progress import TrainingProgress

STAGES = ["NLUTrainingDataProvider", "SentenceEncoder", "SentenceEncoder", "QuestionClassifier"]


def run_through(progress):
    with progress:
        progress.begin(len(STAGES))
        for stage in STAGES:
            progress.enter_stage(stage)
            progress.leave_stage()


def test_without_a_terminal_each_long_stage_is_a_line():
    stream = io.StringIO()
    run_through(TrainingProgress(Console(file=stream)))
    assert stream.getvalue().splitlines() == [
        "Entraînement du modèle…",
        "  vecteurs des phrases",
        "  apprentissage des questions (le plus long)",
    ]


def test_in_a_terminal_the_bar_ends_full():
    stream = io.StringIO()
    run_through(TrainingProgress(Console(file=stream, force_terminal=True, width=120)))
    assert "4/4" in stream.getvalue()
