"""Prepares Rasa as the program does, before a test imports it."""

import ast
import hashlib
import importlib.util
from pathlib import Path

import pytest

from reperes.rasa.fixes import fixes


def pytest_configure(config):
    config.addinivalue_line("markers", "server: needs a trained model and a server")
    fixes.before_rasa()


@pytest.fixture
def fingerprint():
    """Return a function: module, dotted name in it -> fingerprint of its code on disk.

    Read from the file, because another test may have replaced the thing in memory.
    """

    def fingerprint_of(module, name):
        tree = ast.parse(Path(importlib.util.find_spec(module).origin).read_text("utf-8"))
        for part in name.split("."):
            tree = next(n for n in tree.body if getattr(n, "name", None) == part)
        return hashlib.sha256(ast.dump(tree).encode()).hexdigest()[:12]

    return fingerprint_of
