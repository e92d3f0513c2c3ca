"""The running server takes what is published, without a restart and without a lost turn."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from publishing_under_test import change, copy_of_knowledge
from test_server import run_server
from toy_project import make_toy_project

from reperes.publishing.publish import publish, undo

pytestmark = pytest.mark.server
SECONDS = 60
BEFORE, AFTER = "Ouvrir et fermer des locaux", "Ouvrir et fermer des barrières, des locaux"


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    """A toy project with the page of the document."""
    folder = tmp_path_factory.mktemp("toy")
    make_toy_project(folder)
    (folder / "credentials.yml").write_text("rest: {payload_intents: [ask]}\nweb:\n", "utf-8")
    return folder


@pytest.fixture
def knowledge(tmp_path):
    return copy_of_knowledge(tmp_path)


@pytest.fixture
def run(toy, knowledge, tmp_path):
    """A function: run the server on the knowledge, with a project of its own, which a training may change."""
    project = shutil.copytree(toy, tmp_path / "toy")

    @contextmanager
    def running():
        with run_server(project, tmp_path / "data", REPERES_KNOWLEDGE=str(knowledge)) as server:
            yield server

    return running


def until(is_so):
    """Wait until it is so; the limit is there for a machine that is busy."""
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def says(server, words):
    return words in server.request("/document", method="GET")[2]


def test_what_is_published_is_served_without_a_restart_and_taken_back_too(run, knowledge):
    with run() as server, ThreadPoolExecutor(4) as people:
        server.ask("les plaintes", "begun before")
        change(knowledge, BEFORE, AFTER)
        assert not says(server, AFTER)
        turns = [people.submit(server.ask, "les plaintes", f"person-{number}") for number in range(200)]
        publish(knowledge, knowledge, "Anne", None)
        until(lambda: says(server, AFTER))
        assert server.health()["knowledge"]["version"] == 2
        assert all(turn.result()[0]["text"].startswith("Tour 1") for turn in turns)
        assert server.ask("les plaintes", "begun before")[0]["text"].startswith("Tour 2")
        undo(knowledge, "Anne")
        until(lambda: not says(server, AFTER))
        assert server.health()["knowledge"]["version"] == 3


def test_a_model_for_what_is_published_is_trained_beside_and_used(run, knowledge):
    with run() as server:
        before = server.health()["model"]
        server.ask("les plaintes", "begun before")
        change(knowledge, BEFORE, AFTER)
        publish(knowledge, knowledge, "Anne", None)
        until(lambda: server.health()["model"] != before)
        assert server.health()["knowledge"] == {"status": "ok", "version": 2, "training": "idle"}
        assert server.health()["second_process"] == {"status": "ok"}
        with ThreadPoolExecutor(8) as people:
            answers = people.map(lambda number: server.ask("bonjour", f"person-{number}"), range(24))
            assert {answer[0]["text"] for answer in answers} == {"Bonjour !\n\nQuelle est votre question ?"}
        assert server.ask("les plaintes", "begun before")[0]["text"].startswith("Tour 2")


def test_a_start_with_broken_files_serves_the_last_good_version_and_says_so(run, knowledge):
    with run() as server:
        assert server.health()["knowledge"]["version"] == 1
    family = knowledge / "familles" / "os.yml"
    family.write_text(family.read_text("utf-8").replace(BEFORE, AFTER), "utf-8")
    with run() as server:
        found = server.health()
        assert (found["status"], found["knowledge"]["version"]) == ("degraded", 1)
        assert found["knowledge"]["reason"] == "knowledge/ a 1 faute : la dernière version publiée est servie."
        assert says(server, BEFORE) and not says(server, AFTER)
        assert server.ask("bonjour")


def test_what_was_edited_by_hand_and_is_good_is_served_from_the_next_start_on(run, knowledge):
    with run():
        pass
    change(knowledge, BEFORE, AFTER)
    with run() as server:
        assert says(server, AFTER)
        assert server.health()["knowledge"] == {"status": "ok", "version": 2, "training": "idle"}
