"""What a provider says of itself, and its keys."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Callable, List, Mapping, Optional, Tuple
from urllib.parse import quote

import aiohttp

from reperes.channels.core.settings import is_this_machine
from reperes.workshop.login.oidc.fetch import ProviderAway, fetch_json
from reperes.workshop.login.settings import OidcSettings

SECONDS_KEPT = 3600
DISCOVERY = "/.well-known/openid-configuration"


@dataclass(frozen=True)
class Description:
    """The addresses of a provider, and what it offers."""

    authorization: str
    token: str
    keys: str
    userinfo: str
    takes_basic: bool
    scopes: Tuple[str, ...]


class Provider:
    """Asks at first use, so that the program starts without it."""

    def __init__(self, settings: OidcSettings, clock: Callable[[], float] = time.monotonic):
        self._settings = settings
        self._clock = clock
        self._description: Optional[Description] = None
        self._keys: List[Mapping[str, Any]] = []
        self._good_until = self._keys_until = float("-inf")

    async def description(self) -> Description:
        """Return the description, an hour old at most; raises ProviderAway."""
        if self._description is None or self._clock() >= self._good_until:
            issuer = self._settings.issuer
            found = await fetch_json("GET", issuer.rstrip("/") + DISCOVERY)
            if not isinstance(found, dict) or found.get("issuer") != issuer:
                raise ProviderAway("another issuer")
            self._description, self._good_until = _read(found), self._clock() + SECONDS_KEPT
        return self._description

    async def keys(self, anew: bool = False) -> List[Mapping[str, Any]]:
        """Return the public keys, an hour old at most, or asked for anew; raises ProviderAway."""
        if anew or self._clock() >= self._keys_until:
            found = await fetch_json("GET", (await self.description()).keys)
            keys = found.get("keys") if isinstance(found, dict) else None
            if not isinstance(keys, list):
                raise ProviderAway("no keys")
            self._keys = [key for key in keys if isinstance(key, dict)]
            self._keys_until = self._clock() + SECONDS_KEPT
        return self._keys

    async def exchange(self, code: str, verifier: str, redirect_uri: str) -> Mapping[str, Any]:
        """Return what the provider gives for a code; raises ProviderAway."""
        description, settings = await self.description(), self._settings
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": verifier,
            "redirect_uri": redirect_uri,
        }
        more = {}
        if description.takes_basic:
            # OAuth writes both as in a form before they are put together.
            pair = (quote(text, safe="") for text in (settings.client_id, settings.client_secret))
            more["headers"] = {"Authorization": aiohttp.BasicAuth(*pair).encode()}
        else:
            form.update(client_id=settings.client_id, client_secret=settings.client_secret)
        found = await fetch_json("POST", description.token, data=form, **more)
        if not isinstance(found, dict):
            raise ProviderAway("no tokens")
        return found

    async def userinfo(self, access_token: str) -> Mapping[str, Any]:
        """Return what the provider says of the person, {} where it says nothing readable."""
        address = (await self.description()).userinfo
        if not address:
            return {}
        try:
            found = await fetch_json("GET", address, headers={"Authorization": f"Bearer {access_token}"})
        except ProviderAway:
            return {}
        return found if isinstance(found, dict) else {}


def _read(found: Mapping[str, Any]) -> Description:
    methods = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Description(
        authorization=_address(found.get("authorization_endpoint")),
        token=_address(found.get("token_endpoint")),
        keys=_address(found.get("jwks_uri")),
        userinfo=_address(found["userinfo_endpoint"]) if found.get("userinfo_endpoint") else "",
        takes_basic="client_secret_basic" in methods,
        scopes=tuple(found.get("scopes_supported") or ()),
    )


def _address(found: Any) -> str:
    if not isinstance(found, str) or not (found.startswith("https://") or is_this_machine(found)):
        raise ProviderAway("an address that is none")
    return found
