"""Compares what the knowledge files say with the document: cell by cell, or word for word where its layout is
another."""

import re
from difflib import get_close_matches
from typing import Callable, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ruamel.yaml.comments import CommentedSeq

from reperes.knowledge.difference import closest, difference
from reperes.knowledge.reader import Part
from reperes.language.characters import key_of

_MARKS = re.compile(r"^\s*[-–•*✦]\s+|\*\*|✦ ", re.MULTILINE)
Form = Callable[[str], str]
"""What must be the same of two texts."""


def exact(text: str) -> str:
    """Return all of a text: it stands in the document word for word and sign for sign."""
    return text


alike = key_of
"""What must be the same where families share a text, as their documents have apostrophes and capitals of their own."""


def plain(source: str) -> str:
    """Return the words of a document, parted by single spaces, without its markup and the marks of its lists."""
    return " ".join(_MARKS.sub("", source).split())


class Named(NamedTuple):
    """A part of a file, and the name or text by which the document has it."""

    part: Part
    name: str


def has_text(part: Part, key: str, expected: str, source: str) -> None:
    """Note where the text at `key` is not that of the document, or lacks; where it has none there, one must stand
    elsewhere."""
    if not expected:
        stands_in(part, key, source)
    elif part.get(key) is None:
        part.fault(f"il manque « {key} » : le document a ce texte. Ajoutez une ligne « {key}: … ».", key)
    else:
        same_text(part, key, expected)


def same_text(part: Part, key: object, expected: str, form: Form = exact) -> None:
    """Note where the text at `key` is not that of the document, in the form that counts."""
    written = part.text_if_any(key)
    if written and form(written) != form(expected):
        found = difference(expected, written)
        part.fault(found.message, key, found.word)


def stands_in(part: Part, key: object, source: str, form: Form = exact) -> None:
    """Note where the text at `key` stands nowhere in a document, given in plain words."""
    written = part.text_if_any(key)
    if not written or form(written) in form(source):
        return
    passage = closest(source.split(), written)
    if passage and passage != written:
        same_text(part, key, passage)
    else:
        part.fault(f"« {written} » ne se trouve pas dans le document. Recopiez le texte du document.", key)


def all_in(part: Part, keys: Sequence[str], source: str) -> None:
    """Note each text at `keys` that stands nowhere in a document, given in plain words."""
    for key in keys:
        stands_in(part, key, source)


def named(
    owner: Part, list_key: str, key: str, expected: Sequence[str], shared: bool = False
) -> Tuple[List[Named], bool]:
    """Hold the parts of a list against those of the document, by what stands at `key`: a name, or a task's text.

    Notes what the document has otherwise, has not, or has beside them, and another order; of a `shared` list neither
    order nor what other families have. Returns the parts that the document has too, and whether they are all of its
    parts.
    """
    form = alike if shared else exact
    listed = owner.parts(list_key, required=False)
    parts = _without_twins(listed, key)
    meant = {form(name): name for name in expected}
    written_ones = {form(part.text(key)) for part in parts}
    left = [name for name in expected if form(name) not in written_ones]
    pairs = []
    for place, part in enumerate(parts):
        written = part.text(key)
        name = meant.get(form(written)) or (
            _near(written, left) if shared else _meant(written, left, expected[place : place + 1])
        )
        if name:
            pairs.append(Named(part, name))
            if name in left:
                left.remove(name)
                same_text(part, key, name)
        elif written and not shared:
            part.fault(
                f"« {written} » n'est pas dans le document à cet endroit : ôtez-le, ou recopiez le document.", key
            )
    readable = isinstance(owner.get(list_key), (CommentedSeq, type(None))) and all(part.text(key) for part in parts)
    whole = readable and len(parts) == len(listed) and not left
    if left and owner.get(list_key) is None:
        owner.fault(
            f"il manque « {list_key} » : le document a « {left[0]} »{' …' * (len(left) > 1)}. Ajoutez cette partie.",
            list_key,
        )
    elif readable and len(parts) == len(listed):
        for name in left:
            owner.fault(f"le document a aussi « {name} » : ajoutez-le à « {list_key} ».", list_key)
    misplaced = [(pair, theirs) for pair, theirs in zip(pairs, expected) if pair.name != theirs]
    if whole and misplaced and not shared:
        pair, theirs = misplaced[0]
        pair.part.fault(f"« {pair.name} » n'est pas à sa place : le document donne ici « {theirs} ».", key)
    return pairs, whole


def _without_twins(parts: List[Part], key: str) -> List[Part]:
    """Return the first part of each name; twins are told elsewhere."""
    first: Mapping[str, Part] = {}
    for part in parts:
        first.setdefault(part.text(key) or str(id(part)), part)
    return list(first.values())


def _meant(written: str, left: Sequence[str], here: Sequence[str]) -> Optional[str]:
    """Return the name that was meant: one that is alike, or else the one that the document has here."""
    return _near(written, left, 0.5) or next((name for name in here if name in left), None)


def _near(written: str, left: Sequence[str], cutoff: float = 0.8) -> Optional[str]:
    return next(iter(get_close_matches(written, left, n=1, cutoff=cutoff)), None) if written else None
