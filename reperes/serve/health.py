"""The route by which a watchman knows how the assistant is."""

from __future__ import annotations

from typing import Any, Dict

from rasa.core.agent import Agent
from rasa.core.tracker_store import TrackerStore
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels.json_reply import json_reply
from reperes.serve.tracker_store import ConversationStore


def health_blueprint() -> Blueprint:
    """Return the route `/health`."""
    routes = Blueprint("health")

    @routes.get("/health")
    async def health(request: Request) -> HTTPResponse:
        # "degraded" is no error: people still get their answers.
        return json_reply(describe(request.app.ctx.agent))

    return routes


def describe(agent: Agent) -> Dict[str, Any]:
    """Return the state of an agent."""
    store = state_of_store(agent.tracker_store)
    return {
        "status": "ok" if store["status"] == "ok" else "degraded",
        "model": agent.processor.model_filename,
        "tracker_store": store,
    }


def state_of_store(store: TrackerStore) -> Dict[str, Any]:
    """Return the state of a tracker store; one of Rasa's own says nothing of itself."""
    ours = inner_store(store)
    return ours.state() if isinstance(ours, ConversationStore) else {"status": "ok"}


def close_store(store: TrackerStore) -> None:
    """Let a store of ours save what waits before the program ends."""
    ours = inner_store(store)
    if isinstance(ours, ConversationStore):
        ours.close()


def inner_store(store: TrackerStore) -> TrackerStore:
    """Return the store inside the wrapper that Rasa's agent puts around it."""
    return getattr(store, "_tracker_store", store)
