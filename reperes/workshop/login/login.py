"""Who may enter the workshop, by the one way that is configured."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, Mapping, Optional, Sequence
from urllib.parse import urlencode, urlsplit

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.login import sentences
from reperes.workshop.login.addresses import LOGIN, LOGOUT, inside
from reperes.workshop.login.desk import Desk
from reperes.workshop.login.pages import STYLE, foreign_form, lost, page, style, to, told
from reperes.workshop.login.password_file import BadPasswordFile, PasswordFile
from reperes.workshop.login.password_way import PasswordWay
from reperes.workshop.login.person import Person
from reperes.workshop.login.proxy_way import ProxyWay
from reperes.workshop.login.settings import ProxySettings, WrongSettings, read_settings
from reperes.workshop.login.typed import typed_in

SAFE_METHODS = ("GET", "HEAD")


class Login:
    """The login of the workshop: its routes, and the guard of all others."""

    def __init__(self, desk: Desk, way: Any):
        self._desk = desk
        self._way = way

    @classmethod
    def from_settings(
        cls,
        settings: Optional[Mapping[str, Any]],
        folder: Path,
        secret: bytes,
        origins: Sequence[str] = (),
        clock: Callable[[], float] = time.time,
    ) -> Optional[Login]:
        """Return the login of the section `workshop` of credentials.yml, else that of the passwords in `folder`.

        None without either: then there is no workshop. `origins` are those of the web channel. Raises WrongSettings.
        """
        found = read_settings(settings)
        desk = Desk(secret, origins, clock)
        if isinstance(found, ProxySettings):
            return cls(desk, ProxyWay(desk, found))
        if found is not None:
            # What speaks to a provider is imported for those who have one.
            from reperes.workshop.login.oidc.way import OidcWay

            return cls(desk, OidcWay(desk, found))
        passwords = PasswordFile(folder)
        try:
            return cls(desk, PasswordWay(desk, passwords)) if passwords.entries() else None
        except BadPasswordFile as reason:
            raise WrongSettings(str(reason)) from reason

    async def person(self, request: Request) -> Optional[Person]:
        """Return who is logged in, None when nobody is."""
        known = self._way.known(request)
        return known.person if known else None

    def csrf(self, request: Request) -> str:
        """Return the token for the forms of a page, in a field named `csrf`; raises ValueError when nobody is logged in."""
        known = self._way.known(request)
        if known is None:
            raise ValueError("nobody is logged in")
        return self._desk.forms.token(known.subject)

    def guard(self, routes: Blueprint) -> None:
        """Send whoever is not logged in to the login, and refuse what is sent without a token of ours.

        What somebody typed before their session ended is given back, to whom our own page sent it.
        """

        @routes.on_request
        async def check(request: Request) -> Optional[HTTPResponse]:
            known = self._way.known(request)
            if request.method in SAFE_METHODS:
                return None if known else to(_login_for(request))
            if known and self._desk.forms.is_ours(request, known.subject):
                return None
            if not self._desk.is_own_page(request):
                return foreign_form() if known else to(_login_for(request))
            if known:
                given = sentences.FOREIGN_FORM_TITLE, sentences.FOREIGN_FORM
                return lost(*given, typed_in(request), _way_back(request), sentences.TO_THE_PAGE)
            ended = sentences.SESSION_ENDED_TITLE, sentences.SESSION_ENDED
            return lost(*ended, typed_in(request), _login_for(request), sentences.LOG_IN_AGAIN)

    def blueprint(self) -> Blueprint:
        """Return the routes of the login and of the logout."""
        routes = Blueprint("workshop_login")
        self._way.add_to(routes)

        @routes.get(STYLE, name="style")
        async def sheet(request: Request) -> HTTPResponse:
            return style()

        @routes.get(LOGOUT, name="logout")
        async def ask(request: Request) -> HTTPResponse:
            known = self._way.known(request)
            if known is None:
                return to(LOGIN)
            if not self._way.opens_sessions:
                return told(sentences.LOGOUT_TITLE, sentences.LEAVE_THE_PORTAL, 200)
            return page("logout.html", person=known.person, token=self._desk.forms.token(known.subject))

        @routes.post(LOGOUT, name="leave")
        async def leave(request: Request) -> HTTPResponse:
            known = self._way.known(request)
            if known is not None and not self._desk.forms.is_ours(request, known.subject):
                return foreign_form()
            return self._desk.leave(request) if self._way.opens_sessions else to(LOGOUT)

        return routes


def _login_for(request: Request) -> str:
    return f"{LOGIN}?{urlencode({'retour': _way_back(request)})}"


def _way_back(request: Request) -> str:
    """The page that was asked for; of a form, the page that it stood on."""
    if request.method in SAFE_METHODS:
        return inside(f"{request.path}?{request.query_string}" if request.query_string else request.path)
    parts = urlsplit(request.headers.get("referer", ""))
    return inside(f"{parts.path}?{parts.query}" if parts.query else parts.path)
