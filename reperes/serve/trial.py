"""Asks the assistant a question as nobody's turn: of any families, in a conversation that is forgotten at once."""

from __future__ import annotations

import asyncio
import copy
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Tuple, Union

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore

from reperes.dialogue.question import Question
from reperes.knowledge.library import FAMILY, Library
from reperes.knowledge.model import kind_of
from reperes.knowledge.served import OfServed, using
from reperes.publishing.model import Ask
from reperes.renderers.message import quotations_in
from reperes.serve.processor import Processor

ONE_BY_ITSELF = ("section", "version")
"""Kinds of what an answer is about without quoting it."""
SECONDS_TO_ANSWER = 60.0
"""A thread that waits for ever for an answer would keep a server that was stopped from ending."""


async def quoted(processor: Processor, text: str, library: Library, family: str) -> Tuple[str, ...]:
    """Return the references that the answer to a text quotes or is about; none when it refuses or asks back."""
    alone = copy.copy(processor)
    alone.asked = None
    alone.tracker_store = InMemoryTrackerStore(processor.domain)
    said = CollectingOutputChannel()
    with using(library):
        await alone.handle_message(UserMessage(text, said, "trial", metadata={FAMILY: family}))
    return tuple(dict.fromkeys(ref for message in said.messages for ref in _references(message.get("custom") or {})))


def ask_beside(processor: Callable[[], Processor], loop: Callable[[], asyncio.AbstractEventLoop]) -> Ask:
    """Return what asks from another thread, while turns go on in the loop of the server.

    What it returns raises concurrent.futures.TimeoutError when there is no answer in time: the server has ended.
    """

    def ask(text: str, library: Library, family: str) -> Tuple[str, ...]:
        # Here, and not in the loop, where everybody's turn would wait for it.
        OfServed.prepare(library)
        asked = asyncio.run_coroutine_threadsafe(quoted(processor(), text, library, family), loop())
        return asked.result(SECONDS_TO_ANSWER)

    return ask


def ask_of(model: Union[str, Path]) -> Ask:
    """Return what asks a model that is loaded now, without a server; raises CannotStart when it cannot be loaded."""
    from reperes.rasa.fixes import fixes
    from reperes.serve.agent import load_agent

    fixes.after_rasa()
    agent: Agent = load_agent(model)

    def ask(text: str, library: Library, family: str) -> Tuple[str, ...]:
        return asyncio.run(quoted(agent.processor, text, library, family))

    return ask


def _references(structure: Dict[str, Any]) -> Iterator[str]:
    blocks: List[Dict[str, Any]] = structure.get("blocks") or []
    for block in blocks:
        yield from (one["ref"] for one in quotations_in(block))
    for code in structure.get("asked") or ():
        yield from (ref for ref in Question.from_code(code).refs if kind_of(ref) in ONE_BY_ITSELF)
