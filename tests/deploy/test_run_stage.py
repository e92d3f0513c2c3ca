"""What the image's last stage holds is enough, and may do no more, to serve: tried without an engine."""

import json
import os
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from deployed import DEPLOY

pytestmark = [pytest.mark.trained, pytest.mark.server]
SITE = "https://reperes.example.be"


def post(port, path, body, token=None):
    headers = {"Content-Type": "application/json", "Origin": SITE}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(asked, timeout=20) as response:
        return json.load(response)


def processes_of(port):
    """The processes of user 10001 that serve the port."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if (
                entry.name.isdigit()
                and entry.stat().st_uid == 10001
                and f"\0{port}\0" in (entry / "cmdline").read_text()
            ):
                found.append(entry)
        except OSError:
            continue
    return found


def test_a_question_is_answered_and_kept_on_the_volume(served):
    token = post(served.port, "/webhooks/web/session", {})["token"]
    turn = post(
        served.port, "/webhooks/web/messages", {"id": "deploy-test-1", "text": "qui s'occupe du courrier ?"}, token
    )
    assert turn["answers"]
    with sqlite3.connect(served.data / "conversations.db") as kept:
        assert kept.execute("SELECT count(*) FROM events").fetchone()[0] > 0


def test_the_check_of_the_image_sees_it(served):
    assert subprocess.run([sys.executable, "-I", DEPLOY / "healthy.py", str(served.port)], timeout=10).returncode == 0


def test_the_check_of_the_image_sees_that_nobody_answers():
    assert subprocess.run([sys.executable, "-I", DEPLOY / "healthy.py", "1"], timeout=10).returncode == 1


def test_it_runs_as_the_images_user_without_any_right(served):
    running = processes_of(served.port)
    assert running
    for process in running:
        status = dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines() if ":\t" in line)
        assert status["Uid"].split() == ["10001"] * 4 and status["NoNewPrivs"] == "1"
        assert int(status["CapEff"], 16) == int(status["CapBnd"], 16) == 0


@pytest.mark.parametrize(
    "path", ["/opt/reperes/x", "/opt/reperes/knowledge/x", "/etc/reperes/x", "/usr/x", "/opt/reperes/.venv/x"]
)
def test_it_can_write_to_nothing_but_its_volumes(stage, path):
    done = stage.run("sh", "-c", f"touch {path}")
    assert done.returncode != 0 and "Read-only" in done.stderr + done.stdout


@pytest.mark.parametrize("module", ["pip", "setuptools", "wheel"])
def test_what_installs_is_gone(stage, module):
    done = stage.run("/opt/reperes/.venv/bin/python", "-c", f"import {module}")
    assert "ModuleNotFoundError" in done.stderr


def test_the_purge_runs_beside_it(stage, served):
    done = stage.run("python", "-m", "reperes.cli", "purge")
    assert done.returncode == 0 and "Événements effacés" in done.stdout, done.stderr


def test_the_data_are_their_owners_alone(served):
    assert (served.data / "conversations.db").stat().st_mode & 0o077 == 0
    assert os.stat(served.data).st_mode & 0o077 == 0
