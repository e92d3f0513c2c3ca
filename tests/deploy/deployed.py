"""What the tests of deploy/ share: its files, the tools that check them, and the Dockerfile as instructions."""

import re
import shlex
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CHART = DEPLOY / "helm" / "reperes"
TOOLS = ROOT / ".cache" / "deploy-tools" / "bin"

needs_tools = pytest.mark.skipif(not (TOOLS / "hadolint").exists(), reason="scripts/deploy-tools was not run")


def needs_program(name):
    """Skip where the machine lacks a program of Debian's."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


def run(*command, **more):
    """Return the ended process, with its output as text."""
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=more.pop("timeout", 50), **more
    )


def stages():
    """Return the Dockerfile's stages: for each its name, last "", and its (instruction, argument) pairs."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    found = {}
    current = []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        word, _, rest = line.strip().partition(" ")
        if word == "FROM":
            current = found.setdefault(rest.partition(" AS ")[2], [])
        elif word:
            current.append((word, rest))
    return found


def arguments(stage, instruction):
    """Return the arguments of all instructions of a kind in a stage."""
    return [rest for word, rest in stages()[stage] if word == instruction]


def copies(stage):
    """Return what a stage copies: (the stage that it comes from or None, sources, target)."""
    found = []
    for rest in arguments(stage, "COPY"):
        words = shlex.split(rest)
        source = next((word.removeprefix("--from=") for word in words if word.startswith("--from=")), None)
        *paths, target = [word for word in words if not word.startswith("--")]
        found.append((source, paths, target))
    return found


def environment(stage=""):
    """Return the variables that a stage sets."""
    return dict(word.split("=", 1) for rest in arguments(stage, "ENV") for word in shlex.split(rest))


def free_port():
    """Return a port that nobody listens at now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
