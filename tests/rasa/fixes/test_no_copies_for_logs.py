"""Which copies are made for logs only, and that they are not made."""

import ast
import inspect

import pytest

from reperes.rasa.fixes import no_copies_for_logs

MODULES = no_copies_for_logs.ONLY_FOR_LOGS


def uses_of_copy(tree):
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "copy"
    ]


def debug_lines(tree):
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [call for call in calls if call.func.attr == "debug" and call.func.value.id == "structlogger"]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_rasa_copies_for_its_debug_lines_and_for_nothing_else(module):
    tree = ast.parse(inspect.getsource(module))
    in_lines = {use for line in debug_lines(tree) for use in uses_of_copy(line)}
    assert in_lines
    assert set(uses_of_copy(tree)) == in_lines
    assert {use.attr for use in in_lines} == {"deepcopy"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_what_is_logged_is_not_copied(monkeypatch, module):
    monkeypatch.setattr(module, "copy", module.copy)
    no_copies_for_logs.install()
    told = {"events": []}
    assert module.copy.deepcopy(told) is told
