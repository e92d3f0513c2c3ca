"""Understands a typed answer to choices that were offered as buttons."""

from typing import FrozenSet, Optional, Sequence, Tuple, TypeVar

from rapidfuzz import fuzz

from reperes.dialogue.question import Question
from reperes.dialogue.selection import place_of
from reperes.hearing.understanding import Understanding
from reperes.language.folding import fold, row, said
from reperes.language.lexis import phrases, words

_Chosen = TypeVar("_Chosen")
"""What a choice stands for: a question, or a family."""
_CLOSE = 88
_SAME = 95
_KIND_WORDS, _LONG = 2, 5
"""So many words, each of so many letters, may name a choice by a part of its title."""


def retyped(heard: Understanding, choices: Sequence[Tuple[str, _Chosen]]) -> Optional[_Chosen]:
    """Return what the button stands for whose title `heard` types."""
    typed = fold(heard.text)
    likeness = [fuzz.ratio(typed, fold(title)) for title, _ in choices]
    return choices[likeness.index(max(likeness))][1] if max(likeness, default=0) >= _SAME else None


def picked_by_number(heard: Understanding, choices: Sequence[Tuple[str, _Chosen]]) -> Optional[_Chosen]:
    """Return what the choice stands for that `heard` names by its place alone: « 2 », « le deuxième », « option 3 »."""
    typed = row(heard.text)
    while len(typed) > 1 and typed[0] in words("places", "before_choice"):
        typed = typed[1:]
    if typed[1:] and typed[-1] in words("places", "after_choice"):
        typed = typed[:-1]
    place = place_of(typed[0]) if len(typed) == 1 else None
    return choices[place][1] if choices and place is not None and place < len(choices) else None


def chosen(heard: Understanding, choices: Sequence[Tuple[str, Question]]) -> Optional[Question]:
    """Return the question that `heard` chooses among `choices`: by title, number, kind, or by rejecting the others."""
    if not choices:
        return None
    numbered = picked_by_number(heard, choices)
    if numbered:
        return numbered
    named = tuple(level.name for level in heard.levels)
    at_level = [question for _, question in choices if question.levels == named]
    if len(at_level) == 1 and heard.content_words <= 1 and not heard.parts:
        return at_level[0]
    typed, titles = row(heard.text), [row(title) for title, _ in choices]
    likeness = [fuzz.ratio(" ".join(typed), " ".join(title)) for title in titles]
    if max(likeness) >= _CLOSE:
        return choices[likeness.index(max(likeness))][1]
    rejected = _rejected(heard.text)
    left = [question for title, (_, question) in zip(titles, choices) if rejected.isdisjoint(title)]
    if 0 < len(left) < len(choices) and phrases("rejecting", "other_one").find(typed):
        return left[0]
    return _by_kind(typed, titles, choices)


def _rejected(text: str) -> FrozenSet[str]:
    """« pas la finalité »: the words that follow one that rejects."""
    typed = said(text)
    after = (typed[hit.end :] for hit in phrases("rejecting", "rejecting").find(typed))
    skipped = words("rejecting", "skipped")
    return frozenset(next((word for word in rest if word not in skipped), "") for rest in after)


def _by_kind(
    typed: Sequence[str], titles: Sequence[Sequence[str]], choices: Sequence[Tuple[str, Question]]
) -> Optional[Question]:
    """« le critère », « la compétence »: the only choice whose title has that word."""
    telling = [word for word in typed if len(word) >= _LONG]
    if not telling or len(telling) > _KIND_WORDS:
        return None
    fitting = [question for title, (_, question) in zip(titles, choices) if set(telling) <= set(title)]
    return fitting[0] if len(fitting) == 1 else None
