"""Trains a model in a process beside the running program, with the processor time that nobody else wants."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import Optional

from reperes.storage.model_files import model_file

logger = logging.getLogger(__name__)

IDLE, RUNNING, FAILED, WORSE = "idle", "running", "failed", "worse"
_NEEDED = ("config.yml", "domain.yml", "data")
SECONDS_TO_STOP = 5.0


class Training:
    """The training of a project's model for a folder of knowledge; `state` is one of the words above.

    `worse` is a model that answered fewer of HR's test questions than the one before.
    """

    def __init__(self, project: Path, model: Path) -> None:
        self._project = project
        self._used = model.resolve()
        self._wanted: Optional[Path] = None
        self._process: Optional[asyncio.subprocess.Process] = None
        self.state = IDLE

    async def begin(self, knowledge: Path, before: Optional[Path]) -> Optional[Path]:
        """Begin to train for a folder of knowledge, unless training reads the same in the one `before`; return the
        model if there is one already."""
        wanted = await asyncio.to_thread(model_file, self._project, knowledge)
        if before is not None and wanted == await asyncio.to_thread(model_file, self._project, before):
            return None
        await self.stop()
        self.state = IDLE
        wanted = wanted.resolve()
        if wanted == self._used or not self._can_train():
            return None
        if wanted.exists():
            return wanted
        self._wanted, self.state = wanted, RUNNING
        command = [sys.executable, "-m", "reperes.cli", "train"]
        nice = shutil.which("nice")
        self._process = await asyncio.create_subprocess_exec(
            *([nice, "-n", "19"] if nice else []),
            *command,
            cwd=self._project,
            env={**os.environ, "REPERES_KNOWLEDGE": str(knowledge.resolve())},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        return None

    async def finished(self) -> Optional[Path]:
        """Return the model once it is trained, once."""
        if self._process is None or self._process.returncode is None:
            return None
        code, self._process = self._process.returncode, None
        if code == 0 and self._wanted is not None and self._wanted.exists():
            self.state = IDLE
            return self._wanted
        self.state = FAILED
        logger.error("Training beside the program failed with code %s; the model before is used.", code)
        return None

    def is_used(self, model: Path) -> None:
        """Note that a model is used from now on."""
        self._used = model

    def is_not_used(self, why: str) -> None:
        """Note why a model is not used, and let the next start take the one before: it takes the newest."""
        self.state = why
        with suppress(OSError):
            os.utime(self._used)

    async def stop(self) -> None:
        """Give up what is under way."""
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), SECONDS_TO_STOP)
        except asyncio.TimeoutError:
            process.kill()

    def _can_train(self) -> bool:
        return all((self._project / name).exists() for name in _NEEDED)
