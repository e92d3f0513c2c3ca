"""The real program, stopped and started again in the middle."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Mapping

ROOT = Path(__file__).parents[3]
SECONDS_TO_START = 120
SECONDS_TO_STOP = 30


class Program:
    """A server process with a data folder of its own; it keeps its address when it is started again."""

    def __init__(self, model: Path, folder: Path, credentials: Mapping[str, Any]):
        self._model = model
        self._folder = folder
        self._credentials = folder / "credentials.yml"
        # JSON is YAML too.
        self._credentials.write_text(json.dumps(credentials), "utf-8")
        self._port = 0
        self._process: Any = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start, and return when it listens."""
        command = [sys.executable, "-m", "reperes.serve", "--model", str(self._model), "--port", str(self._port)]
        with self._log("out").open("wb") as out, self._log("err").open("ab") as err:
            self._process = subprocess.Popen(
                [*command, "--credentials", str(self._credentials)],
                cwd=ROOT,
                env={**os.environ, "REPERES_DATA": str(self._folder / "data"), "PYTHONUNBUFFERED": "1"},
                stdout=out,
                stderr=err,
            )
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and self._process.poll() is None:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", self._log("out").read_text("utf-8"))
            if found:
                self._port = int(found[1])
                return
            time.sleep(0.05)
        raise AssertionError(f"The program did not start: {self.log()}")

    def stop(self, how: signal.Signals) -> None:
        """End it by a signal."""
        self._process.send_signal(how)
        self._process.wait(SECONDS_TO_STOP)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *error: Any) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def kept(self) -> bytes:
        """Return all that stands in its data folder, but for the secret that it made itself."""
        return b"".join(
            path.read_bytes() for path in sorted((self._folder / "data").iterdir()) if path.name != "web-secret"
        )

    def log(self) -> str:
        """Return all that it said on its error stream."""
        return self._log("err").read_text("utf-8")

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.txt"
