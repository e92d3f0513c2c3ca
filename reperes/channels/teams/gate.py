"""Lets in what Microsoft signed for this bot, from tenants that it serves, to be answered at hosts that it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Optional, Union

import jwt
from jwt.exceptions import InvalidTokenError

from reperes.channels import limits
from reperes.channels.rest_request import Fault
from reperes.channels.teams.activity import CHANNEL, tenant_of
from reperes.channels.teams.keys import Keys
from reperes.channels.teams.settings import Settings

ALGORITHM = "RS256"
ISSUER = "https://api.botframework.com"
LEEWAY_SECONDS = 300
NEEDED_CLAIMS = ("exp", "iss", "aud")

UNSIGNED = Fault(401, "Cette demande n'est pas signée par Microsoft Teams.")
FOREIGN = Fault(403, "Cette demande vient d'une organisation ou d'une adresse que Repères ne sert pas.")


@dataclass(frozen=True)
class Gate:
    """Checks every request; there is no way round it."""

    settings: Settings
    keys: Keys

    async def admit(self, authorization: Optional[str], body: bytes) -> Union[Mapping[str, Any], Fault]:
        """Return the activity in a request, or the fault to answer with: 401, 403, or 400 for what is no activity."""
        token = _bearer(authorization)
        header = _header(token)
        if token is None or header is None:
            return UNSIGNED
        key = await self.keys.find(header["kid"])
        claims = _claims(token, key.public, self.settings.app_id) if key else None
        if key is None or claims is None:
            return UNSIGNED
        activity = limits.parse_json(body)
        if not isinstance(activity, dict):
            return Fault(400, limits.BAD_REQUEST)
        service = claims.get("serviceurl")
        if not isinstance(service, str) or service != activity.get("serviceUrl"):
            return UNSIGNED
        if activity.get("channelId") != CHANNEL or CHANNEL not in key.endorsements:
            return FOREIGN
        if tenant_of(activity).lower() not in self.settings.allowed_tenants:
            return FOREIGN
        return activity if self.settings.is_allowed_service(service) else FOREIGN


def _bearer(authorization: Optional[str]) -> Optional[str]:
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def _header(token: Optional[str]) -> Optional[Mapping[str, str]]:
    """The header of a token that names our one algorithm and a key; nothing else in it is believed."""
    try:
        header = jwt.get_unverified_header(token or "")
    except InvalidTokenError:
        return None
    is_ours = header.get("alg") == ALGORITHM and isinstance(header.get("kid"), str)
    return header if is_ours else None


def _claims(token: str, key: Any, app_id: str) -> Optional[Mapping[str, Any]]:
    try:
        return jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=app_id,
            issuer=ISSUER,
            leeway=LEEWAY_SECONDS,
            options={"require": list(NEEDED_CLAIMS)},
        )
    except InvalidTokenError:
        return None
