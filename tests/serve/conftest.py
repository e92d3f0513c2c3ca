"""Prepares Rasa as the program does, before a test imports it."""

from reperes.rasa.fixes import fixes


def pytest_configure(config):
    config.addinivalue_line("markers", "server: needs a trained model and a server")
    fixes.before_rasa()
