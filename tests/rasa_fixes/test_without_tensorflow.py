"""Rasa without TensorFlow."""

import subprocess
import sys

import pytest

from reperes.rasa_fixes import without_tensorflow
from reperes.rasa_fixes.without_tensorflow import TensorFlowNotInstalled


def run_python(code):
    """Run code in a fresh interpreter, where nothing has been imported yet."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True
    )


def test_rasa_and_its_neighbours_are_imported_and_tensorflow_is_not():
    code = """
from reperes.rasa_fixes import without_tensorflow
without_tensorflow.install()
import rasa.core.agent, rasa.engine.recipes.default_components, rasa.model_training
import sklearn.linear_model, spacy, thinc.api
import sys
loaded = [n for n in sys.modules if n.partition(".")[0] in ("tensorflow", "keras")]
assert loaded, "Rasa no longer imports TensorFlow: this fix may go"
assert all(getattr(sys.modules[n], "__file__", None) is None for n in loaded), loaded
"""
    finished = run_python(code)
    assert finished.returncode == 0, finished.stderr


def test_a_component_that_needs_tensorflow_says_so():
    stand_in = without_tensorflow._StandInModule("keras")
    with pytest.raises(TensorFlowNotInstalled, match="DIETClassifier"):
        stand_in.layers.Dense(3)


def test_a_class_can_be_derived_from_what_is_absent():
    stand_in = without_tensorflow._StandInModule("tensorflow")

    class Layer(stand_in.keras.layers.Layer):
        pass

    assert not isinstance(3, stand_in.Tensor)
    with pytest.raises(TensorFlowNotInstalled):
        Layer()


def test_private_names_are_absent_so_that_probes_of_other_libraries_fail_as_they_should():
    stand_in = without_tensorflow._StandInModule("tensorflow")
    assert not hasattr(stand_in, "__version__")
    assert not hasattr(stand_in.Tensor, "__array__")


def test_installing_twice_leaves_one(monkeypatch):
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    without_tensorflow.install()
    before = list(sys.meta_path)
    without_tensorflow.install()
    assert sys.meta_path == before
