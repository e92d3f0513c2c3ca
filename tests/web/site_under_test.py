"""The real program behind a fixed address, which can be killed and started again; and pages of other origins."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SECRET = "a secret of the browser tests, long enough"


class Site:
    """A server with conversations of its own."""

    def __init__(self, model, folder, embed_on, project=ROOT, **settings):
        self._model = model
        self._folder = folder
        self._project = project
        self._settings = settings
        self._process = None
        self.data = folder / "data"
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = taken.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        credentials = f"web:\n  payload_intents: [ask_description]\n  embed_on: {json.dumps(embed_on)}\n"
        (folder / "credentials.yml").write_text(credentials, "utf-8")

    def start(self):
        """Start the server and wait until it listens."""
        command = [sys.executable, "-W", "ignore", "-m", "reperes.serve", "--model", str(self._model)]
        command += ["--port", str(self.port), "--credentials", str(self._folder / "credentials.yml")]
        settings = {"REPERES_DATA": str(self.data), "REPERES_SECRET": SECRET, "PYTHONUNBUFFERED": "1", **self._settings}
        self._process = subprocess.Popen(
            command, cwd=self._project, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True
        )
        assert any("http://" in line for line in self._process.stdout), "the server did not start"

    def kill(self):
        """End the server at once, as a failing machine does."""
        self._process.kill()
        self._process.communicate()

    def stop(self):
        """End the server in peace."""
        self._process.terminate()
        self._process.communicate(timeout=20)


def browser_path():
    """Return where the browser of this machine is; the tests fail without one."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    assert found, f"no browser: install one of {', '.join(BROWSERS)} (Debian: apt-get install chromium)"
    return found


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Say nothing."""


@contextmanager
def other_origin(folder):
    """Serve the files of a folder on a port of their own; give the origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
