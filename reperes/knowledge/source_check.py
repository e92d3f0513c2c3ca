"""Compares what the knowledge files say with the document: cell by cell, or word for word where its layout is another."""

import re
from difflib import get_close_matches
from typing import List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ruamel.yaml.comments import CommentedSeq

from reperes.knowledge.difference import closest, difference
from reperes.knowledge.reader import Part

_MARKS = re.compile(r"^\s*[-–•*✦]\s+|\*\*|✦ ", re.MULTILINE)


def plain(source: str) -> str:
    """Return the words of a document, parted by single spaces, without its markup and the marks of its lists."""
    return " ".join(_MARKS.sub("", source).split())


class Named(NamedTuple):
    """A part of a file, and the name or text by which the document has it."""

    part: Part
    name: str


def same_text(part: Part, key: object, expected: str) -> None:
    """Note where the text at `key` is not that of the document."""
    written = part.text(key)
    if written and written != expected:
        found = difference(expected, written)
        part.fault(found.message, key, found.word)


def stands_in(part: Part, key: object, source: str) -> None:
    """Note where the text at `key` stands nowhere in a document, given in plain words."""
    written = part.text(key)
    if not written or written in source:
        return
    passage = closest(source.split(), written)
    if passage and passage != written:
        same_text(part, key, passage)
    else:
        part.fault(f"« {written} » ne se trouve pas dans le document. Recopiez le texte du document.", key)


def named(owner: Part, list_key: str, key: str, expected: Sequence[str]) -> Tuple[List[Named], bool]:
    """Hold the parts of a list against those of the document, by what stands at `key`: a name, or a task's text.

    Notes what the document has otherwise, has not, or has beside them, and another order. Returns the parts that the
    document has too, and whether they are all of its parts.
    """
    parts = _without_twins(owner.parts(list_key), key)
    twins = len(parts) < len(owner.parts(list_key))
    left = [name for name in expected if name not in {part.text(key) for part in parts}]
    pairs = []
    for place, part in enumerate(parts):
        written = part.text(key)
        name = written if written in expected else _near(written, left, expected[place : place + 1])
        if name:
            pairs.append(Named(part, name))
            if name in left:
                left.remove(name)
                same_text(part, key, name)
        elif written:
            part.fault(f"« {written} » n'est pas dans le document à cet endroit : ôtez-le, ou recopiez le document.", key)
    readable = not twins and isinstance(owner.get(list_key), CommentedSeq) and all(part.text(key) for part in parts)
    whole = readable and not left
    if readable:
        for name in left:
            owner.fault(f"le document a aussi « {name} » : ajoutez-le à « {list_key} ».", list_key)
    misplaced = [(pair, theirs) for pair, theirs in zip(pairs, expected) if pair.name != theirs]
    if whole and misplaced:
        pair, theirs = misplaced[0]
        pair.part.fault(f"« {pair.name} » n'est pas à sa place : le document donne ici « {theirs} ».", key)
    return pairs, whole


def _without_twins(parts: List[Part], key: str) -> List[Part]:
    """Return the first part of each name; twins are told elsewhere."""
    first: Mapping[str, Part] = {}
    for part in parts:
        first.setdefault(part.text(key) or str(id(part)), part)
    return list(first.values())


def _near(written: str, left: Sequence[str], here: Sequence[str]) -> Optional[str]:
    """Return the name that was meant: one that is alike, or else the one that the document has here."""
    alike = get_close_matches(written, left, n=1, cutoff=0.5) if written else []
    return next((name for name in [*alike, *here] if name in left), None)
