"""Says in which words two texts differ, with a little of what stands around them."""

import unicodedata
from difflib import SequenceMatcher
from typing import List, NamedTuple, Sequence

from reperes.language.characters import usual
from reperes.language.folding import straighten

AROUND = 2
"""Words shown before and after what differs."""


class Difference(NamedTuple):
    """What is told of a text that is not the document's, and at which of its words it goes wrong."""

    message: str
    word: int


def difference(expected: str, written: str) -> Difference:
    """Return how `written` differs from the document's text `expected`; both have words parted by single spaces."""
    theirs, ours = expected.split(), written.split()
    changes = [
        change for change in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes() if change[0] != "equal"
    ]
    _, their_start, their_end, our_start, our_end = changes[0]
    said = _excerpt(theirs, their_start, their_end)
    message = (
        f"le document dit « {said} », le fichier dit « {_excerpt(ours, our_start, our_end)} »{_sign(expected, written)}"
    )
    if len(changes) > 1:
        message += (
            f" ; {len(changes) - 1} autre{'s' * (len(changes) > 2)} différence{'s' * (len(changes) > 2)} dans ce texte"
        )
    return Difference(f"{message}. Recopiez le texte du document.", min(our_start, len(ours) - 1))


def closest(source: Sequence[str], written: str) -> str:
    """Return the passage of a document, given by its words, that is most like a text; "" where none has half of it."""
    ours = written.split()
    match = SequenceMatcher(None, source, ours, autojunk=False).find_longest_match(0, len(source), 0, len(ours))
    start = max(match.a - match.b, 0)
    first, last = range(max(start - 2, 0), start + 3), range(start + len(ours) - 2, start + len(ours) + 3)
    passages = [source[begin:end] for begin in first for end in last if begin < end]
    ratio, passage = max(((_ratio(passage, ours), passage) for passage in passages), default=(0.0, []))
    return " ".join(passage) if ratio >= 0.5 else ""


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _excerpt(words: List[str], start: int, end: int) -> str:
    before, after = max(start - AROUND, 0), end + AROUND
    return "… " * (before > 0) + " ".join(words[before:after]) + " …" * (after < len(words))


def _sign(expected: str, written: str) -> str:
    """Where only a sign differs that looks alike, say which one."""
    if straighten(usual(expected)) != straighten(usual(written)):
        return ""
    pairs = [pair for pair in zip(expected, written) if pair[0] != pair[1]]
    if not pairs:
        return " (un signe de trop à la fin)"
    theirs, ours = pairs[0]
    if unicodedata.category(ours) == "Cf":
        return f" (avec un caractère invisible, U+{ord(ours):04X})"
    return f" (seul le signe diffère : « {theirs} » dans le document, « {ours} » dans le fichier)"
