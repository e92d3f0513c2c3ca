"""Logins that were begun here and are not finished: each may come back once, to the browser that began it."""

from __future__ import annotations

import hashlib
import secrets
import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Callable, Optional

SECONDS = 600
MOST = 10_000


@dataclass(frozen=True)
class Begun:
    """One login: whose browser, what the provider must give back, and where to go on then."""

    browser: str
    back: str
    redirect_uri: str
    expires: float
    state: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    @property
    def challenge(self) -> str:
        """What the provider is told of the verifier beforehand (PKCE, S256)."""
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        return urlsafe_b64encode(digest).decode("ascii").rstrip("=")


class Pending:
    """Those that are under way; with too many, the oldest are forgotten."""

    def __init__(self, clock: Callable[[], float] = time.time):
        self._clock = clock
        self._begun: OrderedDict[str, Begun] = OrderedDict()

    def begin(self, browser: str, back: str, redirect_uri: str) -> Begun:
        """Return a new login."""
        begun = Begun(browser, back, redirect_uri, self._clock() + SECONDS)
        self._begun[begun.state] = begun
        if len(self._begun) > MOST:
            self._begun.popitem(last=False)
        return begun

    def take(self, state: Optional[str], browser: Optional[str]) -> Optional[Begun]:
        """Return the login of a state and forget it; None when this browser did not begin it, or too long ago."""
        begun = self._begun.get(state or "")
        if begun is None or begun.browser != browser:
            return None
        del self._begun[begun.state]
        return begun if begun.expires > self._clock() else None
