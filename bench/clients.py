"""One class for each channel that is measured: it asks a question and says how long the whole turn took."""

from __future__ import annotations

import http.client
import json
import time
import uuid
from typing import Any, Dict, Protocol

TIMEOUT = 60.0
TURNS_OF_A_SESSION = 25
"""Turns over the web channel before someone else comes: a session may send 30 messages a minute, and 600 may begin in
one."""


class NoAnswer(Exception):
    """A turn without an answer; measuring on would compare answers with failures."""


class Client(Protocol):
    """Asks over one connection that stays open, as a proxy's would; to be used by one thread."""

    def ask(self, sender: str, message: str) -> float:
        """Return the seconds from sending a message to having read its answer; raise NoAnswer, or OSError."""


class Connection:
    """Posts JSON and reads JSON, over one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

    def post(self, path: str, content: Dict[str, Any], headers: Dict[str, str]) -> Any:
        """Return what is answered; raise NoAnswer for anything but success."""
        self._connection.request("POST", path, json.dumps(content), {"Content-Type": "application/json", **headers})
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise NoAnswer(f"{response.status} {body[:200]!r}")
        return json.loads(body)


class RestClient:
    """Speaks to the channel `rest`, the same at both bots."""

    def __init__(self, port: int) -> None:
        self._connection = Connection(port)

    def ask(self, sender: str, message: str) -> float:
        """Return the seconds of a turn."""
        began = time.perf_counter()
        answers = self._connection.post("/webhooks/rest/webhook", {"sender": sender, "message": message}, {})
        took = time.perf_counter() - began
        if not answers:
            raise NoAnswer(message)
        return took


class WebClient:
    """Speaks to the channel `web` as the page does: with the token of a session, and an id for each message.

    Who speaks is the session, so `sender` counts for nothing; a session asks about several things, with more history
    than over `rest`. Beginning a session is not part of a turn.
    """

    def __init__(self, port: int) -> None:
        self._connection = Connection(port)
        self._origin = {"Origin": f"http://127.0.0.1:{port}"}
        self._token, self._asked = "", 0

    def ask(self, sender: str, message: str) -> float:
        """Return the seconds of a turn."""
        if self._asked % TURNS_OF_A_SESSION == 0:
            self._token = self._connection.post("/webhooks/web/session", {}, self._origin)["token"]
        self._asked += 1
        headers = {**self._origin, "Authorization": f"Bearer {self._token}"}
        content = {"id": str(uuid.uuid4()), "text": message}
        began = time.perf_counter()
        turn = self._connection.post("/webhooks/web/messages", content, headers)
        took = time.perf_counter() - began
        if not turn["answers"]:
            raise NoAnswer(message)
        return took


CHANNELS = {"rest": RestClient, "web": WebClient}
"""Channels by name; what is added here is measured beside the others at Repères."""
