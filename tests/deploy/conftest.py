"""One program, started as the image starts it, for all tests of deploy/ that ask it something."""

import os
import signal
from pathlib import Path
from types import SimpleNamespace

import pytest
from deployed import free_port
from stage import Stage, can_unshare

SITE = "https://reperes.example.be"
CREDENTIALS = (
    f"web: {{payload_intents: [ask_description], origins: ['{SITE}'], embed_on: ['https://intranet.example.be']}}\n"
)


@pytest.fixture(scope="session")
def stage(model_path, tmp_path_factory):
    """What the image's last stage would hold."""
    if os.geteuid() != 0 or not can_unshare():
        pytest.skip("only root, and where namespaces and overlays may be made, can stand in for an engine")
    folder = tmp_path_factory.mktemp("stage")
    # The image's user has to get to its data folder.
    for parent in (folder, *folder.parents):
        if parent.stat().st_mode & 0o001 == 0:
            parent.chmod(parent.stat().st_mode | 0o011)
    return Stage(folder, model_path, CREDENTIALS)


@pytest.fixture(scope="session")
def served(stage):
    """The running program: its port, its data folder, its process."""
    port = free_port()
    process = stage.start(port)
    yield SimpleNamespace(port=port, data=stage._data, process=process)
    stop(process)


def first_process(unshared):
    """Return the process that `unshare` started; a change of user takes from it the signal that would end it with that."""
    return int(Path(f"/proc/{unshared.pid}/task/{unshared.pid}/children").read_text().split()[0])


def stop(unshared):
    """End the program and all in its namespace."""
    if unshared.poll() is None:
        os.kill(first_process(unshared), signal.SIGKILL)
    unshared.communicate(timeout=20)
