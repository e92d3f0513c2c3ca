"""Shows how far training is: a bar that moves when a stage ends."""

from __future__ import annotations

from types import TracebackType
from typing import Optional, Type

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_PREPARING = "préparation"
_STAGES = {
    "KnowledgeExamples": "lecture des connaissances",
    "SpacyOnce": "chargement du français",
    "SpacyFeaturizer": "vecteurs des mots",
    "SentenceEncoder": "vecteurs des phrases",
    "NgramFeaturizer": "n-grammes",
    "QuestionClassifier": "apprentissage des questions (le plus long)",
    "RulePolicy": "apprentissage des règles",
    "MemoizationPolicy": "apprentissage des dialogues",
}


class TrainingProgress:
    """The bar, from the first to the last stage; on a stream that is no terminal, a line for each long stage."""

    def __init__(self, console: Optional[Console] = None):
        self._console = console or Console(stderr=True, highlight=False)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("Entraînement"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task(_PREPARING, total=None)
        self._last = ""

    def __enter__(self) -> TrainingProgress:
        if self._console.is_terminal:
            self._bar.start()
        else:
            self._console.print("Entraînement du modèle…")
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        if self._console.is_terminal:
            self._bar.stop()

    def prepare(self, name: str) -> None:
        """Show what is done before the number of stages is known."""
        self._bar.update(self._task, description=name)

    def begin(self, stages: int) -> None:
        """Show that training has so many stages."""
        self._bar.update(self._task, total=stages)

    def enter_stage(self, component: str) -> None:
        """Show that a stage begins; `component` is the class that does its work."""
        name = _STAGES.get(component, _PREPARING)
        self._bar.update(self._task, description=name)
        if not self._console.is_terminal and name not in (_PREPARING, self._last):
            self._console.print(f"  {name}")
        self._last = name

    def leave_stage(self) -> None:
        """Show that a stage has ended."""
        self._bar.advance(self._task)
