"""Empty modules in the place of unused ones."""

import importlib
import sys

import pytest

from reperes.rasa.fixes.stand_ins import NotInstalled, StandInModule, stand_in_for


@pytest.fixture(autouse=True)
def clean_imports(monkeypatch):
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    yield
    for name in [name for name in sys.modules if name.startswith("no_such_library")]:
        del sys.modules[name]


def test_a_module_and_all_below_it_can_be_imported():
    stand_in_for({"no_such_library"})
    deep = importlib.import_module("no_such_library.python.eager")
    assert deep.Anything is deep.Anything


def test_a_single_module_of_a_package_can_be_replaced():
    stand_in_for({"reperes.rasa.fixes.no_such_module"})
    found = importlib.import_module("reperes.rasa.fixes.no_such_module")
    assert isinstance(found, StandInModule)
    sys.modules.pop("reperes.rasa.fixes.no_such_module")


def test_the_modules_of_others_are_left_alone():
    stand_in_for({"no_such_library"})
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("no_such_library_either")


def test_a_class_can_be_derived_and_asked_about_but_not_used():
    stand_in = StandInModule("no_such_library")

    class Layer(stand_in.keras.layers.Layer):
        pass

    assert not isinstance(3, stand_in.Tensor)
    with pytest.raises(NotInstalled, match="Layer"):
        Layer()
    with pytest.raises(NotInstalled, match="no_such_library.nn.Dense"):
        stand_in.nn.Dense(3)


def test_private_names_are_absent_so_that_probes_of_other_libraries_fail_as_they_should():
    stand_in = StandInModule("no_such_library")
    assert not hasattr(stand_in, "__version__")
    assert not hasattr(stand_in.Tensor, "__array__")


def test_what_is_imported_already_stays_real():
    before = list(sys.meta_path)
    stand_in_for({"json"})
    assert sys.meta_path == before


def test_asking_twice_changes_nothing():
    stand_in_for({"no_such_library"})
    before = list(sys.meta_path)
    stand_in_for({"no_such_library"})
    assert sys.meta_path == before
