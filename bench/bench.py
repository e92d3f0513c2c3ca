"""Measures turns over REST, one at a time, against the newest model of the project.

    python bench/turns.py [--project .] [--turns 240]

Starts the real server on a free port with a data folder of its own, asks it the
questions of bench/questions.txt and prints a table: seconds to the first answer, median
and 95th percentile of whole turns, the 5th and the 200th turn of one conversation, and
memory. Ends by itself within three minutes.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Dict, Iterator, List, Tuple

HERE = Path(__file__).parent
DEADLINE = 170
START_DEADLINE = 120
QUESTIONS_OF_A_CONVERSATION = 6
LONG = 196
FRESH = 4
EARLY = range(5, 13)


class Client:
    """Asks questions over one connection that is kept open, as a proxy would."""

    def __init__(self, port: int):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, sender: str, message: str) -> float:
        """Return the seconds that an answer took."""
        body = json.dumps({"sender": sender, "message": message})
        began = time.perf_counter()
        self._connection.request(
            "POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"}
        )
        response = self._connection.getresponse()
        answers = json.loads(response.read())
        took = time.perf_counter() - began
        if response.status != 200 or not answers:
            raise SystemExit(f"{message!r}: {response.status} {answers}")
        return took


@contextmanager
def server(project: Path) -> Iterator[Tuple[subprocess.Popen, int]]:
    """Start the server of a project; give its process and port, and stop it after."""
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "REPERES_DATA": data,
            "PYTHONPATH": os.pathsep.join([str(project), str(HERE.parent)]),
            "PYTHONUNBUFFERED": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "reperes.serve", "--port", "0"],
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            yield process, _port(process)
        finally:
            process.terminate()
            process.wait(timeout=15)


def _port(process: subprocess.Popen) -> int:
    """Return the port of the address that the server prints when it is ready."""
    began = time.monotonic()
    for line in process.stdout:
        if "http://" in line:
            return int(line.rstrip("/\n").rpartition(":")[2])
        if time.monotonic() - began > START_DEADLINE:
            break
    raise SystemExit("The server did not start: try `python -m reperes.serve`.")


def resident_megabytes(pid: int) -> float:
    """Return the memory that a process holds (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return float("nan")


def many_conversations(client: Client, questions: List[str], turns: int) -> List[float]:
    """Return the seconds of turns in conversations of an ordinary length."""
    return [
        client.ask(f"bench-{number // QUESTIONS_OF_A_CONVERSATION}", question)
        for number, question in enumerate(islice(cycle(questions), turns))
    ]


def early_and_late(
    client: Client, question: str, until: float
) -> Tuple[List[float], List[float]]:
    """Return the seconds of early turns of new conversations and of late ones of an old.

    They take turns, so that whatever else the machine does slows both.
    """
    early: List[float] = []
    late: List[float] = []
    for _ in range(LONG):
        if time.monotonic() > until:
            return early, late
        client.ask("bench-long", question)
    for fresh in range(FRESH):
        for turn in range(1, EARLY.stop):
            took = client.ask(f"bench-fresh-{fresh}", question)
            if turn in EARLY:
                early.append(took)
                late.append(client.ask("bench-long", question))
    return early, late


def measure(project: Path, turns: int) -> Dict[str, str]:
    """Return the figures of a project, by their names."""
    questions = (HERE / "questions.txt").read_text(encoding="utf-8").splitlines()
    until = time.monotonic() + DEADLINE
    began = time.perf_counter()
    with server(project) as (process, port):
        client = Client(port)
        first = client.ask("bench-first", questions[1])
        started = time.perf_counter() - began
        many_conversations(client, questions, 12)
        seconds = sorted(many_conversations(client, questions, turns))
        early, late = early_and_late(client, questions[1], until)
        memory = resident_megabytes(process.pid)
    figures = {
        "start to first answer": f"{started:.1f} s",
        "first answer": _milliseconds(first),
        "median turn": _milliseconds(statistics.median(seconds)),
        "95th percentile": _milliseconds(seconds[int(len(seconds) * 0.95)]),
        "resident memory": f"{memory:.0f} MB",
    }
    if late:
        before, after = statistics.median(early), statistics.median(late)
        figures["5th to 12th turn"] = _milliseconds(before)
        figures["after the 196th"] = f"{_milliseconds(after)} (× {after / before:.2f})"
    return figures


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, default=HERE.parent)
    parser.add_argument("--turns", type=int, default=240)
    options = parser.parse_args()
    for name, figure in measure(options.project.resolve(), options.turns).items():
        print(f"{name:<22} {figure}")


if __name__ == "__main__":
    main()
