"""Learns, from the questions about one family, to answer for a family without any."""

import random
from collections import defaultdict
from typing import Dict, List, NamedTuple, Optional, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression, SGDClassifier

from reperes.hearing.scope import NOWHERE
from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.learning.acts import Acts
from reperes.learning.choice import Choice
from reperes.learning.family_parts import parts_of
from reperes.learning.family_words import FamilyWords, VectorOf
from reperes.learning.labels import Example, taught_denial, taught_stance, taught_topics
from reperes.learning.matching import CLASSES, DENIAL, INTENTS, STANCE, Gate, Matching, candidates, detail_features, evidence
from reperes.learning.metric import Metric
from reperes.learning.pairs import COVERED, Encode, FamilySide, Reading
from reperes.learning.part_classes import OWN, Opinion, class_of, kinds, opinions, part_priors
from reperes.learning.said_words import Telling, words_of
from reperes.learning.slots import Slots, kept_words
from reperes.learning.weigh import Row, as_matrix

SEED = 11
A_TOPIC, OUTSIDE, A_TALK = 400, 6000, 400
"""So many examples are learnt of a topic, of none and of each intent of talk."""
A_PAIR, NEAR_MISSES = 150, 4000
"""So many of them are compared with each part of the family."""
_MOST_LIKE = 0.4
"""Refused examples tell when a question is near that lie nearer to a part than this share of the answered ones."""


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
    pairs = _some_of_each(told, examples)
    found = {number: side.compare(examples[number].text, examples[number].encoding) for number in pairs}
    marks = kinds(side.parts)
    seen = {
        number: candidates(found[number], np.stack([part_priors(side.parts, one) for one in told[number]], axis=1), marks)
        for number in pairs
    }
    answered = [number for number in pairs if examples[number].topic != NOWHERE]
    places = {ref: place for place, ref in enumerate(side.refs)}
    chosen = np.zeros((len(answered), len(places)), np.float32)
    for row, number in enumerate(answered):
        topics = {topic_of(topic) for topic in taught_topics(examples[number].example)} & places.keys()
        chosen[row, [places[topic] for topic in topics]] = 1 / max(1, len(topics))
    parts = Choice().fit(np.stack([seen[number] for number in answered]), chosen)
    facing = np.stack([evidence(found[number], parts.scores(seen[number]), *told[number]) for number in pairs])
    outside = np.array([examples[number].topic == NOWHERE for number in pairs])
    nearness = np.array([found[number].parts[:, COVERED].max() for number in pairs])
    telling = ~outside | (nearness > np.quantile(nearness[~outside], _MOST_LIKE))
    acts = Acts().fit(slotted, _labels(examples))
    details = _learn_details([examples[number] for number in answered], [found[number] for number in answered], side)
    return Matching(reading, kept, acts, parts, details, _gate(facing[telling], outside[telling]))


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


def _told_apart(examples: Sequence[Taught], slotted: Sequence[str], rng: random.Random) -> Dict[int, List[Opinion]]:
    """What is told of each example with a topic by those that know nothing of its part: of texts with slots, and as they are.

    A part's examples are told by what was learnt of the other half of the parts, as those of another family will be.
    """
    own = sorted({taught.topic for taught in examples if taught.topic and kind_of(taught.topic) in OWN})
    half = set(rng.sample(own, len(own) // 2))
    sides = np.array([taught.topic in half if taught.topic in own else rng.random() < 0.5 for taught in examples])
    matrix = as_matrix([taught.row for taught in examples])
    told: Dict[int, List[Opinion]] = defaultdict(list)
    for learnt in (sides, ~sides):
        labels = _labels([examples[number] for number in np.flatnonzero(learnt)])
        others = [number for number in np.flatnonzero(~learnt) if examples[number].topic]
        acts = Acts().fit([slotted[number] for number in np.flatnonzero(learnt)], {task: labels[task] for task in (INTENTS, CLASSES)})
        written = [slotted[number] for number in others]
        by_slots = opinions(
            acts.labels(CLASSES), acts.probabilities(written, CLASSES), acts.labels(INTENTS), acts.probabilities(written, INTENTS)
        )
        plain = {task: _linear(matrix[learnt], labels[task]) for task in (CLASSES, INTENTS)}
        as_typed = opinions(
            plain[CLASSES].classes_, plain[CLASSES].predict_proba(matrix[others]), plain[INTENTS].classes_, plain[INTENTS].predict_proba(matrix[others])
        )
        for number, *both in zip(others, by_slots, as_typed):
            told[number] = both
    return told


def _linear(matrix, labels: Sequence[Optional[str]]) -> SGDClassifier:
    known = np.array([label is not None for label in labels])
    linear = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=3, tol=None, n_jobs=2, random_state=SEED)
    return linear.fit(matrix[known], np.array([label for label in labels if label is not None]))


def _some_of_each(told: Dict[int, List[Opinion]], examples: Sequence[Taught]) -> List[int]:
    """The numbers of the examples that are compared with the parts."""
    groups: Dict[str, List[int]] = defaultdict(list)
    for number in told:
        groups[examples[number].topic].append(number)
    return [number for topic, group in groups.items() for number in group[: NEAR_MISSES if topic == NOWHERE else A_PAIR]]


def _gate(facing: np.ndarray, outside: np.ndarray) -> Gate:
    centre, spread = facing.mean(axis=0), facing.std(axis=0) + 1e-6
    fitted = LogisticRegression(max_iter=500).fit((facing - centre) / spread, outside)
    weights = fitted.coef_[0] / spread
    return Gate(weights, float(fitted.intercept_[0] - centre @ weights))


def _learn_details(examples: Sequence[Taught], found, side: FamilySide) -> Choice:
    """Learn whether a question is about a criterion as a whole or about one of its cells, from those about one criterion."""
    rows, chosen = [], []
    for taught, one in zip(examples, found):
        if kind_of(taught.topic) == "critere" and len(taught.example.topics) == 1:
            refs = [taught.topic, *side.details[taught.topic]]
            rows.append(detail_features(side, one, taught.topic, {taught.example.intent: 1.0}))
            named = taught.example.topics[0]
            chosen.append([float(ref == (named if detail_of(named) else taught.topic)) for ref in refs])
    return Choice().fit(np.stack(rows), np.array(chosen, np.float32))
