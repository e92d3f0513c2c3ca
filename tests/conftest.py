"""What all tests share: Rasa prepared as the program does it, the trained model, and the running assistant to ask."""

import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from reperes.cli.evaluation import client
from reperes.cli.serving import server as run_server
from reperes.rasa.fixes import fixes
from reperes.storage.model_files import model_file

ROOT = Path(__file__).parents[1]


def pytest_configure(config):
    fixes.before_rasa()


@pytest.fixture(scope="session")
def model_path():
    """The model of the present data, trained now if need be."""
    subprocess.run([sys.executable, "-m", "reperes.cli", "train"], cwd=ROOT, check=True)
    return model_file(ROOT)


@pytest.fixture(scope="session")
def server(model_path):
    """The address of the real program, which runs with conversations of its own."""
    with run_server(ROOT, model_path) as address:
        yield address


@pytest.fixture(scope="session")
def ask(server):
    """A function: message -> list of the assistant's messages, in the conversation of `sender` or in a new one."""

    def ask_server(message, sender=None):
        replies, _ = client.ask(client.webhook_of(server), sender or f"test-{uuid.uuid4().hex}", message)
        return replies

    return ask_server


@pytest.fixture(scope="session")
def browser():
    """The browser of all tests that need one: Playwright begins once in a process."""
    from playwright.sync_api import sync_playwright

    from tests.web.site_under_test import browser_path

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        yield found
        found.close()
