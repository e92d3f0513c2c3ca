"""Which model is loaded, and what is told of one that cannot be."""

import io
import tarfile

import pytest
from books import os_knowledge

from reperes.knowledge.references import SECTIONS, references_of
from reperes.serve.agent import load_agent
from reperes.serve.cannot_start import CannotStart
from reperes.serve.model import differing

KNOWLEDGE = os_knowledge()
PARTS = references_of(KNOWLEDGE.family, KNOWLEDGE.groups, KNOWLEDGE.competences)


def archive(path):
    """Write an archive that holds no model."""
    with tarfile.open(path, "w:gz") as written:
        written.addfile(tarfile.TarInfo("metadata.json"), io.BytesIO())


def cut_off(path):
    archive(path)
    path.write_bytes(path.read_bytes()[:20])


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("model.tar.gz", lambda path: None, "Il n'y a pas de modèle à l'emplacement"),
        ("model.tar.gz", lambda path: path.mkdir(), "Il n'y a pas de modèle dans le dossier"),
        ("model.tar.gz", lambda path: path.write_text("text"), "n'est pas un modèle"),
        ("model.tar.gz", cut_off, "n'est pas un modèle"),
        ("model.tar.gz", archive, "ne peut pas être chargé"),
    ],
)
def test_a_model_that_cannot_be_loaded_is_told_in_french(tmp_path, monkeypatch, name, make, sentence):
    """Another model beside it is not taken for it, as Rasa would do."""
    monkeypatch.setenv("REPERES_ACTION_ENDPOINT", "http://127.0.0.1:1/webhook")
    monkeypatch.setenv("REPERES_DATA", str(tmp_path / "data"))
    archive(tmp_path / "other.tar.gz")
    make(tmp_path / name)
    with pytest.raises(CannotStart, match=sentence):
        load_agent(tmp_path / name)


def test_a_model_of_the_same_parts_is_welcome():
    assert differing(frozenset(PARTS) | set(SECTIONS) | {"none"}, KNOWLEDGE) == ""


@pytest.mark.parametrize(
    ("trained", "words"),
    [
        (PARTS | {"critere.disparu"}, "il connaît encore critere.disparu"),
        (PARTS - {"tache.agenda"}, "il ne connaît pas tache.agenda"),
        ({"critere.disparu"}, "autres"),
    ],
)
def test_a_model_of_other_parts_is_told(trained, words):
    assert words in differing(frozenset(trained), KNOWLEDGE)
