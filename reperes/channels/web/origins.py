"""From which pages a request may come."""

from __future__ import annotations

from typing import Collection, Optional
from urllib.parse import urlsplit

_THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


def is_own_origin(origin: Optional[str], host: str, origins: Collection[str]) -> bool:
    """Whether `origin` is the server's own page: one of `origins`, or, without any, this machine by the name in `host`.

    A name that leads here but is not ours (DNS rebinding) sends its own Host, so that alone proves nothing.
    """
    if not origin:
        return False
    if origins:
        return origin in origins
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.netloc == host and host.rpartition(":")[0] in _THIS_MACHINE
