"""Sessions: the server says who a browser is, and believes nothing else."""

from __future__ import annotations

import re
import secrets
import time
from dataclasses import dataclass
from typing import Callable, Optional

from reperes.channels.core.signing import Signer

SECONDS_VALID = 12 * 3600
SECONDS_IN_ALL = 30 * 86_400

_SUBJECT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Session:
    """Whose conversation it is (a random name), since when, and until when this token is good (seconds of the
    epoch)."""

    subject: str
    began: float
    expires: float


class Sessions:
    """Issues and reads the tokens of sessions."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.time):
        self._signer = Signer(secret, "web session")
        self._clock = clock

    def begin(self) -> Session:
        """Return a session for someone new."""
        now = self._clock()
        return Session(secrets.token_hex(16), now, now + SECONDS_VALID)

    def renew(self, session: Session) -> Optional[Session]:
        """Return the same session with a later end; None when it is as old as conversations get."""
        last = session.began + SECONDS_IN_ALL
        expires = min(self._clock() + SECONDS_VALID, last)
        return Session(session.subject, session.began, expires) if expires > self._clock() else None

    def token(self, session: Session) -> str:
        """Return the text by which a browser shows that it is in the session."""
        return self._signer.sign([session.subject, session.began, session.expires])

    def read(self, token: Optional[str]) -> Optional[Session]:
        """Return the session of a token, None when it was not signed here, has expired, or there is none."""
        found = self._signer.read(token) if token else None
        if not isinstance(found, list) or len(found) != 3 or not _SUBJECT.fullmatch(str(found[0])):
            return None
        session = Session(*found)
        return session if session.expires > self._clock() else None
