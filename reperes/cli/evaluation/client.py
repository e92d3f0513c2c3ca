"""Asks a running assistant over its `rest` channel."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from typing import Any, Dict, List, Tuple

WEBHOOK = "/webhooks/rest/webhook"
TIMEOUT = 30


def webhook_of(url: str) -> str:
    """Return the address of the channel, from the assistant's or from its own."""
    return url if "/webhooks/" in url else url.rstrip("/") + WEBHOOK


def ask(webhook: str, sender: str, message: str) -> Tuple[List[Dict[str, Any]], float]:
    """Return the replies to a message and the seconds that they took; OSError when there are none."""
    body = json.dumps({"sender": sender, "message": message}).encode()
    request = urllib.request.Request(webhook, body, {"Content-Type": "application/json"})
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
        replies = json.load(response)
    return replies, time.perf_counter() - began


def error_of(error: OSError) -> str:
    """Return what went wrong, in a few words."""
    return f"HTTP {error.code}" if isinstance(error, urllib.error.HTTPError) else str(getattr(error, "reason", error))
