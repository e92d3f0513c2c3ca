"""What every way of logging in uses: sessions, tokens of forms, cookies."""

from __future__ import annotations

import time
from typing import Callable, Sequence

from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.login import sentences
from reperes.workshop.login.addresses import LOGIN, is_ours
from reperes.workshop.login.cookies import BEFORE, Browsers, drop_cookie, set_cookie
from reperes.workshop.login.forms import Forms
from reperes.workshop.login.pages import to
from reperes.workshop.login.sessions import COOKIE, SECONDS, Sessions

FAREWELL = "au-revoir"


class Desk:
    """Lets people in and out. `origins` are the addresses of the site, as browsers write an origin."""

    def __init__(self, secret: bytes, origins: Sequence[str], clock: Callable[[], float] = time.time):
        self.origins = tuple(origins)
        self.clock = clock
        self.sessions = Sessions(secret, clock)
        self.forms = Forms(secret, self.origins)
        self.browsers = Browsers(secret, self.origins)

    def is_own_page(self, request: Request) -> bool:
        """Whether a request was sent by a page of this server."""
        return is_ours(request, self.origins)

    def enter(self, request: Request, name: str, proof: str, back: str) -> HTTPResponse:
        """Open a session, close the one before, and send the browser on."""
        self.sessions.end(request.cookies.get(COOKIE))
        response = to(back)
        set_cookie(response, request, self.origins, COOKIE, self.sessions.begin(name, proof), SECONDS)
        drop_cookie(response, request, self.origins, BEFORE)
        return response

    def leave(self, request: Request) -> HTTPResponse:
        """Close the session, and send the browser to the login."""
        self.sessions.end(request.cookies.get(COOKIE))
        response = to(f"{LOGIN}?{FAREWELL}=1")
        drop_cookie(response, request, self.origins, COOKIE)
        return response

    def said(self, request: Request, also: str = "") -> str:
        """Return what the login says to whoever has just logged out, "" to others."""
        return f"{sentences.LOGGED_OUT} {also}".strip() if request.args.get(FAREWELL) else ""
