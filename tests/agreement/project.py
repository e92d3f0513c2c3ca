"""The project's files as their readers see them: Rasa's YAML, the code's literals, the files of questions."""

import ast
import json
from functools import lru_cache
from pathlib import Path
from typing import Iterator, List, NamedTuple, Tuple

import yaml

ROOT = Path(__file__).parents[2]
WORDINGS = ROOT / "tests" / "wordings"


class Example(NamedTuple):
    """A training example with its labels and its file."""

    text: str
    intent: str
    topics: Tuple[str, ...]
    file: str


@lru_cache(maxsize=8)
def read(name: str) -> dict:
    """Return what a YAML file of the project holds."""
    return yaml.load((ROOT / name).read_text("utf-8"), yaml.CSafeLoader)


def intents() -> List[str]:
    """Return the intents of the domain."""
    return [name for intent in read("domain.yml")["intents"] for name in intent]


@lru_cache(maxsize=1)
def examples() -> Tuple[Example, ...]:
    """Return every training example that is written in a file."""
    found = []
    for path in sorted((ROOT / "data").rglob("*.yml")):
        for block in (yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) or {}).get("nlu", ()):
            topics = tuple((block.get("metadata") or {}).get("topics", ()))
            lines = [line[2:] for line in block["examples"].splitlines() if line.startswith("- ")]
            found.extend(Example(line, block["intent"], topics, path.name) for line in lines)
    return tuple(found)


def turns() -> Iterator[Tuple[str, dict]]:
    """Yield every turn of the files of test questions, with the name of its file."""
    for path in sorted(WORDINGS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            for turn in json.loads(line)["turns"]:
                yield path.name, turn


def steps() -> Iterator[Tuple[str, dict]]:
    """Yield every step of the rules and stories, with the name of its rule or story."""
    for file, kind in (("data/rules.yml", "rule"), ("data/stories.yml", "story")):
        for told in read(file)["rules" if kind == "rule" else "stories"]:
            for step in told["steps"]:
                yield told[kind], step


def code(*folders: str) -> Iterator[Tuple[Path, ast.Module]]:
    """Yield the modules below `folders` with their syntax trees."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def literals(*folders: str) -> set:
    """Return every text that stands in the code below `folders`, docstrings too."""
    trees = (tree for _, tree in code(*folders))
    return {node.value for tree in trees for node in ast.walk(tree) if _is_text(node)}


def first_arguments(method: str, *folders: str) -> set:
    """Return the literal texts that `….method(text, …)` is called with, below `folders`."""
    calls = (node for _, tree in code(*folders) for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == method)
    return {call.args[0].value for call in named if call.args and _is_text(call.args[0])}


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
