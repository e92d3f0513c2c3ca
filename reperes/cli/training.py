"""Trains the model of the project's present data, with Rasa in this process."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional, Type

from reperes.cli.models import model_file, unfinished, use
from reperes.cli.progress import TrainingProgress
from reperes.cli.serving import hide_rasas_bars
from reperes.knowledge.load import load_knowledge


def ensure_model(project: Path, force: bool = False) -> Path:
    """Return the model of the project's present data, trained now when there is none yet, or when forced."""
    model = model_file(project)
    if force or not model.exists():
        # All faults of the knowledge at once, before minutes go into training.
        load_knowledge(project / "knowledge")
        with TrainingProgress() as progress:
            train(project, model, progress, force)
    use(model)
    return model


def train(project: Path, model: Path, progress: TrainingProgress, force: bool = False) -> None:
    """Train a model and write it to a file, whole or not at all."""
    progress.prepare("chargement de Rasa")
    _prepare_rasa()
    import rasa.engine.validation
    from rasa.engine.caching import LocalTrainingCache
    from rasa.engine.recipes.recipe import Recipe
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.training.graph_trainer import GraphTrainer
    from rasa.shared.data import TrainingType
    from rasa.shared.importers.importer import TrainingDataImporter

    progress.prepare("lecture des exemples")
    importer = TrainingDataImporter.load_from_config(
        config_path=str(project / "config.yml"),
        domain_path=str(project / "domain.yml"),
        training_data_paths=[str(project / "data")],
    )
    config = importer.get_config()
    graph = Recipe.recipe_for_name(config["recipe"]).graph_config_for_recipe(
        config, {}, training_type=TrainingType.BOTH, is_finetuning=False
    )
    rasa.engine.validation.validate(graph)
    model.parent.mkdir(exist_ok=True)
    written = unfinished(model)
    try:
        with tempfile.TemporaryDirectory() as folder:
            trainer = GraphTrainer(LocalModelStorage(Path(folder)), LocalTrainingCache(), watched_runner(progress))
            trainer.train(graph, importer, written, force_retraining=force)
        written.replace(model)
    finally:
        written.unlink(missing_ok=True)


def watched_runner(progress: TrainingProgress) -> Type[Any]:
    """Return Rasa's graph runner with one more hook, which tells the progress of each stage."""
    from rasa.engine.graph import ExecutionContext, GraphNodeHook
    from rasa.engine.runner.dask import DaskGraphRunner

    class Tell(GraphNodeHook):
        def on_before_node(self, node_name: str, execution_context: ExecutionContext, *_: Any, **__: Any) -> Dict:
            progress.enter_stage(execution_context.graph_schema.nodes[node_name].uses.__name__)
            return {}

        def on_after_node(self, *_: Any, **__: Any) -> None:
            progress.leave_stage()

    class Watched(DaskGraphRunner):
        @classmethod
        def create(
            cls, graph_schema: Any, model_storage: Any, execution_context: Any, hooks: Optional[List[Any]] = None
        ) -> DaskGraphRunner:
            # Without hooks it is the run that only asks the cache what has to be trained.
            if hooks:
                progress.begin(len(graph_schema.nodes))
                hooks = [*hooks, Tell()]
            return super().create(graph_schema, model_storage, execution_context, hooks)

    return Watched


def _prepare_rasa() -> None:
    """Make Rasa importable and quiet, and train without its cache.

    The cache looks at the data and at the source of each component's class, not at what the class calls, so it can take
    the result of other code for ours; and writing it costs a third of the time.
    """
    from reperes.rasa_fixes import fixes
    from reperes.serve.logs import configure_logs

    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    configure_logs()
    hide_rasas_bars()
    fixes.before_rasa()
