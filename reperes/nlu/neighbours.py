"""How near a message is to questions that the document answers, and to questions that it does not.

Classifiers are sure of themselves far from everything they have seen; the distance to the nearest examples is not.
Figures in docs/understanding.md.
"""

from __future__ import annotations

from typing import List, NamedTuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from reperes.nlu.encoder import ENCODING
from reperes.nlu.labels import REFUSED, is_generated
from reperes.nlu.learnt import Learning
from reperes.nlu.products import in_blocks, product
from reperes.questions.model import ACTS

NEARNESS = "nearness"
DIMENSIONS = 128
"""Of the encoder's 512; with all of them the figures are the same and the search takes four times as long."""
NEIGHBOURS = 5
SAMPLE = 4
"""Every fourth example is enough to find the directions."""
CLUSTERS, SEARCHED = 128, 16
"""Groups of examples near each other, and how many of them are searched: the mean is off by 0.003."""


class Nearness(NamedTuple):
    """Mean cosine with the nearest questions that the document answers, and with the nearest that it does not."""

    inside: float
    outside: float


UNKNOWN = Nearness(0.0, 0.0)
"""Of a message that was not measured: as near to both."""


class Neighbourhood:
    """Encodings of both kinds of questions, in few dimensions."""

    def __init__(self, encodings: np.ndarray, answered: np.ndarray) -> None:
        axes = TruncatedSVD(DIMENSIONS, random_state=0).fit(encodings[::SAMPLE]).components_.T
        self._axes = in_blocks(axes.astype(np.float32))
        reduced = self._reduce(encodings)
        self._kinds = [Clusters(reduced[kind]) for kind in (answered, ~answered)]

    def nearness(self, encodings: np.ndarray) -> List[Nearness]:
        """Return how near each encoding, shape (rows, 512), is to both kinds."""
        return [Nearness(*(kind.nearest(row) for kind in self._kinds)) for row in self._reduce(encodings)]

    def _reduce(self, encodings: np.ndarray) -> np.ndarray:
        return _unit(product(encodings, self._axes))


class Clusters:
    """Encodings of unit length, those that are near each other side by side, so that only a few of them need be read.

    An inverted file as of Sivic and Zisserman, Video Google (2003).
    """

    def __init__(self, rows: np.ndarray) -> None:
        count = max(1, min(CLUSTERS, len(rows) // NEIGHBOURS))
        found = MiniBatchKMeans(count, n_init=1, batch_size=2048, random_state=0).fit(rows)
        self._centres = np.ascontiguousarray(_unit(found.cluster_centers_.astype(np.float32)).T)
        nearest = (rows @ self._centres).argmax(axis=1)
        order = np.argsort(nearest, kind="stable")
        self._rows = rows[order]
        ends = np.searchsorted(nearest[order], np.arange(count + 1)).tolist()
        self._places = [slice(start, end) for start, end in zip(ends, ends[1:])]

    def nearest(self, row: np.ndarray) -> float:
        """Return the mean cosine of a row of unit length with the nearest ones in the clusters that are nearest."""
        clusters = np.argsort(-(row @ self._centres))[:SEARCHED].tolist()
        cosines = np.concatenate([self._rows[self._places[cluster]] @ row for cluster in clusters])
        return float(np.sort(cosines)[-NEIGHBOURS:].mean())


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + np.float32(1e-9))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Neighbours(Learning):
    """Leaves its `Nearness` on each message."""

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the examples that stand on their own: what is asked of the document, and what is refused."""
        alone = REFUSED | set(ACTS)
        kept = [m for m in training_data.training_examples if m.get(INTENT) in alone and not is_generated(m)]
        encodings = np.vstack([message.get(ENCODING) for message in kept])
        return self.keep(Neighbourhood(encodings, np.array([message.get(INTENT) not in REFUSED for message in kept])))

    def process(self, messages: List[Message]) -> List[Message]:
        """Leave the nearness on `messages`."""
        encoded = [message for message in messages if message.get(ENCODING) is not None]
        if self._learnt and encoded:
            measured = self._learnt.nearness(np.vstack([message.get(ENCODING) for message in encoded]))
            for message, nearness in zip(encoded, measured):
                message.set(NEARNESS, nearness)
        return messages
