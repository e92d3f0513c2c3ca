"""Components of which one object is learnt, and kept in one file of the model."""

from __future__ import annotations

from typing import Any, Dict, Text

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.training_data import TrainingData

_FILE = "learnt.joblib"


class Learning(GraphComponent):
    """Saves and loads what a component has learnt, which is None before."""

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, learnt: Any = None) -> None:
        self._storage, self._resource, self._learnt = storage, resource, learnt

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Learning:
        """Create an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Learning:
        """Load a trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / _FILE))

    def keep(self, learnt: Any) -> Resource:
        """Save what was learnt, to be used from now on; return where it is."""
        self._learnt = learnt
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(learnt, folder / _FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the training data as it is."""
        return training_data
