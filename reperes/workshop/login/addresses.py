"""Where a request comes from, how, and where one may be sent back to."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any, Optional, Sequence
from urllib.parse import unquote

from sanic.request import Request

from reperes.channels.web.origins import is_own_origin

HOME = "/atelier"
LOGIN = f"{HOME}/connexion"
LOGOUT = f"{HOME}/deconnexion"
RETURN = f"{HOME}/retour"
MOST_CHARACTERS = 500

_INSIDE = re.compile(rf"{HOME}([/?#][!-\[\]-~]*)?")


def inside(address: Optional[str]) -> str:
    """Return an address of the workshop to go back to, its first page for any other."""
    if not address or len(address) > MOST_CHARACTERS or not _INSIDE.fullmatch(address):
        return HOME
    path = re.split("[?#]", address)[0]
    steps = unquote(path).split("/")
    if path.rstrip("/") in (LOGIN, LOGOUT, RETURN) or "//" in path or "." in steps or ".." in steps:
        return HOME
    return address


def peer_of(request: Request) -> Any:
    """Return the address of the machine that is connected, None where it has none."""
    return _read(request.ip)


def is_https(request: Request, origins: Sequence[str]) -> bool:
    """Whether people are here by https: so says the connection, the proxy on this machine, or each of `origins`."""
    peer = peer_of(request)
    said = peer is not None and peer.is_loopback and request.headers.get("x-forwarded-proto", "").strip() == "https"
    return said or request.scheme == "https" or (bool(origins) and all(one.startswith("https://") for one in origins))


def who_asks(request: Request) -> str:
    """Return the address, or the network of 64 bits, of who asks; of the proxy on this machine, what it says last."""
    peer = peer_of(request)
    if peer is not None and peer.is_loopback:
        named = ",".join(request.headers.getall("x-forwarded-for", [])).rpartition(",")[2]
        peer = _read(named.strip()) or peer
    if isinstance(peer, IPv6Address):
        return str(IPv6Network((int(peer), 64), strict=False))
    return str(peer)


def is_ours(request: Request, origins: Sequence[str]) -> bool:
    """Whether a form was sent by a page of this server; browsers name the origin of each."""
    site = request.headers.get("sec-fetch-site")
    return site in (None, "same-origin") and is_own_origin(request.headers.get("origin"), request.host, origins)


def _read(text: str) -> Any:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
