"""The `rest` channel: a question in JSON, a list of answers in JSON.

Stands at the address of Rasa's own, which has no limits, lets any typed `/intent` past
the understanding, answers errors with nothing and cuts answers at their blank lines.
"""

from __future__ import annotations

import logging
from typing import Any, Awaitable, Callable, Dict, List, Mapping, Optional

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels import limits
from reperes.channels.json_reply import json_reply
from reperes.channels.rest_request import Fault, Incoming, read_request

logger = logging.getLogger(__name__)

PAYLOAD_INTENTS = ("ask_description",)

Handler = Callable[[UserMessage], Awaitable[Any]]


class RestOutput(CollectingOutputChannel):
    """Collects the answers of one turn, each as one message."""

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Keep an answer whole: text, buttons and structured content together."""
        self.messages.append(rest_message(recipient_id, message))


class RestInput(InputChannel):
    """Takes `{"sender": …, "message": …}` at /webhooks/rest/webhook."""

    @classmethod
    def name(cls) -> str:
        """Name of the channel, and of its part of the address."""
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: Optional[Mapping[str, Any]]) -> RestInput:
        """Make the channel from its part of credentials.yml."""
        intents = (credentials or {}).get("payload_intents", PAYLOAD_INTENTS)
        return cls(limits.only_payloads_of(intents))

    def __init__(self, is_allowed_payload: Optional[limits.PayloadCheck] = None):
        self._is_allowed_payload = is_allowed_payload or limits.only_payloads_of(PAYLOAD_INTENTS)

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the routes of the channel."""
        routes = Blueprint("rest")

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            incoming = read_request(request.headers.get("content-type"), request.body)
            if isinstance(incoming, Fault):
                return json_reply({"error": incoming.sentence}, incoming.status)
            try:
                return json_reply(await self.answer(incoming, on_new_message))
            except Exception:
                # Whatever it is, people get a sentence and we get the trace.
                logger.exception("A turn of the rest channel failed.")
                return json_reply({"error": limits.OUR_FAULT}, 500)

        return routes

    async def answer(self, incoming: Incoming, on_new_message: Handler) -> List[Dict[str, Any]]:
        """Return the answers to one message."""
        output = RestOutput()
        verdict = limits.accept(incoming.message, self._is_allowed_payload)
        if isinstance(verdict, limits.Refused):
            return [rest_message(incoming.sender, {"text": verdict.sentence})]
        await on_new_message(UserMessage(verdict.text, output, incoming.sender, input_channel=self.name()))
        if not output.messages:
            logger.warning("A turn of the rest channel ended without an answer.")
            return [rest_message(incoming.sender, {"text": limits.NO_ANSWER})]
        return output.messages


def rest_message(recipient_id: str, message: Mapping[str, Any]) -> Dict[str, Any]:
    """Return an answer in the form that clients of the channel read."""
    found: Dict[str, Any] = {
        "recipient_id": recipient_id,
        "text": message.get("text") or "",
    }
    buttons = [
        {"title": button.get("title", ""), "payload": button.get("payload", "")}
        for button in message.get("buttons") or []
    ]
    if buttons:
        found["buttons"] = buttons
    if message.get("custom"):
        found["custom"] = message["custom"]
    return found
