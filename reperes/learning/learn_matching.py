"""Learns, from the questions about one family, to answer for a family without any."""

import random
from collections import defaultdict
from typing import Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.knowledge.references import NOWHERE
from reperes.learning.acts import Acts
from reperes.learning.choice import Choice
from reperes.learning.family_parts import parts_of
from reperes.learning.family_words import FamilyWords, VectorOf
from reperes.learning.labels import Example, taught_denial, taught_stance, taught_topics
from reperes.learning.linear import fit_linear
from reperes.learning.matching import CLASSES, DENIAL, INTENTS, STANCE, Matching, candidates, detail_features
from reperes.learning.metric import Metric
from reperes.learning.pairs import Compared, Encode, FamilySide, Reading
from reperes.learning.part_classes import OWN, PartClasses, class_of
from reperes.learning.said_words import Telling, words_of
from reperes.learning.slots import Slots, kept_words
from reperes.learning.weigh import Row, as_matrix

SEED = 11
A_TOPIC, OUTSIDE, A_TALK = 300, 4000, 200
"""So many examples are learnt of a topic, of none and of each intent of talk."""
COMPARED = 120
"""So many of a topic's are compared with each part of the family."""
Told = Mapping[str, float]
"""The probability of each class of topics."""


class Taught(NamedTuple):
    """An example with its topic text, its encoding and its n-grams."""

    example: Example
    text: str
    encoding: np.ndarray
    row: Row

    @property
    def topic(self) -> Optional[str]:
        """What it is about, without details; None where it teaches none."""
        topics = taught_topics(self.example)
        return topic_of(topics[0]) if topics else None


def learn_matching(examples: Sequence[Taught], knowledge: Knowledge, encode: Encode, vector_of: VectorOf) -> Matching:
    """Return what examples about the parts of `knowledge` teach for other families."""
    rng = random.Random(SEED)
    examples = _sample(examples, rng)
    about = [taught for taught in examples if taught.topic]
    reading = _reading(about, knowledge, vector_of)
    kept = kept_words([taught.text for taught in about], [taught.topic for taught in about])
    side = FamilySide(knowledge, reading, encode, vector_of)
    slots = Slots(side, kept, reading.telling)
    slotted = [slots.slotted(taught.text) for taught in examples]
    told = _told_apart(examples, slotted, rng)
    pairs = _some_of_each(examples)
    found = [side.compare(examples[number].text, examples[number].encoding) for number in pairs]
    classes = PartClasses(side.parts)
    facing = np.stack([candidates(one, classes, told[number]) for number, one in zip(pairs, found)])
    parts = Choice().fit(facing, np.stack([_chosen(examples[number], side.refs) for number in pairs]))
    details = _learn_details([examples[number] for number in pairs], found, side)
    acts = Acts().fit(slotted, _labels(examples))
    return Matching(reading, kept, acts, parts, details)


def _sample(examples: Sequence[Taught], rng: random.Random) -> List[Taught]:
    """Some examples of each topic, of none and of each kind of talk, so that none outweighs the others."""
    groups: Dict[str, List[Taught]] = defaultdict(list)
    for taught in examples:
        groups[taught.topic or f" {taught.example.intent}"].append(taught)
    chosen: List[Taught] = []
    for name, group in groups.items():
        most = OUTSIDE if name == NOWHERE else A_TALK if name.startswith(" ") else A_TOPIC
        chosen += group if len(group) <= most else rng.sample(group, most)
    rng.shuffle(chosen)
    return chosen


def _reading(about: Sequence[Taught], knowledge: Knowledge, vector_of: VectorOf) -> Reading:
    topics = [taught.topic for taught in about]
    telling = Telling([taught.text for taught in about], topics)
    inside = [taught for taught in about if taught.topic != NOWHERE]
    words = FamilyWords(parts_of(knowledge), telling, vector_of)
    means = np.stack([words.mean_vector(words.likeness(words_of(taught.text))) for taught in inside])
    own = [taught.topic for taught in inside]
    return Reading(telling, Metric(np.stack([taught.encoding for taught in inside]), own), Metric(means, own))


def _labels(examples: Sequence[Taught]) -> Dict[str, List[Optional[str]]]:
    return {
        INTENTS: [taught.example.intent for taught in examples],
        CLASSES: [taught.topic and class_of(taught.topic) for taught in examples],
        STANCE: [taught_stance(taught.example) for taught in examples],
        DENIAL: [taught_denial(taught.example) for taught in examples],
    }


def _told_apart(examples: Sequence[Taught], slotted: Sequence[str], rng: random.Random) -> Dict[int, Tuple[Told, Told]]:
    """The classes that are told of each example by those that know nothing of its part: of texts with slots, and as
    typed.

    A part's examples are told by what was learnt of the other half of the parts, as those of another family will be.
    """
    own = sorted({taught.topic for taught in examples if taught.topic and kind_of(taught.topic) in OWN})
    half = set(rng.sample(own, len(own) // 2))
    sides = np.array([taught.topic in half if taught.topic in own else rng.random() < 0.5 for taught in examples])
    labels = np.array([class_of(taught.topic or "") for taught in examples])
    matrix = as_matrix([taught.row for taught in examples])
    told: Dict[int, Tuple[Told, Told]] = {}
    for learnt in (sides, ~sides):
        known = np.flatnonzero(learnt & (labels != ""))
        others = np.flatnonzero(~learnt)
        acts = Acts().fit([slotted[number] for number in known], {CLASSES: labels[known]})
        typed = fit_linear(matrix[known], labels[known], SEED)
        by_slots = acts.probabilities([slotted[number] for number in others], CLASSES)
        as_typed = typed.probabilities([examples[number].row for number in others])
        for number, one, other in zip(others, by_slots, as_typed):
            told[number] = dict(zip(acts.labels(CLASSES), one.tolist())), dict(zip(typed.classes, other.tolist()))
    return told


def _some_of_each(examples: Sequence[Taught]) -> List[int]:
    """The numbers of the examples that are compared with the parts."""
    groups: Dict[str, List[int]] = defaultdict(list)
    for number, taught in enumerate(examples):
        if taught.topic and taught.topic != NOWHERE:
            groups[taught.topic].append(number)
    return [number for group in groups.values() for number in group[:COMPARED]]


def _chosen(taught: Taught, refs: Sequence[str]) -> np.ndarray:
    """The share of each part in what an example is about."""
    topics = {topic_of(topic) for topic in taught_topics(taught.example)}
    return np.array([ref in topics for ref in refs], np.float32) / max(1, len(topics))


def _learn_details(examples: Sequence[Taught], found: Sequence[Compared], side: FamilySide) -> Choice:
    """Learn whether a question is about a criterion as a whole or about one of its cells, from those about one
    criterion."""
    rows, chosen = [], []
    for taught, one in zip(examples, found):
        if kind_of(taught.topic) == "critere" and len(taught.example.topics) == 1:
            refs = [taught.topic, *side.details[taught.topic]]
            rows.append(detail_features(side, one, taught.topic, {taught.example.intent: 1.0}))
            named = taught.example.topics[0]
            chosen.append([float(ref == (named if detail_of(named) else taught.topic)) for ref in refs])
    return Choice().fit(np.stack(rows), np.array(chosen, np.float32))
