"""Reads the word files of the languages: `fr/levels.yml` and, beside it, `nl/levels.yml` and so on.

A file is one subject. Under each key stands either a text of single words, or a list of phrases. In a phrase, `a/b`
is one of several words and `(a)` is a word that may lack: « (le) niveau au/du dessus ».
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Dict, FrozenSet, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple

import yaml

LANGUAGES = ("fr", "nl", "en", "de")
_FOLDER = Path(__file__).parent


class LexisError(Exception):
    """A word file cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Found:
    """A phrase in a row of words: the key that it stands under, and its place in the row."""

    name: str
    start: int
    end: int


class Phrases:
    """Phrases of some keys, found in a row of words; where several begin or end alike, the longest counts."""

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self._first: Dict[str, List[Tuple[Tuple[str, ...], str]]] = {}
        self._last: Dict[str, List[Tuple[Tuple[str, ...], str]]] = {}
        rows = {row: name for name, phrases in named.items() for phrase in phrases for row in variants(phrase)}
        for row in sorted(rows, key=len, reverse=True):
            self._first.setdefault(row[0], []).append((row, rows[row]))
            self._last.setdefault(row[-1], []).append((row, rows[row]))

    def find(self, row: Sequence[str]) -> List[Found]:
        """Return the phrases in `row`, one after the other."""
        found, place = [], 0
        while place < len(row):
            hit = self.at(row, place)
            if hit:
                found.append(hit)
            place = hit.end if hit else place + 1
        return found

    def at(self, row: Sequence[str], place: int) -> Optional[Found]:
        """Return the phrase that begins at `place` of `row`."""
        for words, name in self._first.get(row[place], ()) if place < len(row) else ():
            if tuple(row[place : place + len(words)]) == words:
                return Found(name, place, place + len(words))
        return None

    def before(self, row: Sequence[str], place: int) -> Optional[Found]:
        """Return the phrase that ends right before `place` of `row`."""
        for words, name in self._last.get(row[place - 1], ()) if place else ():
            if place >= len(words) and tuple(row[place - len(words) : place]) == words:
                return Found(name, place - len(words), place)
        return None


def variants(phrase: str) -> Iterator[Tuple[str, ...]]:
    """Yield every row of words that `phrase` stands for."""
    choices = []
    for part in phrase.split():
        choice = part.strip("()").split("/")
        choices.append([*choice, ""] if part.startswith("(") else choice)
    return (tuple(filter(None, row)) for row in product(*choices))


def words(subject: str, *keys: str) -> FrozenSet[str]:
    """Return the words under `keys` of `subject`, of all languages together."""
    return _words(subject, keys)


def listed(subject: str, key: str) -> Tuple[str, ...]:
    """Return what stands under `key` of `subject`, in order, of all languages together."""
    return read(subject)[key]


@lru_cache(maxsize=None)
def phrases(subject: str, *keys: str) -> Phrases:
    """Return the finder for the phrases under `keys` of `subject`, or under all of its keys."""
    entries = read(subject)
    return Phrases({key: entries[key] for key in keys or entries})


@lru_cache(maxsize=None)
def _words(subject: str, keys: Tuple[str, ...]) -> FrozenSet[str]:
    return frozenset(word for key in keys for word in read(subject)[key])


@lru_cache(maxsize=None)
def read(subject: str, folder: Path = _FOLDER) -> Mapping[str, Tuple[str, ...]]:
    """Return what stands under each key of `subject`; the keys are those of French, where other languages add to them."""
    entries: Dict[str, Tuple[str, ...]] = {}
    for language in LANGUAGES:
        path = folder / language / f"{subject}.yml"
        if language == LANGUAGES[0] or path.exists():
            for key, values in _entries(path).items():
                entries[key] = entries.get(key, ()) + values
    return MappingProxyType(entries)


def _entries(path: Path) -> Dict[str, Tuple[str, ...]]:
    """Return the entries of one file; the first fault ends reading with its line."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexisError(f"{path}:{line}: {error.problem}") from error
    if not isinstance(root, yaml.MappingNode):
        raise LexisError(f"{path}:1: write lines « key: words »")
    entries: Dict[str, Tuple[str, ...]] = {}
    for key, value in root.value:
        nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
        strange = next((node for node in nodes if not isinstance(node, yaml.ScalarNode) or not node.value.strip()), None)
        if strange is not None:
            raise LexisError(f"{path}:{strange.start_mark.line + 1}: « {key.value} » takes words, or a list of phrases")
        if key.value in entries:
            raise LexisError(f"{path}:{key.start_mark.line + 1}: « {key.value} » stands there twice")
        texts = [node.value for node in nodes]
        entries[key.value] = tuple(texts if isinstance(value, yaml.SequenceNode) else texts[0].split())
    return entries
