"""The running server, with a project of its own."""

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from toy_project import environment, make_toy_project

from reperes.channels import limits
from reperes.serve.actions import ACTION_FAILED

pytestmark = pytest.mark.server
needs_two_cores = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2,
    reason="a second process is used on Linux with two cores or more",
)
WEBHOOK = "/webhooks/rest/webhook"
JSON = {"Content-Type": "application/json"}


class Server:
    """A server process and a client of it."""

    def __init__(self, process, address):
        self.process = process
        self.address = address

    def request(self, path, body=None, headers=JSON, method=None):
        """Return status, headers and text of a response."""
        request = urllib.request.Request(self.address + path, body, dict(headers), method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, response.headers, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()

    def ask(self, message, sender="a"):
        """Return the answers to a message."""
        body = json.dumps({"sender": sender, "message": message}).encode()
        status, _, text = self.request(WEBHOOK, body)
        assert status == 200, text
        return json.loads(text)

    def health(self):
        return json.loads(self.request("/health")[2])


@contextmanager
def run_server(project, data, **more):
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "reperes.serve", "--port", "0"],
        cwd=project,
        env=environment(project, REPERES_DATA=str(data), **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        ready = next((line for line in process.stdout if "http://" in line), "")
        assert ready.startswith("Repères vous écoute"), process.stderr.read()
        yield Server(process, ready.split()[-1].rstrip("/"))
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    make_toy_project(folder)
    return folder


@pytest.fixture(scope="module")
def server(project, tmp_path_factory):
    with run_server(project, tmp_path_factory.mktemp("data")) as running:
        yield running


def test_a_question_gets_one_whole_answer(server):
    assert server.ask("qui fait le courrier", "whole") == [
        {
            "recipient_id": "whole",
            "text": "Tour 1, niveau None.\n\nFin.",
            "buttons": [{"title": "Et B ?", "payload": '/ask{"level": "B"}'}],
            "custom": {"turns": 1},
        }
    ]


def test_the_first_answer_is_not_slow(server):
    began = time.perf_counter()
    server.ask("bonjour", "impatient")
    assert time.perf_counter() - began < 1


def test_a_button_carries_what_it_says_and_typed_text_does_not(server):
    assert "niveau B" in server.ask('/ask{"level": "B"}', "button")[0]["text"]
    server.ask('/remember{"level": "D"}', "typed")
    assert "niveau None" in server.ask("les plaintes", "typed")[0]["text"]


def test_a_failing_action_costs_its_answer_only(server):
    assert server.ask("panne", "unlucky") == [{"recipient_id": "unlucky", "text": ACTION_FAILED}]
    assert server.ask("bonjour", "unlucky")[0]["text"].startswith("Bonjour")


def test_two_messages_at_once_are_answered_in_turn_without_a_second_between(server):
    server.ask("les plaintes", "hasty")
    began = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: server.ask("les plaintes", "hasty"), range(4)))
    assert time.perf_counter() - began < 0.9
    assert sorted(a[0]["custom"]["turns"] for a in answers) == [2, 3, 4, 5]


@pytest.mark.parametrize(
    "path, body, headers, status",
    [
        (WEBHOOK, b"{", JSON, 400),
        (WEBHOOK, b'{"sender": 1, "message": "x"}', JSON, 400),
        (WEBHOOK, b'{"sender": "a", "message": "x"}', {"Content-Type": "text/plain"}, 415),
        (WEBHOOK, b" " * 70_000, JSON, 413),
        (WEBHOOK, None, {}, 405),
        ("/conversations/a/tracker", None, {}, 404),
        ("/model", None, {}, 404),
    ],
)
def test_an_error_is_a_status_and_a_french_sentence(server, path, body, headers, status):
    found, received, text = server.request(path, body, headers)
    assert found == status
    assert received["Content-Type"] == "application/json; charset=utf-8"
    assert json.loads(text)["error"].endswith((".", "?"))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(server, method):
    assert server.request(WEBHOOK, b"{}", JSON, method)[0] == 405


def test_newcomers_are_answered_before_the_first_ones_have_asked_everything(server):
    people, turns, answered = 12, 4, []

    def person(name):
        connection = http.client.HTTPConnection(server.address.rpartition("/")[2], timeout=20)
        for turn in range(turns):
            body = json.dumps({"sender": f"crowd-{name}", "message": "bonjour"})
            connection.request("POST", WEBHOOK, body, JSON)
            connection.getresponse().read()
            answered.append(turn)
        connection.close()

    with ThreadPoolExecutor(people) as crowd:
        list(crowd.map(person, range(people)))
    last_newcomer = max(place for place, turn in enumerate(answered) if turn == 0)
    assert last_newcomer < 2 * people


def test_odd_texts_are_answered(server):
    for text in ("🙂" * 500, "<b>x</b>", "'; DROP TABLE events; --", "a\x00b", "é" * 1000):
        assert server.ask(text, "odd")
    assert server.ask(" ", "odd")[0]["text"] == limits.EMPTY_MESSAGE
    assert server.ask("é" * 1001, "odd")[0]["text"] == limits.TOO_LONG


def test_no_other_site_may_call(server):
    _, headers, _ = server.request(
        WEBHOOK,
        b'{"sender": "a", "message": "bonjour"}',
        {**JSON, "Origin": "https://elsewhere.example"},
    )
    assert "Access-Control-Allow-Origin" not in headers


