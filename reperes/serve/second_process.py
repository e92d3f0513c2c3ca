"""Understands messages in a second process while other people's turns go on in this one.

Understanding is over half of a turn's processor time and needs nothing but the message, so a second core can take it. A
message that waits alone is understood here, because handing it over and back takes longer. The process is a fork of
this one: the model is in memory once.

It stands where Rasa puts its client of an NLU server, `MessageProcessor.http_interpreter`.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Callable, Dict, Iterable, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

logger = logging.getLogger(__name__)

Parse = Callable[[UserMessage], Dict[str, Any]]

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""
_parse: Parse
"""What the second process understands with."""


class SecondProcess:
    """Takes `parse` to a second process, where several messages wait to be understood."""

    def __init__(self, parse: Parse) -> None:
        self._here = parse
        self._waiting = 0
        self._pool: Optional[ProcessPoolExecutor] = ProcessPoolExecutor(
            1, multiprocessing.get_context("fork"), initializer=_begin, initargs=(parse,)
        )
        # The first task makes the fork: now, while there is neither a loop nor another thread.
        self.pid: int = self._pool.submit(os.getpid).result()

    async def parse(self, message: UserMessage) -> Dict[str, Any]:
        """Return what Rasa's graph finds in a message; raise what it raises."""
        self._waiting += 1
        try:
            # Whoever has asked meanwhile gets here as well.
            await asyncio.sleep(0)
            if self._pool is not None and self._waiting > 1:
                return await self._there(self._pool, message)
            return self._here(message)
        finally:
            self._waiting -= 1

    async def _there(self, pool: ProcessPoolExecutor, message: UserMessage) -> Dict[str, Any]:
        sent = UserMessage(
            message.text, sender_id=message.sender_id, message_id=message.message_id, metadata=message.metadata
        )
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, _understand, sent)
        except BrokenProcessPool:
            if self._pool is not None:
                logger.error("The second process has ended; one process understands all messages until the next start.")
            self._pool = None
            return self._here(message)

    def state(self) -> Dict[str, Any]:
        """Return whether messages are understood as fast as they can be, for whoever watches over it."""
        return {"status": "degraded" if self._pool is None else "ok"}

    def close(self) -> None:
        """End the second process, once it has understood what it was given."""
        if self._pool is not None:
            self._pool.shutdown()


def use_second_process(agent: Agent, messages: Iterable[str]) -> Optional[SecondProcess]:
    """Let a second process share the agent's understanding, where the machine has a core for it; None where not.

    What the `messages` make the model work out once is shared too. macOS lets no program go on as a fork that has used
    its libraries.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return None
    parse = parse_of(agent.processor)
    for text in messages:
        parse(UserMessage(text))
    spare_the_collector()
    second = agent.processor.http_interpreter = SecondProcess(parse)
    return second


def spare_the_collector() -> None:
    """Tell the garbage collector that what is loaded now stays.

    Looking through it all stops a turn for 0.1 s and more, and would copy what the processes share.
    """
    gc.collect()
    gc.freeze()


def parse_of(processor: MessageProcessor) -> Parse:
    """Return what understands a message in this process, as Rasa does without an NLU server."""

    def parse(message: UserMessage) -> Dict[str, Any]:
        return processor._parse_message_with_graph(message, DialogueStateTracker.from_events(message.sender_id, []))

    return parse


def _begin(parse: Parse) -> None:
    """Make this the second process: it ends when the first one does, and lets that one hear the signals to stop."""
    global _parse
    _parse = parse
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)


def _understand(message: UserMessage) -> Dict[str, Any]:
    return _parse(message)
