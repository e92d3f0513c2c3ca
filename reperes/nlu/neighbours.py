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
from sklearn.decomposition import TruncatedSVD

from reperes.nlu.encoder import ENCODING
from reperes.nlu.labels import REFUSED, is_generated
from reperes.nlu.learnt import Learning
from reperes.nlu.products import in_blocks, product, times_blocks
from reperes.questions.model import ACTS

NEARNESS = "nearness"
DIMENSIONS = 128
"""Of the encoder's 512; with all of them the figures are the same and the search takes four times as long."""
NEIGHBOURS = 5
SAMPLE = 4
"""Every fourth example is enough to find the directions."""
_FARTHEST = -1.0
_FILE = "neighbours.joblib"


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
        self._kinds = [(in_blocks(reduced[kind].T), int(kind.sum())) for kind in (answered, ~answered)]

    def nearness(self, encodings: np.ndarray) -> List[Nearness]:
        """Return how near each encoding, shape (rows, 512), is to both kinds; all at once, because the examples are many."""
        reduced = self._reduce(encodings)
        return list(map(Nearness, *(_nearest(times_blocks(reduced, blocks), count) for blocks, count in self._kinds)))

    def _reduce(self, encodings: np.ndarray) -> np.ndarray:
        reduced = product(encodings, self._axes)
        return reduced / (np.linalg.norm(reduced, axis=1, keepdims=True) + np.float32(1e-9))


def _nearest(cosines: np.ndarray, count: int) -> List[float]:
    """The mean of each row's highest among `count` cosines, which are of shape (blocks, rows, 64)."""
    blocks, rows, width = cosines.shape
    cosines[-1, :, count - blocks * width + width :] = _FARTHEST
    # The highest ones are in the blocks that have the highest.
    fewest = min(NEIGHBOURS, blocks)
    best = np.argpartition(cosines.max(axis=2), -fewest, axis=0)[-fewest:]
    candidates = cosines[best, np.arange(rows)].transpose(1, 0, 2).reshape(rows, -1)
    return np.partition(candidates, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:].mean(axis=1).tolist()


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
