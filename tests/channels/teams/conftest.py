"""The loopback platform and a bot that speaks to it."""

import pytest

from tests.channels.teams.bot_under_test import Bot, book
from tests.channels.teams.loopback import Platform


@pytest.fixture(scope="session")
def knowledge_book():
    return book()


@pytest.fixture
def platform():
    with Platform() as found:
        yield found


@pytest.fixture
def bot(platform, knowledge_book, tmp_path):
    with Bot(platform, tmp_path, knowledge_book) as found:
        yield found


@pytest.fixture
def anne(platform):
    return platform.person("Anne")
