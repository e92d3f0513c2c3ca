"""Understands a typed answer to choices that were offered as buttons."""

import re
from typing import Optional, Sequence, Tuple

from rapidfuzz import fuzz

from reperes.knowledge.text import fold, words
from reperes.questions.model import Question
from reperes.questions.selection import PLACES
from reperes.questions.understanding import Understanding

_ORDINALS = {**{str(place + 1): place for place in range(9)}, **PLACES}
_ORDINAL = re.compile(r"^(?:le |la |l'|option |choix |numero |n° ?)?(\w+?)(?: (?:choix|option|bouton|proposition))?[ .!?]*$")
_REJECTS = re.compile(r"\b(?:pas|non pas|sauf) (?:la |le |les |l'|de |du )?(\w+)")
_CLOSE = 88
_SAME = 95


def retyped(heard: Understanding, choices: Sequence[Tuple[str, Question]]) -> Optional[Question]:
    """Return the question of the button whose title `heard` types."""
    typed = fold(heard.text)
    likeness = [fuzz.ratio(typed, fold(title)) for title, _ in choices]
    return choices[likeness.index(max(likeness))][1] if max(likeness, default=0) >= _SAME else None


def picked_by_number(heard: Understanding, choices: Sequence[Tuple[str, Question]]) -> Optional[Question]:
    """Return the question of the choice that `heard` names by its place alone: « 2 », « le deuxième », « option 3 »."""
    ordinal = _ORDINAL.match(fold(heard.text))
    place = _ORDINALS.get(ordinal.group(1), len(choices)) if ordinal else len(choices)
    return choices[place][1] if place < len(choices) and choices else None


def chosen(heard: Understanding, choices: Sequence[Tuple[str, Question]]) -> Optional[Question]:
    """Return the question that `heard` chooses among `choices`: by title, number, kind, or by rejecting the others."""
    if not choices:
        return None
    typed = fold(heard.text)
    titles = [fold(title) for title, _ in choices]
    numbered = picked_by_number(heard, choices)
    if numbered:
        return numbered
    if typed in ("le dernier", "la derniere"):
        return choices[-1][1]
    named = [level.name for level in heard.levels]
    at_level = [question for _, question in choices if question.levels == tuple(named)]
    if len(at_level) == 1 and heard.content_words <= 1 and not heard.parts:
        return at_level[0]
    likeness = [fuzz.ratio(" ".join(words(typed)), " ".join(words(title))) for title in titles]
    if max(likeness) >= _CLOSE:
        return choices[likeness.index(max(likeness))][1]
    rejected = {match.group(1) for match in _REJECTS.finditer(typed)}
    if rejected:
        left = [index for index, title in enumerate(titles) if not rejected & set(words(title))]
        if len(left) < len(choices) and len(left) >= 1 and re.search(r"\bl'autre\b|\bpas\b", typed):
            return choices[left[0]][1]
    return _by_kind(typed, titles, choices)


def _by_kind(typed: str, titles: Sequence[str], choices: Sequence[Tuple[str, Question]]) -> Optional[Question]:
    """« le critère », « la compétence »: the only choice whose title has that word."""
    said = [word for word in words(typed) if len(word) > 4]
    if not said or len(said) > 2:
        return None
    fitting = [index for index, title in enumerate(titles) if all(word in words(title) for word in said)]
    return choices[fitting[0]][1] if len(fitting) == 1 else None
