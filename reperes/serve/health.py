"""The route by which a watchman knows how the assistant is."""

from __future__ import annotations

from typing import Any, Dict, Optional

from rasa.core.agent import Agent
from rasa.core.tracker_store import TrackerStore
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels.core.inbox import Inbox
from reperes.channels.json_reply import json_reply
from reperes.serve.publications import Publications
from reperes.serve.second_process import SecondProcess
from reperes.serve.tracker_store import ConversationStore


def health_blueprint(publications: Publications, inbox: Optional[Inbox] = None) -> Blueprint:
    """Return the route `/health`; it says nothing of the platforms, which may be away while all is well here."""
    routes = Blueprint("health")

    @routes.get("/health")
    async def health(request: Request) -> HTTPResponse:
        # "degraded" is no error: people still get their answers.
        return json_reply(describe(request.app.ctx.agent, publications, inbox))

    return routes


def describe(agent: Agent, publications: Publications, inbox: Optional[Inbox] = None) -> Dict[str, Any]:
    """Return the state of an agent, of the knowledge that it serves, and of the inbox where there is one."""
    parts = {"tracker_store": state_of_store(agent.tracker_store), "knowledge": publications.state()}
    second = agent.processor.http_interpreter
    if isinstance(second, SecondProcess):
        parts["second_process"] = second.state()
    if inbox is not None:
        parts["inbox"] = inbox.state()
    is_well = all(part["status"] == "ok" for part in parts.values())
    return {"status": "ok" if is_well else "degraded", "model": agent.processor.model_filename, **parts}


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
