"""What the running program does with versions and models, without a server."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from publishing_under_test import copy_of_knowledge

from reperes.publishing.starting import Found, find_served
from reperes.serve import publications
from reperes.serve.publications import Publications
from reperes.serve.training import FAILED, IDLE, WORSE, Training


class NoTraining:
    """Trains nothing, and counts how often it is looked at."""

    state = IDLE
    looks = 0

    async def begin(self, knowledge, before):
        return None

    async def finished(self):
        self.looks += 1

    async def stop(self):
        pass


@pytest.fixture
def watching(monkeypatch):
    """A function: watch the versions of a folder for some looks; return what was taken."""
    monkeypatch.setattr(publications, "SECONDS_BETWEEN_LOOKS", 0.01)
    monkeypatch.setattr(publications, "served", lambda: SimpleNamespace(first=None))

    def watch(knowledge, found, training, parts=""):
        monkeypatch.setattr(publications, "other_parts", lambda *_: parts)
        agent = SimpleNamespace(processor=None)
        watched, taken = Publications(knowledge, found, agent, None, training), []

        async def take(version):
            taken.append(version.number)

        watched._take = take

        async def look():
            watched.start()
            while training.looks < 3:
                await asyncio.sleep(0.01)
            await watched.stop()

        asyncio.run(asyncio.wait_for(look(), 20))
        return taken

    return watch


def test_versions_are_taken_though_the_first_training_cannot_begin(watching, tmp_path):
    class Fails(NoTraining):
        async def begin(self, knowledge, before):
            if before is None:
                raise OSError("no process")

    knowledge = copy_of_knowledge(tmp_path)
    find_served(knowledge)
    assert watching(knowledge, Found(knowledge, SimpleNamespace(number=0)), Fails(), "other parts") == [1]


def test_where_versions_cannot_be_written_the_files_go_on_being_served(watching, tmp_path):
    """A start there serves the files; the version that is in the folder is not put in their place."""
    knowledge = copy_of_knowledge(tmp_path)
    find_served(knowledge)
    assert watching(knowledge, Found(knowledge, None), NoTraining()) == []


@pytest.mark.parametrize("state", [WORSE, FAILED])
def test_a_model_that_is_not_used_is_not_the_newest_for_the_next_start(monkeypatch, tmp_path, state):
    used, other = (tmp_path / f"{name * 16}.tar.gz" for name in "ab")
    for second, path in enumerate((used, other)):
        path.touch()
        os.utime(path, (second, second))
    training = Training(tmp_path, used)
    agent = SimpleNamespace(processor=SimpleNamespace(asked=None))
    watched = Publications(copy_of_knowledge(tmp_path), Found(Path(), None), agent, None, training)
    before = agent.processor

    def load(*_):
        if state == FAILED:
            raise ValueError("broken")

    monkeypatch.setattr(publications, "processor_of", load)
    monkeypatch.setattr(publications, "_is_as_good", lambda *_: False)
    asyncio.run(swapped(watched, other))
    assert (training.state, agent.processor) == (state, before)
    assert used.stat().st_mtime > other.stat().st_mtime


async def swapped(watched, model):
    with suppress(ValueError):
        await watched._swap(model)
