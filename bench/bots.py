"""The bots that are measured: how each is started, and what it consists of."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from clients import RestClient

HERE = Path(__file__).resolve().parent
START_DEADLINE = 300
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONUNBUFFERED": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


class Running(NamedTuple):
    """A bot that answers; `first` are the seconds from its start to its first answer."""

    port: int
    pids: Tuple[int, ...]
    first: float


class Bot(NamedTuple):
    """A bot: its name, folder, interpreter, environment folder, and the model that it serves."""

    name: str
    folder: Path
    python: Path
    environment: Path
    model: Path

    @property
    def is_stock(self) -> bool:
        """Whether it is the one to compare with."""
        return self.name == "stock"


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def running(bot: Bot, stages: Optional[Path] = None) -> Iterator[Running]:
    """Start a bot with conversations of its own, wait for its first answer, and stop it after.

    With `stages`, clocks run around the stages of its turns and are written there (stages.py).
    """
    with ExitStack() as closing:
        data = closing.enter_context(tempfile.TemporaryDirectory())
        port, actions = free_port(), free_port()
        environment = {
            **os.environ,
            **QUIET,
            "REPERES_DATA": data,
            "STOCK_ACTIONS": f"http://127.0.0.1:{actions}/webhook",
            "STOCK_DATABASE": str(Path(data, "conversations.db")),
            "PYTHONPATH": str(bot.folder),
        }
        began = time.perf_counter()
        commands = [_server(bot, port, stages)]
        if bot.is_stock:
            commands.append([HERE / "stock" / "serve_actions.py", actions])
        pids = [closing.enter_context(_process(bot, command, environment)).pid for command in commands]
        _wait_for_an_answer(port, pids[0])
        yield Running(port, tuple(pids), time.perf_counter() - began)


def _server(bot: Bot, port: int, stages: Optional[Path]) -> List[Any]:
    if bot.is_stock:
        module = ["rasa", "run", "--model", bot.model, "--interface", "127.0.0.1", "--port", port]
    else:
        module = ["reperes.serve", "--model", bot.model, "--port", port]
    return [HERE / "stages.py", stages, *module] if stages else ["-m", *module]


@contextmanager
def _process(bot: Bot, command: List[Any], environment: Dict[str, str]) -> Iterator[subprocess.Popen]:
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            [str(bot.python), *map(str, command)], cwd=bot.folder, env=environment, stdout=log, stderr=log
        ) as process,
    ):
        try:
            yield process
        except BaseException:
            log.seek(0)
            print(log.read().decode(errors="replace")[-3000:], file=sys.stderr)
            raise
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for_an_answer(port: int, pid: int) -> None:
    until = time.monotonic() + START_DEADLINE
    while time.monotonic() < until:
        try:
            RestClient(port).ask("bench-first", "Bonjour")
            return
        except OSError:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                break
            time.sleep(0.05)
    raise SystemExit("A bot did not start; what it said is above.")
