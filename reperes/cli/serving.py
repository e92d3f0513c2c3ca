"""Starts the server: in place of this process, or beside it for a while."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, NoReturn, Sequence

from reperes.cli.errors import CannotDo
from reperes.knowledge.served import knowledge_folder
from reperes.publishing.starting import find_served


def prepare() -> None:
    """Make Rasa importable in this process, as the server does."""
    from reperes.rasa.fixes import fixes
    from reperes.serve.linear_algebra import prepare_linear_algebra
    from reperes.serve.logs import configure_logs

    configure_logs()
    prepare_linear_algebra()
    fixes.before_serving()


def hide_rasas_bars() -> None:
    """Keep Rasa from drawing its many small progress bars; to be called before it does."""
    os.environ["LOG_LEVEL"] = "ERROR"


def folder_to_serve() -> Path:
    """Return the folder of the version that a start serves; the faults of knowledge/ are told when that is an earlier
    one."""
    found = find_served(knowledge_folder())
    for fault in found.faults:
        print(fault, file=sys.stderr)
    if found.faults and found.version:
        print(f"\nÀ corriger. En attendant, la version {found.version.number} est servie.", file=sys.stderr)
    return found.folder


def replace_by_server(model: Path, port: int) -> NoReturn:
    """Become the server; what training left in memory goes with this process."""
    sys.stdout.flush()
    os.execv(sys.executable, server_command(model, port))


def server_command(model: Path, port: int) -> list:
    """Return the command line of the server."""
    return [sys.executable, "-m", "reperes.serve", "--model", str(model), "--port", str(port)]


@contextmanager
def server(project: Path, model: Path) -> Iterator[str]:
    """Run the server on a free port, with conversations of its own; give its address."""
    with (
        tempfile.TemporaryDirectory() as data,
        subprocess.Popen(
            server_command(model, 0),
            cwd=project,
            env={**os.environ, "REPERES_DATA": data, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        try:
            yield _address(process)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()


def _address(process: subprocess.Popen) -> str:
    """Return the address that the server prints when it is ready."""
    for line in process.stdout:
        if "http://" in line:
            return line[line.index("http://") :].split()[0].rstrip("/")
    raise CannotDo("L'assistant n'a pas démarré ; la raison est au-dessus, ou dans ce que dit « reperes run ».")


def run_bench(project: Path, options: Sequence[str]) -> int:
    """Measure the server, with the options of bench/bench.py, and return the exit code."""
    command = [sys.executable, str(project / "bench" / "bench.py"), *options]
    return subprocess.run(command, cwd=project, check=False).returncode
