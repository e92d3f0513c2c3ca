"""What is imported when the server starts, each in an interpreter of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_python(code):
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert finished.returncode == 0, finished.stderr


IS_EMPTY = """
import sys
def is_empty(package):
    loaded = [n for n in sys.modules if n.partition(".")[0] == package]
    assert loaded, f"Rasa no longer imports {package}: the fix may go"
    return all(getattr(sys.modules[n], "__file__", None) is None for n in loaded)
"""


def test_rasa_trains_and_serves_without_tensorflow():
    run_python(
        IS_EMPTY
        + """
from reperes.rasa.fixes import fixes
fixes.before_rasa()
import rasa.core.agent, rasa.engine.recipes.default_components, rasa.model_training
import sklearn.linear_model, spacy, thinc.api
assert is_empty("tensorflow") and is_empty("keras")
"""
    )


def test_a_server_imports_no_clients_of_clouds_and_channels():
    run_python(
        IS_EMPTY
        + """
from reperes.rasa.fixes import fixes
fixes.before_serving()
import reperes.serve.app, rasa.engine.recipes.default_components
fixes.after_rasa()
import skops.io
assert is_empty("boto3") and is_empty("pymongo")
unused = {"matplotlib", "pytest", "aiogram", "twilio", "webexteamssdk", "socketio"}
assert not unused & set(sys.modules), unused & set(sys.modules)
"""
    )


def test_a_channel_of_rasas_can_still_be_named_by_its_module():
    run_python(
        """
from reperes.rasa.fixes import fixes
fixes.before_serving()
from rasa.core.channels.callback import CallbackInput
from rasa.core.channels import InputChannel
assert issubclass(CallbackInput, InputChannel)
"""
    )


def test_the_channels_package_has_the_names_that_rasas_has():
    run_python(
        """
from reperes.rasa.fixes.own_channels_only import BASE_CLASSES
from reperes.rasa.fixes import without_tensorflow
without_tensorflow.install()
import rasa.core.channels as real
known = {*BASE_CLASSES, "BUILTIN_CHANNELS", "input_channel_classes"}
known |= {"Dict", "List", "Text", "Type"}
for name, value in vars(real).items():
    kind = type(value).__name__
    assert name in known or name.startswith("_") or kind == "module" or (
        name.endswith("Input")), name
"""
    )


def test_skops_reads_and_writes_what_rasa_saves_with_the_short_list():
    run_python(
        """
import io
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC
from reperes.rasa.fixes import few_trusted_types
few_trusted_types.install()
import skops.io
points, classes = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 0.9], [0.9, 0.0]]), list("abab")
for estimator in (LogisticRegression(), SVC(probability=False)):
    data = skops.io.dumps(estimator.fit(points, classes))
    assert skops.io.get_untrusted_types(data=data) == []
    assert list(skops.io.loads(data).predict(points)) == classes
"""
    )


def test_the_short_list_is_part_of_the_long_one():
    run_python(
        """
import skops.io._trusted_types as real
from reperes.rasa.fixes.few_trusted_types import short_list
short = short_list()
names = {name for name in vars(real) if name.endswith("_TYPE_NAMES")}
assert names == {name for name in vars(short) if name.endswith("_TYPE_NAMES")}
assert all(set(getattr(short, name)) <= set(getattr(real, name)) for name in names)
assert short.NUMPY_DTYPE_TYPE_NAMES == real.NUMPY_DTYPE_TYPE_NAMES
"""
    )
