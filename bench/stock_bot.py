"""Makes the stock bot: an environment with TensorFlow, a project with our questions and rules, a model."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, List, Optional

from bots import QUIET, Bot
from machine import waiting

HERE = Path(__file__).resolve().parent / "stock"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reperes-bench"
"""Outside the project: three gigabytes that all checkouts share, and half an hour of training."""
COPIED = ("config.yml", "endpoints.yml", "credentials.yml", "actions.py")
OURS = ("data", "domain.yml", "knowledge")


class NotMade(Exception):
    """Why there is no stock bot to compare with, in a sentence."""


def make(project: Path, python: Optional[Path] = None, trained_before: bool = False) -> Bot:
    """Return the stock bot, made below CACHE where it is not there yet; raise NotMade.

    An environment given as the path of its interpreter is used as it is. With `trained_before`, so is a model of
    earlier examples: its training was measured, and how fast it answers does not depend on which examples it has seen.
    """
    environment = python.parent.parent if python else CACHE / "stock-environment"
    if python is None:
        _make_environment(environment)
    folder = CACHE / "stock-bot"
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copy(HERE / name, folder / name)
    for name in OURS:
        link = folder / name
        link.unlink(missing_ok=True)
        link.symlink_to(project / name)
    bot = Bot("stock", folder, environment / "bin" / "python", environment, folder / "models" / "stock.tar.gz")
    _train(bot, trained_before)
    return bot


def training(bot: Bot) -> Dict[str, Any]:
    """Return what train.py measured when the bot's model was made."""
    return json.loads(_figures(bot).read_text())


def _make_environment(environment: Path) -> None:
    made_of = environment / "made-of"
    lock = HERE / "requirements.lock"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if made_of.exists() and made_of.read_text() == wanted:
        return
    shutil.rmtree(environment, ignore_errors=True)
    base = Path(sys.base_prefix, "bin", "python3.10")
    # The wheels that are built here take the setuptools of the lock, as scripts/bootstrap has it.
    build = environment / "build.lock"
    pip = [
        environment / "bin" / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    print("Installing TensorFlow and the stock bot's other libraries (3 GB, some minutes) …", file=sys.stderr)
    _run([base, "-m", "venv", environment])
    build.write_text(_only(lock.read_text(encoding="utf-8"), ("setuptools==", "wheel==")), encoding="utf-8")
    _run([*pip, "--no-deps", "-r", build])
    _run([*pip, "--no-deps", "--no-build-isolation", "-r", lock])
    made_of.write_text(wanted)


def _only(lock: str, names: Any) -> str:
    """Return the entries of a lock that begin with one of `names`."""
    kept, keep = [], False
    for line in lock.splitlines(keepends=True):
        if line[:1].isalpha():
            keep = line.startswith(names)
        if keep:
            kept.append(line)
    return "".join(kept)


def _train(bot: Bot, trained_before: bool) -> None:
    wanted = _fingerprint(bot)
    figures = _figures(bot)
    if bot.model.exists() and figures.exists():
        known = json.loads(figures.read_text())
        current = known["made_of"] == wanted
        if current or trained_before:
            figures.write_text(json.dumps({**known, "earlier_examples": not current}))
            return
    print("Training the stock bot (many minutes) …", file=sys.stderr)
    figures.unlink(missing_ok=True)
    _run([bot.python, HERE / "train.py", bot.model.parent, figures], cwd=bot.folder)
    when = {"made_of": wanted, "date": time.strftime("%Y-%m-%d"), "load": waiting()}
    figures.write_text(json.dumps({**json.loads(figures.read_text()), **when, "earlier_examples": False}))


def _figures(bot: Bot) -> Path:
    return bot.folder / "trained.json"


def _fingerprint(bot: Bot) -> str:
    digest = hashlib.sha256()
    for path in sorted([bot.folder / "config.yml", bot.folder / "domain.yml", *(bot.folder / "data").rglob("*.yml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _run(command: List[Any], cwd: Optional[Path] = None) -> None:
    try:
        subprocess.run(list(map(str, command)), cwd=cwd, env={**os.environ, **QUIET}, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", b"") or b"").decode(errors="replace").strip()
        raise NotMade(f"{error}\n{said[-1500:]}") from error
