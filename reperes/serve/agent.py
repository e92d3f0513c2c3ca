"""Loads the model and everything that a turn needs, once."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Text, Union

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import (
    InMemoryTrackerStore,
    TrackerStore,
    create_tracker_store,
)
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig

from reperes.knowledge.served import served, using
from reperes.serve.actions import InProcessActions
from reperes.serve.cannot_start import CannotStart
from reperes.serve.lock_store import PromptLockStore
from reperes.serve.model import load_model
from reperes.serve.responses import Responses
from reperes.serve.tracker_store import ConversationStore

logger = logging.getLogger(__name__)

ACTION_SERVER = "REPERES_ACTION_ENDPOINT"
NOT_SERVED = ("nlg", "nlu", "model", "event_broker")


def load_agent(model_path: Union[str, Path], endpoints: Optional[AvailableEndpoints] = None) -> Agent:
    """Return an agent with its model, stores and actions."""
    endpoints = endpoints or AvailableEndpoints()
    _refuse_what_is_not_served(endpoints)
    agent = Agent(
        generator=Responses({}),
        tracker_store=tracker_store(endpoints.tracker_store),
        lock_store=lock_store(endpoints.lock_store),
        action_endpoint=action_endpoint(endpoints.action),
    )
    load_model(agent, model_path)
    _keep_the_families_of_a_turn(agent)
    return agent


def _keep_the_families_of_a_turn(agent: Agent) -> None:
    """Let each turn end with the families that it began with, whatever is published meanwhile."""
    handle = agent.handle_message

    async def handle_message(message: UserMessage) -> Optional[List[Dict[Text, Any]]]:
        with using(served()):
            return await handle(message)

    agent.handle_message = handle_message  # type: ignore[method-assign]


def _refuse_what_is_not_served(endpoints: AvailableEndpoints) -> None:
    for name in NOT_SERVED:
        if getattr(endpoints, name) is not None:
            raise CannotStart(f"La section « {name} » de endpoints.yml n'est pas prise en charge : retirez-la.")


def tracker_store(configured: Optional[EndpointConfig]) -> TrackerStore:
    """Return the configured tracker store, a file of this user without configuration."""
    if configured is None:
        return ConversationStore()
    store = create_tracker_store(configured)
    if isinstance(store, InMemoryTrackerStore) and configured.type:
        # Rasa only warns, and forgets every conversation at the next start.
        raise CannotStart(f"Le tracker_store « {configured.type} » de endpoints.yml n'existe pas.")
    return store


def lock_store(configured: Optional[EndpointConfig]) -> LockStore:
    """Return the configured lock store, the one in memory without configuration."""
    if not configured:
        return PromptLockStore()
    try:
        return LockStore.create(configured)
    except Exception as error:  # Rasa raises nothing narrower.
        raise CannotStart(
            f"Le lock_store « {configured.type} » de endpoints.yml n'existe pas, ou ne répond pas."
        ) from error


def action_endpoint(configured: Optional[EndpointConfig]) -> EndpointConfig:
    """Return the configured action server, the actions in this process without one."""
    url = os.environ.get(ACTION_SERVER)
    if url:
        return EndpointConfig(url)
    if configured is not None and configured.url:
        return configured
    return InProcessActions()


async def warm_up(agent: Agent, messages: Iterable[str]) -> None:
    """Run whole turns that leave no trace, so that the first person does not wait."""
    processor = agent.processor
    stored = processor.tracker_store
    processor.tracker_store = InMemoryTrackerStore(agent.domain)
    try:
        for text in messages:
            output = CollectingOutputChannel()
            await agent.handle_message(UserMessage(text, output, "warm-up"))
    finally:
        processor.tracker_store = stored
    await stored.retrieve("warm-up")
