"""When a model is trained, and what is left when training fails."""

import shutil
from pathlib import Path

import pytest

from reperes.cli import training
from reperes.knowledge.faults import KnowledgeError

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture
def project(tmp_path):
    shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    (tmp_path / "config.yml").write_text("")
    return tmp_path


@pytest.fixture
def trainings(monkeypatch):
    """The models that were trained, by a training that takes no time."""
    done = []

    def train(project, model, progress):
        model.parent.mkdir(exist_ok=True)
        model.touch()
        done.append(model.name)

    monkeypatch.setattr(training, "train", train)
    return done


def test_a_model_is_trained_once_for_the_same_data(project, trainings):
    first = training.ensure_model(project)
    assert training.ensure_model(project) == first
    assert trainings == [first.name]


def test_other_data_get_a_model_of_their_own_and_the_former_one_stays(project, trainings):
    first = training.ensure_model(project)
    (project / "config.yml").write_text("language: fr")
    second = training.ensure_model(project)
    assert second != first
    assert first.exists()
    assert len(trainings) == 2


def test_a_forced_training_trains_the_same_model_again(project, trainings):
    name = training.ensure_model(project).name
    training.ensure_model(project, force=True)
    assert trainings == [name, name]


def test_faults_in_the_knowledge_are_told_before_any_training(project, trainings):
    (project / "knowledge" / "reglages.yml").write_text("")
    with pytest.raises(KnowledgeError):
        training.ensure_model(project)
    assert trainings == []
