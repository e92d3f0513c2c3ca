"""The cookies of the login: for the server alone, and of the workshop's pages only."""

from __future__ import annotations

import secrets
from typing import Optional, Sequence

from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels.core.signing import Signer
from reperes.workshop.login.addresses import HOME, is_https

BEFORE = "atelier-avant"


def set_cookie(
    response: HTTPResponse, request: Request, origins: Sequence[str], name: str, value: str, seconds: int
) -> None:
    """Give a browser a cookie."""
    response.cookies[name] = value
    # Lax, so that links of the intranet open the workshop and a provider may send people back; forms have their tokens.
    _describe(response, name, secure=is_https(request, origins), seconds=seconds)


def drop_cookie(response: HTTPResponse, request: Request, origins: Sequence[str], name: str) -> None:
    """Take a cookie back."""
    response.cookies[name] = ""
    _describe(response, name, secure=is_https(request, origins), seconds=0)


def _describe(response: HTTPResponse, name: str, secure: bool, seconds: int) -> None:
    cookie = response.cookies[name]
    cookie["path"] = HOME
    cookie["max-age"] = seconds
    cookie["httponly"] = True
    cookie["samesite"] = "Lax"
    if secure:
        cookie["secure"] = True


class Browsers:
    """Recognises a browser before anybody is logged in, so that what it was shown works nowhere else."""

    SECONDS = 3600

    def __init__(self, secret: bytes, origins: Sequence[str]):
        self._signer = Signer(secret, "workshop before login")
        self._origins = origins

    def of(self, request: Request) -> Optional[str]:
        """Return the name of a browser that was given one."""
        cookie = request.cookies.get(BEFORE)
        found = self._signer.read(cookie) if cookie else None
        return found if isinstance(found, str) else None

    def new(self) -> str:
        """Return a name for a browser."""
        return secrets.token_hex(16)

    def remember(self, response: HTTPResponse, request: Request, browser: str) -> None:
        """Give the browser its name."""
        set_cookie(response, request, self._origins, BEFORE, self._signer.sign(browser), self.SECONDS)
