"""The real programs of the end-to-end tests: Slack on this machine by people who know nothing of Repères, and
Repères."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[3]
PACKAGE = Path(__file__).parent / "local_slack"
PROGRAM = PACKAGE / "node_modules" / "local-slack-linux-x64" / "bin" / "local-slack"
SECRET = "a-signing-secret-of-the-tests"
BOT_TOKEN, APP_TOKEN = "xoxb-a-token-of-the-tests", "xapp-a-token-of-the-tests"
BOT = "U0BOT"
PLACES = 40
SECONDS = 20


def free_port():
    """Return a port of this machine that nobody uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def install():
    """Install local-slack, checked against the lock, unless it is there."""
    if not PROGRAM.exists():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=PACKAGE, check=True)


class LocalSlack:
    """A workspace in which people act through its control API; each test takes a channel and two people of its own."""

    def __init__(self, folder, mode, request_url):
        self.mode = mode
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._config = folder / "local-slack.json"
        app = {"appId": "A0APP", "botUserId": BOT, "botName": "reperes", "botToken": BOT_TOKEN, "appToken": APP_TOKEN}
        app.update(signingSecret=SECRET, mode="socket" if mode == "socket" else "events", requestUrl=request_url)
        users = [
            {"id": f"U{kind}{n}", "name": f"{kind.lower()}{n}"} for n in range(PLACES) for kind in ("ANNA", "BERT")
        ]
        everybody = [BOT, *(user["id"] for user in users)]
        content = {
            "workspace": {"name": "Intranet", "domain": "intranet", "teamId": "T0TEAM"},
            "app": app,
            "users": users,
            "channels": [{"id": f"C{n}", "name": f"c{n}", "members": everybody} for n in range(PLACES)],
        }
        self._config.write_text(json.dumps(content), "utf-8")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *raised):
        self.stop()

    def start(self):
        """Begin, with nothing said yet."""
        command = [str(PROGRAM), "--config", str(self._config), "--port", str(self._port), "--base-host", "127.0.0.1"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        eventually(self._is_up)

    def stop(self):
        """End, as Slack never does."""
        self._process.terminate()
        self._process.wait(timeout=10)

    def wait_for_socket(self):
        """Wait until the assistant has connected, in Socket Mode."""
        if self.mode == "socket":
            eventually(lambda: any("socket connected" in str(entry) for entry in self.log()))

    def says(self, user, text, channel, thread=None):
        """Let someone write, and return the message; in a direct conversation when `channel` is a person."""
        said = {"user": user, "text": text, "channel": channel, **({"thread_ts": thread} if thread else {})}
        return self._control("message", said)["message"]

    def commands(self, user, text, channel):
        """Let someone give the slash command."""
        self._control("command", {"user": user, "command": "/reperes", "text": text, "channel": channel})

    def clicks(self, user, message, element):
        """Let someone press a button of a message."""
        action = {key: element[key] for key in ("type", "action_id", "value", "text")}
        self._control(
            "interact", {"user": user, "channel": message["channel"], "messageTs": message["ts"], "action": action}
        )

    def messages(self, channel, thread=None):
        """Return what the assistant wrote in a channel, or in a thread of it."""
        found = self._control(f"messages/{channel}")["messages"]
        return [each for each in found if each["user"] == BOT and (thread is None or each.get("thread_ts") == thread)]

    def message(self, channel, ts):
        """Return a message as it is now."""
        return next(each for each in self.messages(channel) if each["ts"] == ts)

    def log(self):
        """Return the traffic between the workspace and the assistant."""
        return self._control("log")["log"]

    def _is_up(self):
        try:
            return bool(self._control("state"))
        except OSError:
            return False

    def _control(self, path, content=None):
        body = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(f"{self.address}/_control/{path}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)


class Reperes:
    """The real program with the trained model; `log` has what it printed."""

    def __init__(self, model, folder, port, settings):
        self._model = model
        self._folder = folder
        self._port = port
        self.address = f"http://127.0.0.1:{port}"
        self.log = folder / "log"
        (folder / "credentials.yml").write_text(json.dumps({"slack": settings}), "utf-8")

    def __enter__(self):
        command = [sys.executable, "-W", "ignore", "-m", "reperes.serve", "--model", str(self._model)]
        command += ["--port", str(self._port), "--credentials", str(self._folder / "credentials.yml")]
        inherited = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        own = {"REPERES_DATA": str(self._folder / "data"), "PYTHONUNBUFFERED": "1"}
        with self.log.open("wb") as output:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env={**inherited, **own}, stdout=output, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + 60
        while "http://" not in self.log.read_text("utf-8"):
            assert self._process.poll() is None and time.monotonic() < until, self.log.read_text("utf-8")
            time.sleep(0.1)
        return self

    def __exit__(self, *raised):
        self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise


def eventually(find, seconds=SECONDS):
    """Return what `find` finds, as soon as it finds something; fails when that takes too long."""
    until = time.monotonic() + seconds
    while True:
        found = find()
        if found:
            return found
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.05)
