"""Reads the word files of the languages: `fr/levels.yml` and, beside it, `nl/levels.yml` and so on.

A file is one subject. Under each key stands either a text of single words, or a list of phrases. In a phrase, `a/b`
is one of several words and `(a b)` may lack: « (bien/tres) cordialement », « (et non) pas ». `*` stands for any
beginning or ending of a word, `_` for any word: « differen* », « *er ou *er », « ne _ pas ».
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, Dict, FrozenSet, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple

import yaml

LANGUAGES = ("fr", "nl", "en", "de")
_FOLDER = Path(__file__).parent
_PART = re.compile(r"\(([^)]*)\)|(\S+)")


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
        self._forth: Tree = {}
        self._back: Tree = {}
        self._open: FrozenSet[str] = frozenset()
        for name, phrases in named.items():
            for row in (row for phrase in phrases for row in variants(phrase)):
                _plant(self._forth, row, name)
                _plant(self._back, row[::-1], name)
                self._open |= {word for word in row if word == _ANY or _STAR in word}
        self._keys = lru_cache(maxsize=_KEPT)(self._keys_of)

    def find(self, row: Sequence[str]) -> List[Found]:
        """Return the longest phrase at each place of `row` where one begins."""
        return [hit for place in range(len(row)) for hit in [self.at(row, place)] if hit]

    def every(self, row: Sequence[str]) -> List[Found]:
        """Return all phrases in `row`, short ones inside of longer ones too, under all of their keys."""
        keyed = [self._keys(word) for word in row]
        hits = [(place, hit) for place in range(len(row)) for hit in _climb(self._forth, keyed[place:])]
        return [Found(name, place, place + length) for place, (names, length) in hits for name in names]

    def at(self, row: Sequence[str], place: int) -> Optional[Found]:
        """Return the phrase that begins at `place` of `row`."""
        names, length = self._longest(self._forth, row[place:])
        return Found(names[0], place, place + length) if length else None

    def before(self, row: Sequence[str], place: int) -> Optional[Found]:
        """Return the phrase that ends right before `place` of `row`."""
        names, length = self._longest(self._back, row[:place][::-1])
        return Found(names[0], place - length, place) if length else None

    def _longest(self, tree: "Tree", row: Sequence[str]) -> "Hit":
        hit: Hit = ((), 0)
        for hit in _climb(tree, map(self._keys, row)):  # noqa: B007
            pass
        return hit

    def _keys_of(self, word: str) -> Tuple[str, ...]:
        """Return `word`, and what else stands for it in a phrase."""
        if not self._open or not word.isalnum():
            return (word,)
        cuts = range(1, len(word) + 1)
        alike = [_ANY, *(word[:cut] + _STAR for cut in cuts), *(_STAR + word[-cut:] for cut in cuts)]
        return (word, *self._open.intersection(alike))


Tree = Dict[str, Any]
Hit = Tuple[Sequence[str], int]
_LEAF = ""
_ANY, _STAR = "_", "*"
_KEPT = 4096
"""So many words are kept with what else stands for them."""


def _plant(tree: Tree, row: Sequence[str], name: str) -> None:
    for word in row:
        tree = tree.setdefault(word, {})
    names = tree.setdefault(_LEAF, [])
    if name not in names:
        names.append(name)


def _climb(tree: Tree, keyed: Iterable[Tuple[str, ...]]) -> Iterator[Hit]:
    """Yield the names and the length of each phrase that begins with `keyed`, the shortest first."""
    trees = [tree]
    for length, keys in enumerate(keyed, 1):
        trees = [tree[key] for tree in trees for key in keys if key in tree]
        if not trees:
            return
        for tree in trees:
            if _LEAF in tree:
                yield tree[_LEAF], length


def variants(phrase: str) -> Iterator[Tuple[str, ...]]:
    """Yield every row of words that `phrase` stands for."""
    choices = []
    for lacks, part in _PART.findall(phrase):
        choices.append([*lacks.split("/"), ""] if lacks else part.split("/"))
    return (tuple(" ".join(picked).split()) for picked in product(*choices))


def words(subject: str, *keys: str) -> FrozenSet[str]:
    """Return the words under `keys` of `subject`, of all languages together."""
    return _words(subject, keys)


def listed(subject: str, key: str, language: Optional[str] = None) -> Tuple[str, ...]:
    """Return what stands under `key` of `subject`, in order, of one language or of all together."""
    return read(subject)[key] if language is None else _entries(_FOLDER / language / f"{subject}.yml")[key]


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
    """Return what stands under each key of `subject`: the words of French, then those of the others."""
    entries: Dict[str, Tuple[str, ...]] = {}
    for language in LANGUAGES:
        path = folder / language / f"{subject}.yml"
        if language == LANGUAGES[0] or path.exists():
            for key, values in _entries(path).items():
                entries[key] = entries.get(key, ()) + values
    return MappingProxyType(entries)


@lru_cache(maxsize=None)
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
        strange = next(
            (node for node in nodes if not isinstance(node, yaml.ScalarNode) or not node.value.strip()), None
        )
        if strange is not None:
            raise LexisError(f"{path}:{strange.start_mark.line + 1}: « {key.value} » takes words, or a list of phrases")
        if key.value in entries:
            raise LexisError(f"{path}:{key.start_mark.line + 1}: « {key.value} » stands there twice")
        texts = [node.value for node in nodes]
        entries[key.value] = tuple(texts if isinstance(value, yaml.SequenceNode) else texts[0].split())
    return entries