def test_health_names_the_model(server):
    health = server.health()
    assert health["status"] == "ok" and health["tracker_store"] == {"status": "ok"}
    assert health["model"].endswith(".tar.gz")


@pytest.fixture
def own_server(project, tmp_path):
    with run_server(project, tmp_path) as server:
        yield server


def second_process_of(server):
    children = Path(f"/proc/{server.process.pid}/task").glob("*/children")
    (child,) = [int(pid) for task in children for pid in task.read_text().split()]
    return child


@needs_two_cores
def test_people_are_answered_when_the_second_process_is_killed(own_server):
    os.kill(second_process_of(own_server), signal.SIGKILL)
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda number: own_server.ask("bonjour", f"person-{number}"), range(24)))
    assert {answer[0]["text"] for answer in answers} == {"Bonjour !\n\nQuelle est votre question ?"}


@needs_two_cores
def test_people_are_answered_while_the_second_process_hangs_and_another_takes_its_place(own_server):
    hung = second_process_of(own_server)
    os.kill(hung, signal.SIGSTOP)
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda number: own_server.ask("bonjour", f"person-{number}"), range(24)))
    assert {answer[0]["text"] for answer in answers} == {"Bonjour !\n\nQuelle est votre question ?"}
    until = time.monotonic() + 30
    while own_server.health()["second_process"] != {"status": "ok"} and time.monotonic() < until:
        time.sleep(0.1)
    assert second_process_of(own_server) != hung


@needs_two_cores
def test_the_second_process_ends_with_the_first_however_that_one_ends(own_server):
    second = Path(f"/proc/{second_process_of(own_server)}")
    own_server.process.kill()
    own_server.process.wait(timeout=10)
    until = time.monotonic() + 5
    while is_running(second) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(second)


def is_running(process):
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_it_listens_on_this_machine_only(server):
    """Nothing listens on another address: one of the loopback range stands for those that this machine may lack."""
    port = int(server.address.rpartition(":")[2])
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=1)


def test_a_conversation_goes_on_after_a_restart(project, tmp_path):
    with run_server(project, tmp_path) as server:
        server.ask('/ask{"level": "B"}')
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=15) == 0
    with run_server(project, tmp_path) as server:
        assert server.ask("les plaintes")[0]["text"].startswith("Tour 2, niveau B")


def test_an_expired_session_is_a_new_one_that_keeps_its_slots(project, tmp_path):
    with run_server(project, tmp_path) as server:
        server.ask('/ask{"level": "B"}')
        assert server.health()["status"] == "ok"  # and with that all is saved
        with sqlite3.connect(tmp_path / "conversations.db") as database:
            rows = database.execute("SELECT id, timestamp, data FROM events").fetchall()
            for number, timestamp, data in rows:
                event = {**json.loads(data), "timestamp": timestamp - 7_200}
                database.execute(
                    "UPDATE events SET timestamp = ?, data = ? WHERE id = ?",
                    (timestamp - 7_200, json.dumps(event), number),
                )
        assert server.ask("les plaintes")[0]["text"].startswith("Tour 2, niveau B")
        assert server.health()["status"] == "ok"
        sessions = "SELECT count(*) FROM events WHERE type_name = 'session_started'"
        assert database.execute(sessions).fetchone() == (2,)


def test_a_lost_database_is_shown_and_no_turn_is_lost(project, tmp_path):
    data = tmp_path / "data"
    with run_server(project, data) as server:
        server.ask("les plaintes")
        shutil.rmtree(data)
        data.write_text("a file where the folder was")
        assert server.ask("bonjour")[0]["text"].startswith("Bonjour")
        assert server.health()["status"] == "degraded"
        data.unlink()
        server.ask("bonjour")
        assert server.health()["status"] == "ok"


def test_a_taken_port_is_told_before_anything_is_loaded(project, server):
    port = server.address.rpartition(":")[2]
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "reperes.serve", "--port", port],
        cwd=project,
        env=environment(project),
        capture_output=True,
        text=True,
    )
    assert finished.returncode == 1
    assert f"L'adresse 127.0.0.1:{port} n'est pas libre" in finished.stderr


def test_without_the_settings_of_slack_and_teams_people_are_answered_and_two_lines_say_so(project, tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(project, folder)
    settings = "rest: {payload_intents: [ask]}\nslack: {bot_token: '${TOY_TOKEN}'}\nteams:\n"
    (folder / "credentials.yml").write_text(settings, "utf-8")
    with run_server(folder, tmp_path / "data") as server:
        assert server.ask("bonjour")[0]["text"].startswith("Bonjour")
        assert server.health()["status"] == "ok"
        server.process.terminate()
        lines = server.process.stderr.read().splitlines()
    assert [line.split(" n'est pas servi : il manque ")[0] for line in lines] == ["Le canal slack", "Le canal teams"]


def test_actions_can_run_in_a_process_of_their_own(project, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    actions = subprocess.Popen(
        [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "-p", str(port)],
        cwd=project,
        env=environment(project, SANIC_HOST="127.0.0.1"),
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}/webhook"
        with run_server(project, tmp_path, REPERES_ACTION_ENDPOINT=url) as server:
            assert server.ask("les plaintes")[0]["text"].startswith("Tour 1")
            actions.terminate()
            actions.wait(timeout=15)
            assert server.ask("les plaintes")[0]["text"] == limits.NO_ANSWER
    finally:
        actions.terminate()
        actions.wait(timeout=15)
