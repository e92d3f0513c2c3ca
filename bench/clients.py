"""One class for each channel that is measured: it asks a question and says how long the whole turn took."""

from __future__ import annotations

import http.client
import json
import time
from typing import Any, Dict, Protocol

TIMEOUT = 60.0


class NoAnswer(Exception):
    """A turn without an answer; measuring on would compare answers with failures."""


class Client(Protocol):
    """Asks over one connection that stays open, as a proxy's would; to be used by one thread."""

    def ask(self, sender: str, message: str) -> float:
        """Return the seconds from sending a message to having read its answer; raise NoAnswer, or OSError."""


class RestClient:
    """Speaks to the channel `rest`, the same at both bots."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

    def ask(self, sender: str, message: str) -> float:
        """Return the seconds of a turn."""
        began = time.perf_counter()
        answers = self._post("/webhooks/rest/webhook", {"sender": sender, "message": message})
        took = time.perf_counter() - began
        if not answers:
            raise NoAnswer(message)
        return took

    def _post(self, path: str, content: Dict[str, Any]) -> Any:
        self._connection.request("POST", path, json.dumps(content), {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise NoAnswer(f"{response.status} {body[:200]!r}")
        return json.loads(body)


CHANNELS = {"rest": RestClient}
"""Channels by name; what is added here is measured beside the others at Repères."""
