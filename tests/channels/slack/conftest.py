"""The loopback platform with a bot that speaks to it; and Repères in a workspace of local-slack."""

import platform
from itertools import count
from types import SimpleNamespace

import pytest

from tests.channels.slack import programs
from tests.channels.slack.bot import Bot
from tests.channels.slack.loopback import SlackPlatform
from tests.channels.slack.programs import APP_TOKEN, BOT_TOKEN, SECRET, LocalSlack, Reperes


@pytest.fixture
def workspace():
    with SlackPlatform() as found:
        yield found


@pytest.fixture
def bot(workspace, tmp_path):
    with Bot(workspace, tmp_path) as found:
        yield found


@pytest.fixture(scope="module", params=["http", "socket"])
def slack(request, model_path, tmp_path_factory):
    """A workspace of local-slack in which Repères listens."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        pytest.skip("local-slack is installed for Linux on x86-64 only")
    programs.install()
    folder = tmp_path_factory.mktemp(request.param)
    port = programs.free_port()
    with LocalSlack(folder, request.param, f"http://127.0.0.1:{port}/webhooks/slack/events") as local:
        settings = {"mode": request.param, "bot_token": BOT_TOKEN, "api_url": f"{local.address}/api/"}
        settings.update({"app_token": APP_TOKEN} if request.param == "socket" else {"signing_secret": SECRET})
        with Reperes(model_path, folder, port, settings) as local.reperes:
            local.wait_for_socket()
            yield local


@pytest.fixture(scope="session")
def numbers():
    return count()


@pytest.fixture
def here(numbers):
    """A channel and two people whom no other test uses."""
    number = next(numbers)
    return SimpleNamespace(room=f"C{number}", anna=f"UANNA{number}", bert=f"UBERT{number}")
