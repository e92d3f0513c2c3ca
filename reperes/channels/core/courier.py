"""Acknowledges first, then works: one queue a conversation, in order, conversations beside each other."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from contextlib import asynccontextmanager
from typing import (
    Any,
    AsyncContextManager,
    AsyncIterator,
    Awaitable,
    Callable,
    Deque,
    Dict,
    List,
    Mapping,
    Optional,
    Sequence,
    Set,
)

from reperes.channels import limits
from reperes.channels.core.inbox import Inbox, Letter, Unfinished
from reperes.channels.core.traces import trace_of
from reperes.channels.core.turns import Turns

logger = logging.getLogger(__name__)

MOST_OF_A_CONVERSATION = 20
# Turns take the processor, which acknowledgements need too: with sixteen at once, these came four times as late.
MOST_TURNS_AT_ONCE = 2
MOST_STARTS = 3
SECONDS_OF_A_TURN = 30.0
SECONDS_UNTIL_LATER = 60.0

Messages = Sequence[Mapping[str, Any]]
Deliver = Callable[[Letter, Messages], Awaitable[None]]
Working = Callable[[Letter], AsyncContextManager[Any]]


class Undelivered(Exception):
    """The platform could not be reached within the budget of a delivery: worth one later try."""


class Gone(Exception):
    """The conversation is no more, or the assistant is no longer welcome there."""


class Courier:
    """Runs the turns of a channel and has their answers delivered, each once.

    `deliver` sends, with retries of its own, and raises Undelivered or Gone; `working` shows that an answer is being
    prepared. What is not finished when the program ends stays in the inbox for the next start.
    """

    def __init__(
        self,
        channel: str,
        turns: Turns,
        inbox: Inbox,
        deliver: Deliver,
        working: Optional[Working] = None,
        seconds_until_later: float = SECONDS_UNTIL_LATER,
    ):
        self._channel = channel
        self._turns = turns
        self._inbox = inbox
        self._deliver = deliver
        self._working = working
        self._seconds_until_later = seconds_until_later
        self._queues: Dict[str, Deque[Unfinished]] = {}
        self._early: Optional[List[Unfinished]] = []
        self._told: Set[str] = set()
        self._tasks: Set[asyncio.Task] = set()
        self._slots = asyncio.Semaphore(MOST_TURNS_AT_ONCE)
        self._stop = asyncio.Event()

    def accept(self, letter: Letter, messages: Optional[Messages] = None) -> bool:
        """Keep a letter and return True, or return False for one that is known; acknowledge it after either.

        With `messages`, no turn runs: they are delivered when it is this letter's turn in its conversation.
        """
        if not self._inbox.take(self._channel, letter, messages):
            return False
        item = Unfinished(letter, messages)
        if self._early is not None:
            # What an earlier run left comes first.
            self._early.append(item)
        elif len(self._queues.get(letter.event.sender, ())) >= MOST_OF_A_CONVERSATION:
            self._refuse(letter)
        elif not self._stop.is_set():
            self._queue(item)
        return True

    async def resume(self) -> None:
        """Begin to work: first on what an earlier run of the program left, in its order."""
        left = self._inbox.unfinished(self._channel)
        known = {item.letter.event.id for item in left}
        early, self._early = self._early or [], None
        for item in left:
            self._queue(item)
        for item in early:
            if item.letter.event.id not in known:
                self._queue(item)

    async def drain(self, seconds: float) -> None:
        """Begin nothing more and wait for what runs, so long and no longer."""
        self._stop.set()
        if self._tasks:
            _, running = await asyncio.wait(self._tasks, timeout=seconds)
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
        left = sum(map(len, self._queues.values()))
        if left:
            logger.warning("%d messages of the %s channel are left to the next start.", left, self._channel)

    def _queue(self, item: Unfinished) -> None:
        sender = item.letter.event.sender
        if sender in self._queues:
            self._queues[sender].append(item)
            return
        self._queues[sender] = deque([item])
        self._start(self._work(sender))

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, sender: str) -> None:
        queue = self._queues[sender]
        while queue and not self._stop.is_set():
            # It stays in the queue meanwhile, which thereby counts what is being worked on.
            if await self._carry(queue[0]):
                queue.popleft()
        if not queue:
            del self._queues[sender]
            self._told.discard(sender)

    def _refuse(self, letter: Letter) -> None:
        """Tell someone who writes faster than anybody can answer, once until all was answered."""
        event = letter.event
        if event.sender in self._told:
            self._inbox.finished(self._channel, event.id)
            return
        self._told.add(event.sender)
        messages = [{"text": limits.TOO_MANY_WAIT}]
        self._inbox.answered(self._channel, event.id, messages)
        self._start(self._carry(Unfinished(letter, messages)))

    async def _carry(self, item: Unfinished) -> bool:
        """Return False when the program stops before the letter is finished."""
        letter = item.letter
        async with self._shown_working(letter):
            messages = item.messages
            if messages is None:
                messages = await self._answer(item)
            if messages is None:
                return False
            is_done = await self._send(letter, messages)
        if not is_done:
            if await self._stops_within(self._seconds_until_later):
                return False
            if not await self._send(letter, messages):
                logger.error("An answer of the %s channel could not be delivered and is dropped.", self._channel)
        self._inbox.finished(self._channel, letter.event.id)
        return True

    async def _answer(self, item: Unfinished) -> Optional[Messages]:
        """Return what the turn says, kept before it is delivered; None when the program stops before the turn begins."""
        event = item.letter.event
        messages: Messages = [{"text": limits.OUR_FAULT}]
        if item.starts > MOST_STARTS:
            logger.error("A message of the %s channel was left unanswered by %d starts.", self._channel, item.starts)
        else:
            try:
                async with self._slots:
                    if self._stop.is_set():
                        return None
                    messages = await asyncio.wait_for(self._turns.answer(event), SECONDS_OF_A_TURN)
            except asyncio.TimeoutError:
                logger.error("A turn of the %s channel took too long.", self._channel)
                messages = [{"text": limits.TOO_SLOW}]
            except Exception as error:
                logger.error("A turn of the %s channel failed: %s", self._channel, trace_of(error))
        self._inbox.answered(self._channel, event.id, messages)
        return messages

    async def _send(self, letter: Letter, messages: Messages) -> bool:
        """Return False when the delivery is worth another try."""
        try:
            await self._deliver(letter, messages)
        except Gone:
            logger.warning("A conversation of the %s channel is no more; its answer is dropped.", self._channel)
        except Undelivered:
            logger.warning("An answer of the %s channel could not be delivered yet.", self._channel)
            return False
        except Exception as error:
            logger.error("A delivery of the %s channel failed: %s", self._channel, trace_of(error))
            await self._apologise(letter)
        return True

    async def _apologise(self, letter: Letter) -> None:
        try:
            await self._deliver(letter, [{"text": limits.OUR_FAULT}])
        except Exception as error:
            logger.error("Nor could the person be told: %s", trace_of(error))

    @asynccontextmanager
    async def _shown_working(self, letter: Letter) -> AsyncIterator[None]:
        """A sign of work that fails must not cost the answer."""
        shown = self._working(letter) if self._working else None
        try:
            if shown is not None:
                await shown.__aenter__()
        except Exception as error:
            logger.warning("The %s channel cannot show that it works: %s", self._channel, trace_of(error))
            shown = None
        try:
            yield
        finally:
            try:
                if shown is not None:
                    await shown.__aexit__(None, None, None)
            except Exception as error:
                logger.warning("The %s channel cannot show that it stops: %s", self._channel, trace_of(error))

    async def _stops_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        return True
