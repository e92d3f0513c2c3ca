"""Cross-validation: a model learns four fifths of the training questions and is asked the last fifth.

Examples that training makes itself, careless twins among them, are made of the learnt fifths only. Run as
``python -m tests.behaviour.folds FOLD FOLDER``, in a process of its own, because training takes much memory.
"""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any, Dict, FrozenSet, Iterable, List, Sequence, Tuple

import yaml

from tests.behaviour.document import ROOT
from tests.behaviour.predictions import Labelled, Prediction, predict

FOLDS = 5
ASKED = 2_000
"""How many of the questions left out are asked in each fold: the shares are sure to one point then."""
_SEED = 5
_PREDICTIONS = "predictions.pickle"
_COPIED = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml")


def cross_validate(folds: int) -> List[Prediction]:
    """Return the predictions of the first `folds` of FOLDS folds."""
    predictions: List[Prediction] = []
    for fold in range(folds):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.behaviour.folds", str(fold), folder]
            subprocess.run(command, cwd=ROOT, check=True)
            predictions += pickle.loads(Path(folder, _PREDICTIONS).read_bytes())
    return predictions


def split(examples: Sequence[Any], fold: int) -> Tuple[List[Any], List[Any]]:
    """Return the examples to learn and those left out; each is left out in one fold."""
    order = list(range(len(examples)))
    Random(_SEED).shuffle(order)
    left_out = set(order[fold::FOLDS])
    return (
        [example for number, example in enumerate(examples) if number not in left_out],
        [examples[number] for number in order[fold::FOLDS]],
    )


def as_yaml(examples: Iterable[Labelled]) -> str:
    """Return training questions as a file of Rasa's, a block for each intent and its topics.

    Rasa's own writer makes one block of each intent, and gives all of it the topics of the first example.
    """
    blocks: Dict[Tuple[str, FrozenSet[str]], List[str]] = {}
    for text, intent, topics in examples:
        blocks.setdefault((intent, topics), []).append(" ".join(text.split()))
    written = [
        {"intent": intent, "metadata": {"topics": sorted(topics)}, "examples": "".join(f"- {text}\n" for text in texts)}
        for (intent, topics), texts in blocks.items()
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": written}, allow_unicode=True)


def _run(fold: int, folder: Path) -> None:
    """Train and ask in `folder`, which gets the predictions."""
    from reperes.cli.progress import TrainingProgress
    from reperes.cli.training import train
    from reperes.rasa.fixes import fixes

    fixes.before_rasa()
    from rasa.shared.importers.rasa import RasaFileImporter

    data = folder / "data"
    data.mkdir()
    for name in _COPIED:
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    shutil.copy(ROOT / "data" / "rules.yml", data)
    examples = RasaFileImporter(training_data_paths=[str(ROOT / "data")]).get_nlu_data().intent_examples
    learnt, left_out = split(examples, fold)
    (data / "nlu.yml").write_text(as_yaml(map(_written, learnt)), "utf-8")
    model = folder / "models" / "model.tar.gz"
    with TrainingProgress() as progress:
        train(folder, model, progress)
    predictions = predict(model, map(_labelled, left_out[:ASKED]))
    (folder / _PREDICTIONS).write_bytes(pickle.dumps(predictions))


def _written(example: Any) -> Labelled:
    from reperes.rasa.components.labelled import topics_of

    return example.get("text"), example.get("intent"), frozenset(topics_of(example))


def _labelled(example: Any) -> Labelled:
    """An example with the topic that the classifier is to say, which is `none` for a refusal."""
    from reperes.hearing.understanding import REFUSED
    from reperes.knowledge.references import NOWHERE

    text, intent, topics = _written(example)
    return text, intent, frozenset({NOWHERE}) if intent in REFUSED else topics


if __name__ == "__main__":
    _run(int(sys.argv[1]), Path(sys.argv[2]))
