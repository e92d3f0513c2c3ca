"""Wires the `web` channel: its secret, its stores, the knowledge, and what Rasa keeps of conversations."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from rasa.core.agent import Agent
from sanic import Blueprint

from reperes.channels import limits
from reperes.channels.core.signing import BadSecret, Signer, read_secret
from reperes.channels.rest import PAYLOAD_INTENTS
from reperes.channels.web.bundle import read_bundle
from reperes.channels.web.buttons import Buttons
from reperes.channels.web.channel import WebInput
from reperes.channels.web.feedback import FeedbackStore
from reperes.channels.web.pages import pages_blueprint
from reperes.channels.web.service import Service
from reperes.channels.web.sessions import Sessions
from reperes.knowledge.served import served
from reperes.serve.cannot_start import CannotStart
from reperes.serve.health import inner_store
from reperes.serve.tracker_store import ConversationStore
from reperes.storage.data_folder import data_folder

EVENTS_SHOWN = 200
SETTINGS = ("origins", "embed_on", "payload_intents")


def web_channel(settings: Optional[Mapping[str, Any]], agent: Agent) -> WebInput:
    """Return the channel with the settings of credentials.yml; raises CannotStart with what to mend there."""
    chosen = dict(settings or {})
    unknown = set(chosen) - set(SETTINGS)
    if unknown:
        raise CannotStart(
            f"Réglage inconnu du canal web dans credentials.yml : {', '.join(sorted(unknown))}. "
            f"Il connaît : {', '.join(SETTINGS)}."
        )
    origins, embed_on = _origins(chosen, "origins"), _origins(chosen, "embed_on")
    key = secret()
    service = Service(
        sessions=Sessions(key),
        buttons=Buttons(key),
        names=Signer(key, "web feedback"),
        feedback=FeedbackStore(data_folder()),
        families=served,
        greeting=greeting_of(agent),
        is_allowed_payload=limits.only_payloads_of(chosen.get("payload_intents", PAYLOAD_INTENTS)),
        origins=origins,
    )

    async def events(sender_id: str) -> List[Dict[str, Any]]:
        return await said_in(agent, sender_id)

    return WebInput(service, events, embed_on=embed_on)


def pages_of(channel: WebInput) -> Blueprint:
    """Return the routes of the pages that speak to the channel, with the page that was built in web/, if it was."""
    return pages_blueprint(read_bundle(Path("web/dist")), channel.embed_on)


def secret() -> bytes:
    """Return what the server signs with; raises CannotStart when it cannot be used."""
    try:
        return read_secret(data_folder())
    except BadSecret as reason:
        raise CannotStart(str(reason)) from reason


def greeting_of(agent: Agent) -> str:
    """Return the words with which the assistant greets, as HR wrote them in domain.yml, with gaps for the family's
    names."""
    return agent.domain.responses["utter_greet"][0]["text"]


async def said_in(agent: Agent, sender_id: str) -> List[Dict[str, Any]]:
    """Return the last events of a conversation in which someone says something, as dictionaries."""
    store = inner_store(agent.tracker_store)
    if isinstance(store, ConversationStore):
        return store.said(sender_id, EVENTS_SHOWN)
    tracker = await agent.tracker_store.retrieve_full_tracker(sender_id)
    events = [event.as_dict() for event in reversed(tracker.events)] if tracker else []
    said = (event for event in events if event["event"] in ("user", "bot"))
    return list(islice(said, EVENTS_SHOWN))[::-1]


def _origins(settings: Mapping[str, Any], key: str) -> Tuple[str, ...]:
    """The addresses of a setting: scheme, host and port, as browsers write an origin."""
    found = settings.get(key) or []
    if not isinstance(found, list) or not all(map(_is_origin, found)):
        raise CannotStart(
            f"« {key} » dans credentials.yml est une liste d'adresses comme https://intranet.example.be, "
            "sans chemin ni barre finale."
        )
    return tuple(found)


def _is_origin(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    scheme, _, host = value.partition("://")
    return scheme in ("http", "https") and bool(host) and not set(host) & set("/?#*;, '\"")
