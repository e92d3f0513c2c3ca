"""The routes of the login by OpenID Connect."""

from __future__ import annotations

import logging
from typing import Any, Mapping, Optional
from urllib.parse import urlencode, urlsplit

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels.core.rate import Rate
from reperes.channels.web.origins import is_own_origin
from reperes.workshop.login import sentences
from reperes.workshop.login.addresses import HOME, LOGIN, RETURN, inside, who_asks
from reperes.workshop.login.desk import Desk
from reperes.workshop.login.oidc.fetch import ProviderAway, ProviderRefuses
from reperes.workshop.login.oidc.id_token import BadToken, UnknownKey, verify
from reperes.workshop.login.oidc.pending import Begun, Pending
from reperes.workshop.login.oidc.people import is_invited, name_of
from reperes.workshop.login.oidc.provider import Provider
from reperes.workshop.login.pages import page, to, told
from reperes.workshop.login.person import Known, Person
from reperes.workshop.login.sessions import COOKIE
from reperes.workshop.login.settings import OidcSettings

logger = logging.getLogger(__name__)

START = f"{LOGIN}/fournisseur"
STARTS, SECONDS = 60, 300


class OidcWay:
    """Sends people to their provider, and lets in those whom it vouches for and the settings name."""

    opens_sessions = True

    def __init__(self, desk: Desk, settings: OidcSettings):
        self._desk = desk
        self._settings = settings
        self._provider = Provider(settings)
        self._pending = Pending(desk.clock)
        self._starts = Rate(STARTS, SECONDS, desk.clock)

    def known(self, request: Request) -> Optional[Known]:
        """Return who has an open session."""
        session = self._desk.sessions.read(request.cookies.get(COOKIE))
        return Known(Person(session.name), session.id) if session else None

    def add_to(self, routes: Blueprint) -> None:
        """Add the routes of the login."""

        @routes.get(LOGIN, name="login")
        async def show(request: Request) -> HTTPResponse:
            back = inside(request.args.get("retour"))
            if self.known(request):
                return to(back)
            start = f"{START}?{urlencode({'retour': back})}"
            return page("oidc.html", start=start, said=self._desk.said(request, sentences.AT_THE_PROVIDER))

        @routes.get(START, name="start")
        async def start(request: Request) -> HTTPResponse:
            return await self._start(request)

        @routes.get(RETURN, name="return")
        async def finish(request: Request) -> HTTPResponse:
            return await self._finish(request)

    async def _start(self, request: Request) -> HTTPResponse:
        redirect_uri = self._redirect_uri(request)
        if redirect_uri is None:
            return _sorry(sentences.NO_ADDRESS, 400)
        if self._starts.wait(who_asks(request)):
            return _sorry(sentences.BUSY, 429)
        try:
            provider = await self._provider.description()
        except ProviderAway as reason:
            logger.error("The provider of the workshop's login is away: %s", reason)
            return _sorry(sentences.PROVIDER_AWAY, 503)
        browser = self._desk.browsers.of(request) or self._desk.browsers.new()
        begun = self._pending.begin(browser, inside(request.args.get("retour")), redirect_uri)
        asked = urlencode(self._asked(begun, provider.scopes))
        response = to(f"{provider.authorization}{'&' if '?' in provider.authorization else '?'}{asked}")
        self._desk.browsers.remember(response, request, browser)
        return response

    def _asked(self, begun: Begun, offered: Any) -> Mapping[str, str]:
        group = self._settings.group[0] if self._settings.group else ""
        return {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": begun.redirect_uri,
            "scope": " ".join(["openid", "email", "profile", *([group] if group in offered else [])]),
            "state": begun.state,
            "nonce": begun.nonce,
            "code_challenge": begun.challenge,
            "code_challenge_method": "S256",
        }

    async def _finish(self, request: Request) -> HTTPResponse:
        begun = self._pending.take(request.args.get("state"), self._desk.browsers.of(request))
        if begun is None:
            # Whoever goes « back » after the login, or began it in two windows, is in.
            return to(HOME) if self.known(request) else _sorry(sentences.NOT_BEGUN, 403)
        code = request.args.get("code")
        if not code or request.args.get("iss", self._settings.issuer) != self._settings.issuer:
            return _sorry(sentences.PROVIDER_REFUSED, 403)
        try:
            claims = await self._claims(code, begun)
        except ProviderRefuses as reason:
            logger.error("The provider of the workshop's login refused a code, or our client_secret: %s", reason)
            return _sorry(sentences.PROVIDER_REFUSED, 403)
        except ProviderAway as reason:
            logger.error("The provider of the workshop's login did not finish it: %s", reason)
            return _sorry(sentences.PROVIDER_AWAY, 503)
        except BadToken as reason:
            logger.error(
                "The provider of the workshop's login gave a bad token (%s %s).", type(reason).__name__, reason
            )
            return _sorry(sentences.PROVIDER_REFUSED, 403)
        if not is_invited(claims, self._settings):
            return _sorry(sentences.NOT_INVITED.format(subject=claims["sub"][:200]), 403)
        return self._desk.enter(request, name_of(claims), "", begun.back)

    async def _claims(self, code: str, begun: Begun) -> Mapping[str, Any]:
        """What the provider says of the person: in the token that it signed, and beside it of the same person."""
        given = await self._provider.exchange(code, begun.verifier, begun.redirect_uri)
        claims = await self._verified(given.get("id_token"), begun.nonce)
        access = given.get("access_token")
        more = await self._provider.userinfo(access) if isinstance(access, str) else {}
        return {**more, **claims} if more.get("sub") == claims["sub"] else claims

    async def _verified(self, token: Any, nonce: str) -> Mapping[str, Any]:
        settings = self._settings
        try:
            return verify(token, await self._provider.keys(), settings.issuer, settings.client_id, nonce)
        except UnknownKey:
            keys = await self._provider.keys(anew=True)
            return verify(token, keys, settings.issuer, settings.client_id, nonce)

    def _redirect_uri(self, request: Request) -> Optional[str]:
        """Where the provider sends people back to: the site's address, which no header of a stranger chooses."""
        origins = self._desk.origins
        if origins:
            here = [one for one in origins if urlsplit(one).netloc == request.host]
            return (here or list(origins))[0] + RETURN
        origin = f"http://{request.host}"
        return origin + RETURN if is_own_origin(origin, request.host, ()) else None


def _sorry(sentence: str, status: int) -> HTTPResponse:
    return told(sentences.LOGIN_TITLE, sentence, status, again=LOGIN)
