"""Who of a provider's people may enter, and under which name."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from reperes.workshop.login.person import readable_name
from reperes.workshop.login.settings import OidcSettings

MOST_CHARACTERS = 160


def is_invited(claims: Mapping[str, Any], settings: OidcSettings) -> bool:
    """Whether the settings let this person in.

    An address counts only where the provider says that it verified it: people may write any into their profile, and
    some providers take the name that people chose as `sub`.
    """
    email = verified_email(claims)
    if any(one.casefold() == email if "@" in one else one == claims["sub"] for one in settings.people):
        return True
    if not settings.group:
        return False
    claim, value = settings.group
    found = claims.get(claim)
    return value in found if isinstance(found, list) else found == value


def name_of(claims: Mapping[str, Any]) -> str:
    """Return the name that stands as author; what the provider vouches for is always in it."""
    identity = readable_name(verified_email(claims) or claims["sub"], MOST_CHARACTERS) or "?"
    called = claims.get("name")
    name = readable_name(called) if isinstance(called, str) else None
    return f"{name} ({identity})" if name else identity


def verified_email(claims: Mapping[str, Any]) -> Optional[str]:
    """Return the address that the provider has verified, in small letters."""
    email = claims.get("email")
    return email.casefold() if isinstance(email, str) and claims.get("email_verified") is True else None
