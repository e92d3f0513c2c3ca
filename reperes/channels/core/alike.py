"""Puts alike questions together."""

from __future__ import annotations

from typing import Dict, List, Sequence, Tuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from reperes.hearing.courtesy import without_courtesy
from reperes.language.folding import words
from reperes.language.lexis import words as lexis

_ALIKE = 0.35
"""From this cosine of their letters on, two questions ask for the same; lower, « combien » alone makes a group."""
_SAME_PART = 0.1
"""What it adds that two questions are likeliest about the same part of the document."""

Question = Tuple[str, str]
"""Its text, and the reference of its likeliest part or ""."""


def leaders_of(questions: Sequence[Question], known: Sequence[int]) -> List[int]:
    """Return for each question the place of the one that leads its group.

    `known` are the places of leaders from before. Each other question joins the leader that it is most like, or leads a
    group itself, in the order given: so the groups of before stay nearly what they were when new questions come.
    """
    if not questions:
        return []
    likeness = _likeness(questions)
    leaders = list(dict.fromkeys(known))
    found: Dict[int, int] = {place: place for place in leaders}
    for place in range(len(questions)):
        if place in found:
            continue
        nearest = leaders[likeness[place, leaders].argmax()] if leaders else place
        if likeness[place, nearest] < _ALIKE:
            nearest = place
        if nearest == place:
            leaders.append(place)
        found[place] = nearest
    return [found[place] for place in range(len(questions))]


def _likeness(questions: Sequence[Question]) -> np.ndarray:
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32)
    letters = vectors.fit_transform([_content(text) for text, _ in questions])
    parts = np.unique([part for _, part in questions], return_inverse=True)[1]
    named = np.array([bool(part) for _, part in questions])
    same = (parts[:, None] == parts[None, :]) & named[:, None]
    return (letters @ letters.T).toarray() + _SAME_PART * same


def _content(text: str) -> str:
    """The words that say what is asked for; all of them where there is nothing else."""
    fillers = lexis("fillers", "fillers")
    said = words(without_courtesy(text))
    return " ".join([word for word in said if word not in fillers and len(word) > 1] or said) or "?"
