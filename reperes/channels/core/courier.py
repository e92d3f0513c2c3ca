"""Acknowledges first, then works: one queue a conversation, in order, conversations beside each other."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from dataclasses import replace
from enum import Enum
from itertools import chain, repeat
from typing import (
    Any,
    Awaitable,
    Callable,
    Deque,
    Dict,
    Iterable,
    List,
    Mapping,
    Optional,
    Sequence,
    Set,
)

from reperes.channels import limits
from reperes.channels.core.inbox import SECONDS_PENDING, Inbox, Letter, Unfinished
from reperes.channels.core.shown import Working, shown
from reperes.channels.core.traces import trace_of
from reperes.channels.core.turns import Turns

logger = logging.getLogger(__name__)

MOST_OF_A_PERSON = 20
MOST_OF_A_CONVERSATION = 100
# Turns take the processor, which acknowledgements need too: with sixteen at once, these came four times as late.
MOST_TURNS_AT_ONCE = 2
MOST_STARTS = 3
SECONDS_OF_A_TURN = 30.0
SECONDS_UNTIL_LATER = (60.0, 120.0, 300.0, 600.0, 900.0)

Messages = Sequence[Mapping[str, Any]]
Deliver = Callable[[Letter, Messages], Awaitable[None]]


class Undelivered(Exception):
    """The platform could not be reached within the budget of a delivery: worth later tries."""


class Gone(Exception):
    """The conversation is no more, or the assistant is no longer welcome there."""


class Taken(Enum):
    """What became of a letter: kept; known already; or refused, as too many wait. Refused, it is forgotten and may come
    again."""

    KEPT = "kept"
    KNOWN = "known"
    REFUSED = "refused"


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
        seconds_until_later: Sequence[float] = SECONDS_UNTIL_LATER,
    ):
        self._channel = channel
        self._turns = turns
        self._inbox = inbox
        self._deliver = deliver
        self._working = working
        self._seconds_until_later = seconds_until_later
        self._queues: Dict[str, Deque[Unfinished]] = {}
        self._early: Optional[List[Unfinished]] = []
        self._told: Dict[str, Set[str]] = {}
        self._tasks: Set[asyncio.Task] = set()
        self._slots = asyncio.Semaphore(MOST_TURNS_AT_ONCE)
        self._stop = asyncio.Event()

    def accept(self, letter: Letter, messages: Optional[Messages] = None) -> Taken:
        """Keep a letter unless it is known or too many wait; acknowledge it in any case.

        With `messages`, no turn runs: they are delivered when it is this letter's turn in its conversation.
        """
        if not self._inbox.take(self._channel, letter, messages):
            return Taken.KNOWN
        item = Unfinished(letter, messages)
        if self._early is not None:
            # What an earlier run left comes first.
            self._early.append(item)
        elif self._is_too_much(letter):
            self._refuse(letter)
            return Taken.REFUSED
        elif not self._stop.is_set():
            self._queue(item)
        return Taken.KEPT

    async def resume(self) -> None:
        """Begin to work: first on what an earlier run of the program left, in its order."""
        left: List[Unfinished] = []
        try:
            left = self._inbox.unfinished(self._channel)
        except Exception as error:
            logger.error("The %s channel does not find what an earlier run left: %s", self._channel, trace_of(error))
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
                person = queue.popleft().letter.person
                if not _of_a_person(queue, person):
                    self._told.get(sender, set()).discard(person)
        if not queue:
            del self._queues[sender]
            self._told.pop(sender, None)

    def _is_too_much(self, letter: Letter) -> bool:
        queue = self._queues.get(letter.event.sender, ())
        return len(queue) >= MOST_OF_A_CONVERSATION or _of_a_person(queue, letter.person) >= MOST_OF_A_PERSON

    def _refuse(self, letter: Letter) -> None:
        """Tell someone who writes faster than anybody can answer, once until all they wrote was answered."""
        event = letter.event
        self._inbox.forget(self._channel, event.id)
        logger.warning("A message of the %s channel is dropped: too many of its conversation wait.", self._channel)
        told = self._told.setdefault(event.sender, set())
        if letter.person in told:
            return
        told.add(letter.person)
        # By a name of its own: the letter may come again and be answered.
        notice = replace(letter, event=replace(event, id=f"{event.id}/refused", text=""))
        messages = [{"text": limits.TOO_MANY_WAIT}]
        if self._inbox.take(self._channel, notice, messages):
            self._start(self._carry(Unfinished(notice, messages)))

    async def _carry(self, item: Unfinished) -> bool:
        """Return False when the program stops before the letter is finished."""
        letter, messages = item.letter, item.messages
        for seconds in chain(self._seconds_until_later, repeat(self._seconds_until_later[-1])):
            async with shown(self._working, letter, self._channel):
                if messages is None:
                    messages = await self._answer(item)
                if messages is None:
                    return False
                if await self._send(letter, messages):
                    break
            if time.time() - item.taken >= SECONDS_PENDING:
                logger.error("An answer of the %s channel could not be delivered and is dropped.", self._channel)
                break
            if await self._stops_within(seconds):
                return False
        self._inbox.finished(self._channel, letter.event.id)
        return True

    async def _answer(self, item: Unfinished) -> Optional[Messages]:
        """Return what the turn says, kept before it is delivered; None when the program stops before the turn
        begins."""
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

    async def _stops_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        return True


def _of_a_person(queue: Iterable[Unfinished], person: str) -> int:
    return sum(item.letter.person == person for item in queue)
