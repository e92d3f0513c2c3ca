"""The login by a proxy that says who is there."""

from __future__ import annotations

from typing import Optional

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.login import sentences
from reperes.workshop.login.addresses import LOGIN, inside, peer_of
from reperes.workshop.login.desk import Desk
from reperes.workshop.login.pages import to, told
from reperes.workshop.login.person import Known, Person, readable_name
from reperes.workshop.login.settings import ProxySettings


class ProxyWay:
    """Believes the proxy's header, and the same header of nobody else."""

    opens_sessions = False

    def __init__(self, desk: Desk, settings: ProxySettings):
        self._settings = settings

    def known(self, request: Request) -> Optional[Known]:
        """Return whom the proxy names; nobody when the header is there twice, as one of them may be a stranger's."""
        peer = peer_of(request)
        given = request.headers.getall(self._settings.header.lower(), [])
        if peer is None or len(given) != 1 or not any(peer in network for network in self._settings.peers):
            return None
        name = readable_name(given[0])
        return Known(Person(name), f"proxy\0{name}") if name else None

    def add_to(self, routes: Blueprint) -> None:
        """Add the page for those whom the proxy did not name."""

        @routes.get(LOGIN, name="login")
        async def show(request: Request) -> HTTPResponse:
            if self.known(request):
                return to(inside(request.args.get("retour")))
            return told(sentences.LOGIN_TITLE, sentences.BY_THE_PORTAL, 403)
