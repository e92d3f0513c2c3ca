"""Takes what HR publishes into the running program: words at once, and what needs training once that is done beside.

A turn ends with the families and the model that it began with, so no turn is lost or mixed.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from pathlib import Path
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.agent import Agent

from reperes.channels.core.traces import trace_of
from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library
from reperes.knowledge.served import OfServed, put_in_service, served
from reperes.publishing.judging import judge
from reperes.publishing.starting import Found
from reperes.publishing.versions import Version, Versions
from reperes.serve.model import other_parts, processor_of
from reperes.serve.processor import Processor
from reperes.serve.second_process import SecondProcess, parse_of, spare_the_collector
from reperes.serve.training import FAILED, WORSE, Training
from reperes.serve.trial import ask_beside

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.5


class Publications:
    """Watches the versions of a knowledge folder, of which the program serves what was `found` at its start."""

    def __init__(
        self, knowledge: Path, found: Found, agent: Agent, second: Optional[SecondProcess], training: Training
    ):
        self._versions = Versions(knowledge)
        self._found = found
        self._seen = found.version.number if found.version else None
        self._agent = agent
        self._second = second
        self._training = training
        self._failed: Optional[int] = None
        self._task: Optional[asyncio.Task] = None

    def start(self) -> None:
        """Watch from now on, in the running loop."""
        self._task = asyncio.get_running_loop().create_task(self._watch())

    async def stop(self) -> None:
        """Watch no more, and give up a training."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._training.stop()

    def state(self) -> Dict[str, Any]:
        """Return which version is served and whether that is the one that should be, for whoever watches over it."""
        version = self._found.version
        about = {"version": version.number if version else None, "training": self._training.state}
        if self._failed is not None:
            return {"status": "degraded", "reason": f"La version {self._failed} ne peut pas être servie.", **about}
        if self._found.faults:
            faults = len(self._found.faults)
            reason = (
                f"knowledge/ a {faults} {'fautes' if faults > 1 else 'faute'} : la dernière version publiée est servie."
            )
            return {"status": "degraded", "reason": reason, **about}
        return {"status": "degraded" if self._training.state == FAILED else "ok", **about}

    async def _watch(self) -> None:
        await self._do(self._begin)
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            await self._do(self._look)

    async def _do(self, step: Callable[[], Awaitable[None]]) -> None:
        """Do a step; whatever fails, the next ones are done."""
        try:
            await step()
        except Exception as error:
            logger.error("Publications cannot be taken: %s", trace_of(error))

    async def _begin(self) -> None:
        if self._seen is None:
            # Where versions cannot be written, the files are served instead of the version that is there already.
            there = await asyncio.to_thread(self._versions.in_service)
            self._seen = there.number if there else None
        if other_parts(self._agent.processor, served().first):
            # The program ended before what was published was trained.
            await self._train(None)

    async def _look(self) -> None:
        version = await asyncio.to_thread(self._versions.in_service)
        if version is not None and version.number != self._seen:
            before, self._seen = self._found.folder, version.number
            try:
                await self._take(version)
            except Exception:
                self._failed = version.number
                raise
            await self._train(before)
        model = await self._training.finished()
        if model is not None:
            await self._swap(model)

    async def _take(self, version: Version) -> None:
        """Serve a version from the next turn on."""
        there = [self._second.take(version.folder)] if self._second else []
        library, *_ = await asyncio.gather(asyncio.to_thread(_prepared, version.folder, served()), *there)
        put_in_service(library)
        if self._second is not None:
            self._second.has_taken(library)
        self._found, self._failed = Found(version.folder, version), None
        logger.warning("Version %s is served.", version.number)

    async def _train(self, before: Optional[Path]) -> None:
        ready = await self._training.begin(self._found.folder, before)
        if ready is not None:
            await self._swap(ready)

    async def _swap(self, model: Path) -> None:
        """Understand with another model from the next turn on, where it answers the test questions at least as well."""
        now = self._agent.processor
        try:
            beside = await asyncio.to_thread(processor_of, self._agent, model)
            is_as_good = await asyncio.to_thread(_is_as_good, beside, now, asyncio.get_running_loop())
        except Exception:
            self._training.is_not_used(FAILED)
            raise
        if not is_as_good:
            self._training.is_not_used(WORSE)
            logger.error("The new model answers fewer test questions than the one before, which stays.")
            return
        self._training.is_used(model)
        beside.asked = now.asked
        self._agent.processor = beside
        if self._second is not None:
            self._second.begin(parse_of(beside))
            beside.http_interpreter = self._second
        # What held the model before is let go of: the collector looks at it once more.
        del now
        gc.unfreeze()
        spare_the_collector()
        logger.warning("The model %s is used.", model.name)


def _prepared(folder: Path, before: Library) -> Library:
    library = load_library(folder).keeping(before)
    OfServed.prepare(library)
    return library


def _is_as_good(beside: Processor, now: Processor, loop: asyncio.AbstractEventLoop) -> bool:
    asks = [ask_beside(lambda: beside, lambda: loop), ask_beside(lambda: now, lambda: loop)]
    new, old = (sum(bool(one.after) for one in judge(None, served(), ask)) for ask in asks)
    return new >= old
