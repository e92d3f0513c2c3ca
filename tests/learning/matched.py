"""What a few hundred made-up questions about one family teach for another, without a trained model."""

import zlib
from functools import lru_cache
from typing import Sequence, Tuple

import numpy as np
from books import GARDEN, knowledge_in, os_knowledge

from reperes.hearing.intents import CONFIRM, COUNT, DESCRIBE, LOCATE, OUTSIDE
from reperes.hearing.listener import Learnt
from reperes.knowledge.model import kind_of
from reperes.learning.labels import Example
from reperes.learning.learn_matching import Taught, learn_matching
from reperes.learning.matching import Family, Matching, match

ASKED = (
    (DESCRIBE, "que dit le document sur : {} ?"),
    (LOCATE, "qui doit {} chez nous ?"),
    (CONFIRM, "est-ce à moi de {} ?"),
    (OUTSIDE, "à quelle heure faut-il {} ?"),
    (OUTSIDE, "combien gagne-t-on pour {} ?"),
    (OUTSIDE, "avec quel logiciel peut-on {} ?"),
)
OTHERS = (
    *(
        (COUNT, f"{how} de critères {where} ?", ("section.criteres",))
        for how in ("combien", "quel nombre")
        for where in ("en tout", "ici", "")
    ),
    *(
        (COUNT, f"{how} de tâches {where} ?", ("section.taches",))
        for how in ("combien", "quel nombre")
        for where in ("en tout", "ici", "")
    ),
    *(("thank", text, ()) for text in ("merci", "merci bien", "un grand merci", "merci beaucoup")),
    *(("follow_up", text, ()) for text in ("et pour un niveau ?", "et le niveau ?", "et niveau alors ?")),
)


def letters(texts: Sequence[str]) -> np.ndarray:
    """Return vectors of the runs of three letters of each text, of unit length: alike for texts that look alike."""
    rows = np.zeros((len(texts), 64), np.float32)
    for row, text in zip(rows, texts):
        for place in range(len(text) - 2):
            row[zlib.crc32(text[place : place + 3].lower().encode()) % 64] += 1
    return rows / np.maximum(1e-6, np.linalg.norm(rows, axis=1, keepdims=True))


def vector_of(word: str) -> np.ndarray:
    """Return the vector of a word: here too what looks alike is alike."""
    return letters([word])[0]


def _examples() -> Sequence[Tuple[str, str, Tuple[str, ...]]]:
    facts = [
        fact
        for fact in os_knowledge().facts.values()
        if kind_of(fact.ref) in ("tache", "critere", "finalite", "competence")
    ]
    asked = [
        (intent, form.format(fact.text.lower().rstrip(".")), () if intent == OUTSIDE else (fact.ref,))
        for fact in facts
        for intent, form in ASKED
    ]
    return (*asked, *OTHERS)


@lru_cache(maxsize=1)
def learnt() -> Matching:
    """Return what the questions teach, learnt once."""
    taught = [Taught(Example(text, intent, topics), text) for intent, text, topics in _examples()]
    return learn_matching(taught, os_knowledge(), letters, vector_of)


@lru_cache(maxsize=1)
def garden() -> Family:
    """Return the invented family, ready to be asked about."""
    return Family(learnt(), knowledge_in(GARDEN), letters, vector_of)


def asked(text: str, intent: str, sure: float = 0.9) -> Learnt:
    """Return what a text asks of the invented family, where the classifier of the other one takes it for `intent`."""
    return match(text, letters([text])[0], Learnt(intents=((intent, sure),)), garden())
