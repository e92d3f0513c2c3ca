"""Understands messages in a second process while other people's turns go on in this one.

Understanding is over half of a turn's processor time and needs nothing but the message, so a second core can take it. A
message that waits alone is understood here, because handing it over and back takes longer. The process is a fork of
this one: the model is in memory once. One that ends or hangs is replaced.

A publication changes the families of both processes, a new model makes another fork.

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
import stat
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from contextvars import Context
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Optional

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library
from reperes.knowledge.served import OfServed, put_in_service, served

logger = logging.getLogger(__name__)

Parse = Callable[[UserMessage], Dict[str, Any]]

SECONDS_TO_UNDERSTAND, SECONDS_TO_TAKE, SECONDS_TO_BEGIN = 5.0, 60.0, 10.0
"""After these the second process hangs: a message takes 0.02 s, and some hundred may wait before it."""
SECONDS_TO_ANOTHER = 2.0
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""
_parse: Parse
"""What the second process understands with."""


class SecondProcess:
    """Takes `parse` to a second process, where several messages wait to be understood."""

    def __init__(self, parse: Parse) -> None:
        self._waiting = 0
        self._pool: Optional[ProcessPoolExecutor] = None
        self._taken_by: Optional[ProcessPoolExecutor] = None
        self._another: Optional[asyncio.TimerHandle] = None
        self.begin(parse)

    def begin(self, parse: Parse) -> None:
        """Understand with `parse` from now on, in this process and in a new second one; an earlier one ends once it has
        understood what it was given."""
        self.close()
        self._here = parse
        self._library: Optional[Library] = served()
        self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("fork"), initializer=_begin, initargs=(parse,))
        # The first task makes the fork: now, while no turn is under way in this thread.
        self.pid: int = self._pool.submit(os.getpid).result(SECONDS_TO_BEGIN)

    async def parse(self, message: UserMessage) -> Dict[str, Any]:
        """Return what Rasa's graph finds in a message; raise what it raises."""
        self._waiting += 1
        try:
            # Whoever has asked meanwhile gets here as well.
            await asyncio.sleep(0)
            if self._pool is not None and self._waiting > 1 and served() is self._library:
                return await self._there(self._pool, message)
            return self._here(message)
        finally:
            self._waiting -= 1

    async def _there(self, pool: ProcessPoolExecutor, message: UserMessage) -> Dict[str, Any]:
        sent = UserMessage(
            message.text, sender_id=message.sender_id, message_id=message.message_id, metadata=message.metadata
        )
        try:
            return await _within(SECONDS_TO_UNDERSTAND, pool, _understand, sent)
        except BrokenProcessPool:
            self._is_gone(pool, "has ended")
        except asyncio.TimeoutError:
            self._is_gone(pool, "does not answer")
        return self._here(message)

    async def take(self, folder: Path) -> None:
        """Let the second process understand with the families of `folder` from now on; messages are understood here
        until `has_taken` says which these are here."""
        self._library, pool = None, self._pool
        self._taken_by = pool
        if pool is not None:
            try:
                await _within(SECONDS_TO_TAKE, pool, _take, folder)
            except Exception as error:
                # What cannot be read there was read here.
                self._is_gone(pool, f"cannot take a new version ({type(error).__name__})")

    def has_taken(self, library: Library) -> None:
        """Let messages about `library`, which is in service now, be understood in the second process again."""
        if self._pool is not None and self._pool is not self._taken_by:
            # It began meanwhile, with the families of before.
            self.begin(self._here)
        self._library = library

    def _is_gone(self, pool: ProcessPoolExecutor, why: str) -> None:
        """Do without the second process of `pool` until another one has begun."""
        if self._pool is not pool:
            return
        logger.error("The second process %s; this one understands all messages until there is another.", why)
        self._pool = None
        with suppress(ProcessLookupError):
            # One that hangs holds what waits in it.
            os.kill(self.pid, signal.SIGKILL)
        pool.shutdown(wait=False)
        self._begin_another_later()

    def _begin_another_later(self) -> None:
        # In a context of its own: in that of a turn, the new process would keep the families of that turn for ever.
        self._another = asyncio.get_running_loop().call_later(
            SECONDS_TO_ANOTHER, self._begin_another, context=Context()
        )

    def _begin_another(self) -> None:
        try:
            self.begin(self._here)
        except Exception as error:
            # No memory for it, no process: people are answered all the same.
            logger.error("Another second process cannot begin (%s).", type(error).__name__)
            self._pool = None
            self._begin_another_later()

    def state(self) -> Dict[str, Any]:
        """Return whether messages are understood as fast as they can be, for whoever watches over it."""
        return {"status": "degraded" if self._pool is None else "ok"}

    def close(self) -> None:
        """End the second process, once it has understood what it was given."""
        if self._another is not None:
            self._another.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=False)


async def _within(seconds: float, pool: ProcessPoolExecutor, do: Callable[[Any], Any], given: Any) -> Any:
    """Return what the second process does; raises asyncio.TimeoutError when that takes longer."""
    doing = asyncio.get_running_loop().run_in_executor(pool, do, given)
    # The pool trips over what was cancelled when it breaks, and nobody waits for what comes too late.
    doing.add_done_callback(lambda done: done.cancelled() or done.exception())
    return await asyncio.wait_for(asyncio.shield(doing), seconds)


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
    _let_go_of_connections()
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)


def _let_go_of_connections() -> None:
    """Close the sockets of the first process: a connection that ends there would stay open here."""
    for name in os.listdir("/proc/self/fd"):
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                os.close(int(name))


def _take(folder: Path) -> None:
    library = load_library(folder).keeping(served())
    OfServed.prepare(library)
    put_in_service(library)


def _understand(message: UserMessage) -> Dict[str, Any]:
    return _parse(message)
