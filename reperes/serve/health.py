"""The route by which a watchman knows how the assistant is."""

from __future__ import annotations

from typing import Any, Dict

from rasa.core.agent import Agent
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels.json_reply import json_reply


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


def state_of_store(store: Any) -> Dict[str, Any]:
    """Return the state of a tracker store, below the wrapper that Rasa puts around it."""
    inner = getattr(store, "_tracker_store", store)
    state = getattr(inner, "state", None)
    return state() if state else {"status": "ok"}
