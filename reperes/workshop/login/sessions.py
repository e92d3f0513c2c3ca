"""Sessions: a signed name in the cookie, and who it is in this process, so that whoever logs out is out.

They end with the process too, so that what is changed in the settings counts for everyone.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Callable, Optional

from reperes.channels.core.signing import Signer

COOKIE = "atelier"
SECONDS = 8 * 3600
MOST = 1_000


@dataclass(frozen=True)
class Session:
    """Who is logged in; `proof` is what they logged in with, such as the hash of a password."""

    id: str
    name: str
    proof: str
    expires: float


class Sessions:
    """Those that are open."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.time):
        self._signer = Signer(secret, "workshop session")
        self._clock = clock
        self._open: OrderedDict[str, Session] = OrderedDict()

    def begin(self, name: str, proof: str = "") -> str:
        """Open a session under a new id and return the value of its cookie."""
        now = self._clock()
        for old in [one.id for one in self._open.values() if one.expires <= now]:
            del self._open[old]
        while len(self._open) >= MOST:
            self._open.popitem(last=False)
        session = Session(secrets.token_hex(32), name, proof, now + SECONDS)
        self._open[session.id] = session
        return self._signer.sign(session.id)

    def read(self, cookie: Optional[str]) -> Optional[Session]:
        """Return the open session of a cookie, None when it was not signed here, has ended, or there is none."""
        id = self._signer.read(cookie) if cookie else None
        session = self._open.get(id) if isinstance(id, str) else None
        return session if session and session.expires > self._clock() else None

    def end(self, cookie: Optional[str]) -> None:
        """Close the session of a cookie, if there is one."""
        session = self.read(cookie)
        if session:
            del self._open[session.id]
