"""Remarks on how a question is put: words that change what is asked for, whatever it is about.

The words stand in the `cues.yml` of the languages, a key for each cue; under `not_…` stand phrases that only look so.
"""

import re
from functools import lru_cache
from typing import FrozenSet, List, Sequence

from reperes.language.folding import in_place, row, said
from reperes.language.lexis import phrases, words

START, END = "^", "$"
"""Stand in a row where a message begins, again after what people say before they go on, and where it ends."""
_NOT = "not_"
_ENDS = frozenset("?!.…")
_INVERTED = re.compile(r"\w-(?:t-)?([a-z]+)")
_WHOLE = 4
"""A sentence of so many words may ask by itself."""


@lru_cache(maxsize=1024)
def find_cues(text: str) -> FrozenSet[str]:
    """Return the cues of `text`."""
    marked = _row(text)
    hits = phrases("cues").every(marked)
    harmless = {(hit.name, place) for hit in hits for place in range(hit.start, hit.end)}
    said_so = [hit for hit in hits if (_NOT + hit.name, hit.start) not in harmless]
    # What is denied before the sentence that asks is only told.
    asking = _asking(marked)
    found = {hit.name for hit in said_so if hit.name != "negated" or hit.start >= asking}
    if inverts(text):
        found.add("open" if phrases("asking", "open_verb").find(marked) else "yes_no")
    if marked[-2] == "?" and len(text.split()) >= _WHOLE and not phrases("asking", "open").find(marked):
        found.add("polar")
    return frozenset(cue for cue in found if not cue.startswith(_NOT))


def _row(text: str) -> List[str]:
    row = said(text)
    end = len(row)
    while end and row[end - 1] in _ENDS:
        end -= 1
    asks = ["?"] if "?" in row[end:] else []
    return [START, *_with_starts(row[:end]), *asks, END]


def _with_starts(row: List[str]) -> List[str]:
    """« Bon. Et pour B ? »: begins again after each word that people say before they go on."""
    place = 0
    while hit := phrases("asking", "interjections").at(row, place):
        following = next((at for at in range(hit.end, len(row)) if row[at].isalnum()), None)
        if following is None:
            break
        row = [*row[:following], START, *row[following:]]
        place = following + 1
    return row


def _asking(row: Sequence[str]) -> int:
    """Where the sentence begins that asks: the last one of four words or more, else the first one."""
    starts = [0, *(place + 1 for place, word in enumerate(row) if word in _ENDS)]
    long = [start for start, end in zip(starts, [*starts[1:], len(row) - 1]) if end - start >= _WHOLE]
    return long[-1] if long else 0


def inverts(text: str) -> bool:
    """Return whether a subject stands after its verb: « doit-il », « y a-t-il »."""
    return "-" in text and not words("asking", "subjects").isdisjoint(_INVERTED.findall(in_place(text)))


def begins_asking(text: str) -> bool:
    """Return whether a clause begins like a question or an order: « 2) puis montre … »."""
    left = row(text)
    while left and (left[0].isdigit() or left[0] in words("asking", "then")):
        left = left[1:]
    return phrases("asking", "begins").at(left, 0) is not None


def puts_aside(before: str) -> bool:
    """Return whether what follows `before` is named to put it aside: « pas les », « sauf le critère »."""
    left = said(before)
    while left and left[-1] in words("rejecting", "skipped", "kinds"):
        left.pop()
    return phrases("rejecting", "rejecting").before(left, len(left)) is not None


def is_yardstick(before: str) -> bool:
    """« un niveau E, en dessous du D »: whether what follows `before` is only what another level is held against."""
    left = row(before)
    while left and left[-1] in words("against", "skipped"):
        left.pop()
    return phrases("against", "against").before(left, len(left)) is not None
