"""Learns, from the questions about one family, to answer for a family without any."""

import random
from collections import defaultdict
from typing import Dict, List, NamedTuple, Optional, Sequence

import numpy as np

from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.knowledge.references import NOWHERE
from reperes.learning.acts import Acts
from reperes.learning.choice import Choice
from reperes.learning.family_parts import own_texts, parts_of
from reperes.learning.family_words import FamilyWords, VectorOf
from reperes.learning.labels import Example, taught_denial, taught_stance, taught_topics
from reperes.learning.matching import CLASSES, DENIAL, INTENTS, STANCE, Matching, detail_features
from reperes.learning.metric import Metric
from reperes.learning.pairs import Encode, FamilySide, Reading
from reperes.learning.part_classes import class_of
from reperes.learning.said_words import Telling, words_of
from reperes.learning.slots import Slots, kept_words

SEED = 11
A_TOPIC, OUTSIDE, A_TALK = 300, 4000, 200
"""So many examples are learnt of a topic, of none and of each intent of talk."""
COMPARED = 150
"""So many of a topic's are compared with the texts of the family."""


class Taught(NamedTuple):
    """An example with its topic text."""

    example: Example
    text: str

    @property
    def topic(self) -> Optional[str]:
        """What it is about, without details; None where it teaches none."""
        topics = taught_topics(self.example)
        return topic_of(topics[0]) if topics else None


def learn_matching(examples: Sequence[Taught], knowledge: Knowledge, encode: Encode, vector_of: VectorOf) -> Matching:
    """Return what examples about the parts of `knowledge` teach for other families."""
    examples = _sample(examples)
    about = [taught for taught in examples if taught.topic]
    compared = _some_of_each(examples)
    encoded = encode([taught.text for taught in compared])
    reading = _reading(about, compared, encoded, knowledge, vector_of)
    kept = kept_words([taught.text for taught in about], [taught.topic for taught in about])
    side = FamilySide(knowledge, reading, encode, vector_of)
    slots = Slots(side, kept, reading.telling)
    acts = Acts().fit([slots.slotted(taught.text) for taught in examples], _labels(examples))
    return Matching(reading, kept, acts, _learn_details(compared, encoded, side), encode(own_texts(knowledge)))


def _sample(examples: Sequence[Taught]) -> List[Taught]:
    """Some examples of each topic, of none and of each kind of talk, so that none outweighs the others."""
    rng = random.Random(SEED)
    groups: Dict[str, List[Taught]] = defaultdict(list)
    for taught in examples:
        groups[taught.topic or f" {taught.example.intent}"].append(taught)
    chosen: List[Taught] = []
    for name, group in groups.items():
        most = OUTSIDE if name == NOWHERE else A_TALK if name.startswith(" ") else A_TOPIC
        chosen += group if len(group) <= most else rng.sample(group, most)
    rng.shuffle(chosen)
    return chosen


def _some_of_each(examples: Sequence[Taught]) -> List[Taught]:
    """Those that are compared with the family: some of each topic."""
    groups: Dict[str, List[Taught]] = defaultdict(list)
    for taught in examples:
        if taught.topic and taught.topic != NOWHERE:
            groups[taught.topic].append(taught)
    return [taught for group in groups.values() for taught in group[:COMPARED]]


def _reading(
    about: Sequence[Taught],
    compared: Sequence[Taught],
    encoded: np.ndarray,
    knowledge: Knowledge,
    vector_of: VectorOf,
) -> Reading:
    telling = Telling([taught.text for taught in about], [taught.topic for taught in about])
    words = FamilyWords(parts_of(knowledge), telling, vector_of)
    means = np.stack([words.mean_vector(words.likeness(words_of(taught.text))) for taught in compared])
    topics = [taught.topic for taught in compared]
    return Reading(telling, Metric(encoded, topics), Metric(means, topics))


def _labels(examples: Sequence[Taught]) -> Dict[str, List[Optional[str]]]:
    return {
        INTENTS: [taught.example.intent for taught in examples],
        CLASSES: [taught.topic and class_of(taught.topic) for taught in examples],
        STANCE: [taught_stance(taught.example) for taught in examples],
        DENIAL: [taught_denial(taught.example) for taught in examples],
    }


def _learn_details(compared: Sequence[Taught], encoded: np.ndarray, side: FamilySide) -> Choice:
    """Learn whether a question is about a criterion as a whole or about one of its cells, from those about one
    criterion."""
    rows, chosen = [], []
    for taught, encoding in zip(compared, encoded):
        if kind_of(taught.topic) == "critere" and len(taught.example.topics) == 1:
            refs = [taught.topic, *side.details[taught.topic]]
            found = side.compare(taught.text, encoding)
            rows.append(detail_features(side, found, taught.topic, {taught.example.intent: 1.0}))
            named = taught.example.topics[0]
            chosen.append([float(ref == (named if detail_of(named) else taught.topic)) for ref in refs])
    return Choice().fit(np.stack(rows), np.array(chosen, np.float32))
