"""The loopback platform and a bot that speaks to it."""

import pytest

from tests.channels.teams.bot_under_test import Bot
from tests.channels.teams.loopback import Platform


@pytest.fixture
def platform():
    with Platform() as found:
        yield found


@pytest.fixture
def bot(platform, tmp_path):
    with Bot(platform, tmp_path) as found:
        yield found


@pytest.fixture
def anne(platform):
    return platform.person("Anne")
