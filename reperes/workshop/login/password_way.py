"""The login by a name and a password."""

from __future__ import annotations

import logging
from typing import Optional

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.login import sentences
from reperes.workshop.login.addresses import LOGIN, inside, who_asks
from reperes.workshop.login.attempts import Attempts, TooBusy, TooMany
from reperes.workshop.login.desk import Desk
from reperes.workshop.login.pages import foreign_form, page, to
from reperes.workshop.login.password_file import BadPasswordFile, PasswordFile
from reperes.workshop.login.person import Known, Person
from reperes.workshop.login.sessions import COOKIE, Session

logger = logging.getLogger(__name__)


class PasswordWay:
    """Its routes, and who is logged in by it."""

    opens_sessions = True

    def __init__(self, desk: Desk, passwords: PasswordFile):
        self._desk = desk
        self._passwords = passwords
        self._attempts = Attempts(passwords, desk.clock)

    def known(self, request: Request) -> Optional[Known]:
        """Return who has an open session, and still the password that it was opened with."""
        session = self._desk.sessions.read(request.cookies.get(COOKIE))
        return Known(Person(session.name), session.id) if session and self._still_holds(session) else None

    def add_to(self, routes: Blueprint) -> None:
        """Add the routes of the login."""

        @routes.get(LOGIN, name="login")
        async def show(request: Request) -> HTTPResponse:
            back = inside(request.args.get("retour"))
            if self.known(request):
                return to(back)
            return self._form(request, back=back, said=self._desk.said(request))

        @routes.post(LOGIN, name="try_login")
        async def enter(request: Request) -> HTTPResponse:
            return await self._enter(request)

    async def _enter(self, request: Request) -> HTTPResponse:
        desk = self._desk
        back = inside(request.form.get("retour"))
        browser = desk.browsers.of(request)
        if not desk.is_own_page(request):
            return foreign_form()
        if browser is None or not desk.forms.is_ours(request, browser):
            return self._form(request, 403, sentences.STALE, back=back)
        name, password = request.form.get("nom") or "", request.form.get("mot_de_passe") or ""
        if not name.strip() or not password:
            return self._form(request, 400, sentences.EMPTY, name, back, at="mot_de_passe" if name.strip() else "nom")
        try:
            entry = await self._attempts.check(who_asks(request), name, password)
        except TooMany as reason:
            return self._too_many(request, reason.seconds, name, back)
        except TooBusy:
            return self._form(request, 503, sentences.BUSY, name, back)
        except BadPasswordFile as reason:
            logger.error("Nobody can log in: %s", reason)
            return self._form(request, 503, sentences.NOT_NOW, name, back)
        if entry is None:
            return self._form(request, 403, sentences.WRONG, name, back, at="nom")
        return desk.enter(request, entry.name, entry.hash, back)

    def _too_many(self, request: Request, seconds: int, name: str, back: str) -> HTTPResponse:
        minutes = -(-seconds // 60)
        sentence = sentences.TOO_MANY.format(minutes="une minute" if minutes == 1 else f"{minutes} minutes")
        response = self._form(request, 429, sentence, name, back)
        response.headers["Retry-After"] = str(seconds)
        return response

    def _form(
        self,
        request: Request,
        status: int = 200,
        error: str = "",
        name: str = "",
        back: str = "",
        at: str = "",
        said: str = "",
    ) -> HTTPResponse:
        browser = self._desk.browsers.of(request) or self._desk.browsers.new()
        token = self._desk.forms.token(browser)
        shown = name[:200]
        response = page("login.html", status, error=error, name=shown, back=back, at=at, said=said, token=token)
        self._desk.browsers.remember(response, request, browser)
        return response

    def _still_holds(self, session: Session) -> bool:
        try:
            entry = self._passwords.find(session.name)
        except BadPasswordFile as reason:
            logger.error("Nobody is let in: %s", reason)
            return False
        return entry is not None and entry.hash == session.proof
