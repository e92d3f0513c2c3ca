"""What the intent and the topic classifier share: an ensemble that is trained, stored and loaded by Rasa."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Text, Tuple

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.nlu.ensemble import Ensemble, feature_rows

_FILE = "ensemble.joblib"


class Head(GraphComponent):
    """A classifier of messages; a subclass says which labels an example has and what a message gets."""

    networks = 2
    """How many networks the ensemble has."""

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, ensemble: Ensemble) -> None:
        self._config = config
        self._storage, self._resource, self._ensemble = storage, resource, ensemble

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> Head:
        """Create an untrained component."""
        return cls(config, model_storage, resource, Ensemble(cls.networks))

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Head:
        """Load a trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / _FILE))

    def labels_of(self, message: Message) -> Sequence[str]:
        """Return the labels of an example; one without labels is not learnt from."""
        raise NotImplementedError

    def tell(self, message: Message, ranking: List[Tuple[str, float]]) -> None:
        """Write the classes and their probabilities, best first, to `message`."""
        raise NotImplementedError

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all labelled examples; one with several labels counts once for each."""
        labelled = [
            (message, label)
            for message in training_data.training_examples
            if message.get(TEXT)
            for label in self.labels_of(message)
        ]
        sparse, dense = feature_rows([message for message, _ in labelled])
        self._ensemble.fit(sparse, dense, np.array([label for _, label in labelled]))
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._ensemble, folder / _FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Classify `messages`."""
        typed = [message for message in messages if message.get(TEXT) and message.get_dense_features(TEXT)[1]]
        if typed:
            classes = self._ensemble.classes
            for message, row in zip(typed, self._ensemble.probabilities(*feature_rows(typed))):
                best_first = np.argsort(-row)
                self.tell(message, [(classes[i], float(row[i])) for i in best_first])
        return messages
