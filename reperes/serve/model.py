"""Finds and loads the model, and refuses one that was trained for other knowledge."""

from __future__ import annotations

import tarfile
from contextlib import contextmanager
from pathlib import Path
from typing import FrozenSet, Iterator, Optional, Union

from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor

from reperes.knowledge.faults import KnowledgeError
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import NOWHERE, SECTIONS
from reperes.rasa.components.classifier import QuestionClassifier
from reperes.serve.cannot_start import CannotStart
from reperes.serve.processor import Processor

_TRAIN = "Entraînez-en un avec « reperes train », ou indiquez où il se trouve."
_SHOWN = 5


def load_model(agent: Agent, path: Union[str, Path]) -> None:
    """Load the model at `path`, or the newest one in that folder; raises CannotStart or KnowledgeError with what to
    do."""
    file = _model_at(Path(path))
    agent.processor = processor_of(agent, file)
    # What Rasa's own `load_model` does beside that.
    agent.domain = agent.tracker_store.domain = agent.processor.domain
    agent.nlg.responses = agent.domain.responses


def processor_of(agent: Agent, file: Path) -> Processor:
    """Return a processor with a model and the stores of the agent; raises what `load_model` raises."""
    with _told_in_french(file):
        return Processor(
            str(file), agent.tracker_store, agent.lock_store, agent.nlg, action_endpoint=agent.action_endpoint
        )


@contextmanager
def _told_in_french(file: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # Rasa wraps what its components raise.
        wrapped = _knowledge_error(error)
        if wrapped:
            raise wrapped from error
        raise CannotStart(
            f"Le modèle « {file} » ne peut pas être chargé ({type(error).__name__}) : il est abîmé, ou d'une autre version de "
            "Repères. Entraînez-le de nouveau avec « reperes train --force »."
        ) from error


def other_parts(processor: MessageProcessor, knowledge: Knowledge) -> str:
    """Return in French how the parts of the first family differ from those that a model was trained for, "" where they
    do not."""
    trained = _trained_for(processor)
    # The training questions are about the first family.
    return "" if trained is None else differing(trained, knowledge)


def differing(trained: FrozenSet[str], knowledge: Knowledge) -> str:
    """Return in French how the topics that a model was trained for differ from the parts of the knowledge."""
    gone = sorted(trained - knowledge.references - {NOWHERE})
    new = sorted(knowledge.references - set(SECTIONS) - trained)
    told = (("il connaît encore", gone), ("il ne connaît pas", new))
    return " ; ".join(f"{what} {_listed(refs)}" for what, refs in told if refs)


def refuse_other_parts(processor: MessageProcessor, knowledge: Knowledge) -> None:
    """Raise CannotStart when a model was trained for other parts than those of the knowledge."""
    told = other_parts(processor, knowledge)
    if told:
        raise CannotStart(
            f"Le modèle a été entraîné pour d'autres parties du document : {told}. "
            "Entraînez-le de nouveau avec « reperes train »."
        )


def _model_at(path: Path) -> Path:
    """Return the file of a model; Rasa would take another one where a path leads nowhere."""
    if path.is_dir():
        # One that begins with a point is not written to its end.
        models = [model for model in path.glob("*.tar.gz") if not model.name.startswith(".")]
        if not models:
            raise CannotStart(f"Il n'y a pas de modèle dans le dossier « {path} ». {_TRAIN}")
        return max(models, key=lambda model: model.stat().st_mtime)
    if not path.exists():
        raise CannotStart(f"Il n'y a pas de modèle à l'emplacement « {path} ». {_TRAIN}")
    if not _is_archive(path):
        raise CannotStart(f"« {path} » n'est pas un modèle (un fichier .tar.gz). {_TRAIN}")
    return path


def _is_archive(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except (OSError, EOFError):
        return False


def _knowledge_error(error: Optional[BaseException]) -> Optional[KnowledgeError]:
    while error is not None and not isinstance(error, KnowledgeError):
        error = error.__cause__ or error.__context__
    return error


def _trained_for(processor: MessageProcessor) -> Optional[FrozenSet[str]]:
    """Return the topics that the model's classifier was trained for, None where it has none of ours."""
    nodes = getattr(processor.graph_runner, "_instantiated_nodes", {})
    components = (getattr(node, "_component", None) for node in nodes.values())
    return next((one.topics for one in components if isinstance(one, QuestionClassifier)), None)


def _listed(refs: list) -> str:
    more = len(refs) - _SHOWN
    return ", ".join(refs[:_SHOWN]) + (f" et {more} autres" if more > 0 else "")
