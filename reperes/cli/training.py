"""Trains the model of the project's present data, with Rasa in this process."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import Any, Dict, Optional

from reperes.cli.progress import TrainingProgress
from reperes.cli.serving import hide_rasas_bars
from reperes.knowledge.load import load_library
from reperes.knowledge.served import knowledge_folder, using
from reperes.storage.model_files import model_file, unfinished, use


def ensure_model(project: Path, force: bool = False, knowledge: Optional[Path] = None) -> Path:
    """Return the model of the project's present data, trained now when there is none yet, or when forced.

    `knowledge` is the folder of the knowledge files, the one that is configured where none is given.
    """
    knowledge = knowledge or project / knowledge_folder()
    model = model_file(project, knowledge)
    if force or not model.exists():
        # All faults of the knowledge at once, before minutes go into training.
        library = load_library(knowledge)
        with using(library), TrainingProgress() as progress:
            train(project, model, progress)
    use(model)
    return model


def train(project: Path, model: Path, progress: TrainingProgress) -> None:
    """Train a model and write it to a file, whole or not at all.

    The graph runs as Rasa's own trainer runs it, but without the cache of that one: it looks at the data and at the
    source of each component's class, not at what the class calls, so it can take the result of other code for ours; and
    the fingerprints that it takes of all examples after each stage cost as much time as the training itself.
    """
    progress.prepare("chargement de Rasa")
    _prepare_rasa()
    import rasa.engine.validation
    from rasa.engine.constants import PLACEHOLDER_IMPORTER
    from rasa.engine.graph import ExecutionContext
    from rasa.engine.recipes.recipe import Recipe
    from rasa.engine.runner.dask import DaskGraphRunner
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.shared.data import TrainingType

    progress.prepare("lecture des exemples")
    importer = _importer(project)
    config = importer.get_config()
    graph = Recipe.recipe_for_name(config["recipe"]).graph_config_for_recipe(
        config, {}, training_type=TrainingType.BOTH, is_finetuning=False
    )
    rasa.engine.validation.validate(graph)
    domain = copy.deepcopy(importer.get_domain())
    schema = graph.train_schema
    model.parent.mkdir(exist_ok=True)
    written = unfinished(model)
    try:
        with tempfile.TemporaryDirectory() as folder:
            storage = LocalModelStorage(Path(folder))
            progress.begin(len(schema.nodes))
            runner = DaskGraphRunner.create(schema, storage, ExecutionContext(schema), [_progress_hook(progress)])
            runner.run({PLACEHOLDER_IMPORTER: importer})
            storage.create_model_package(written, graph, domain)
        written.replace(model)
    finally:
        written.unlink(missing_ok=True)


def _importer(project: Path) -> Any:
    """Return an importer that reads the examples once.

    Rasa's default one reads them at three places and copies them twelve times, to join them with the examples of
    retrieval intents and end-to-end stories, which Repères has none of.
    """
    from rasa.shared.importers.rasa import RasaFileImporter

    class ReadOnce(RasaFileImporter):
        def __init__(self) -> None:
            super().__init__(str(project / "config.yml"), str(project / "domain.yml"), [str(project / "data")])
            self._nlu_data = super().get_nlu_data()
            self._domain = super().get_domain()

        def get_nlu_data(self, language: Optional[str] = None) -> Any:
            return self._nlu_data

        def get_domain(self) -> Any:
            return self._domain

    return ReadOnce()


def _progress_hook(progress: TrainingProgress) -> Any:
    from rasa.engine.graph import ExecutionContext, GraphNodeHook

    class Tell(GraphNodeHook):
        def on_before_node(self, node_name: str, execution_context: ExecutionContext, *_: Any, **__: Any) -> Dict:
            progress.enter_stage(execution_context.graph_schema.nodes[node_name].uses.__name__)
            return {}

        def on_after_node(self, *_: Any, **__: Any) -> None:
            progress.leave_stage()

    return Tell()


def _prepare_rasa() -> None:
    """Make Rasa importable and quiet."""
    from reperes.rasa.fixes import fixes
    from reperes.serve.logs import configure_logs

    configure_logs()
    hide_rasas_bars()
    fixes.before_rasa()
