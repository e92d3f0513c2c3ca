"""The settings of the `teams` channel in credentials.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Mapping, Tuple
from urllib.parse import urlsplit

from reperes.channels.core.settings import Missing, Wrong, is_this_machine, missing_of, refuse_unknown, text_of

NEEDED = ("app_id", "app_password", "tenant_id")
LISTS = ("allowed_tenants", "allowed_hosts")
ADDRESSES = ("authority", "openid_metadata_url")
FAMILY = "family"

AUTHORITY = "https://login.microsoftonline.com"
OPENID_METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
HOSTS = ("smba.trafficmanager.net",)
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True)
class Settings:
    """The registration of the bot, whom it talks to, and where it sends its answers and its password.

    An allowed host is one that is reached by https, or an address on this machine with its scheme and port.
    `family` is the one that conversations begin with, "" for the first of all.
    """

    app_id: str
    app_password: str = field(repr=False)
    tenant_id: str
    authority: str = AUTHORITY
    openid_metadata_url: str = OPENID_METADATA_URL
    allowed_tenants: Tuple[str, ...] = ()
    allowed_hosts: Tuple[str, ...] = HOSTS
    family: str = ""

    @classmethod
    def read(cls, mapping: Mapping[str, Any]) -> Settings:
        """Return the settings; raises Missing with the names of those that lack, Wrong with what to mend."""
        lacking = missing_of(mapping, NEEDED) + [name for name in LISTS if _lacks(mapping.get(name))]
        if lacking:
            raise Missing("teams", lacking)
        refuse_unknown(mapping, (*NEEDED, *LISTS, *ADDRESSES, FAMILY))
        values = {name: text_of(mapping, name) for name in NEEDED}
        values.update({name: _address(mapping, name) for name in ADDRESSES if text_of(mapping, name)})
        return cls(
            **values,
            allowed_tenants=tuple(
                tenant.lower() for tenant in _list(mapping, "allowed_tenants") or (values["tenant_id"],)
            ),
            allowed_hosts=_list(mapping, "allowed_hosts") or HOSTS,
            family=text_of(mapping, FAMILY),
        ).checked()

    def checked(self) -> Settings:
        """Return these settings; raises Wrong when an allowed host is none, or the organisation's id."""
        if not is_guid(self.tenant_id):
            raise Wrong("«\u00a0tenant_id\u00a0» est l'identifiant de votre organisation, de la forme 8-4-4-4-12.")
        if not all(_is_host(host) for host in self.allowed_hosts):
            raise Wrong(
                "« allowed_hosts » est une liste de noms comme smba.trafficmanager.net, sans https:// ni chemin."
            )
        return self

    def is_allowed_service(self, url: str) -> bool:
        """Whether answers, and the token that comes with them, may be sent to this address."""
        try:
            parts = urlsplit(url)
            has_user = parts.username is not None or parts.password is not None
            port = parts.port
        except ValueError:
            return False
        if has_user or parts.query or parts.fragment or not parts.hostname:
            return False
        if parts.scheme == "https" and port in (None, 443) and parts.hostname in self.allowed_hosts:
            return True
        return is_this_machine(url) and f"{parts.scheme}://{parts.netloc}" in self.allowed_hosts


def is_guid(text: str) -> bool:
    """Whether a text has the form of Microsoft's ids."""
    return bool(_GUID.fullmatch(text))


def _lacks(value: Any) -> bool:
    """Whether the variable of a ${…} in a list, or in its place, is not set."""
    items = value if isinstance(value, (list, tuple)) else [value]
    return any(isinstance(item, str) and "${" in item for item in items)


def _list(mapping: Mapping[str, Any], name: str) -> Tuple[str, ...]:
    found = mapping.get(name)
    if found is None or found == "":
        return ()
    if not isinstance(found, (list, tuple)) or not all(isinstance(item, str) and item.strip() for item in found):
        raise Wrong(f"« {name} » est une liste de textes.")
    return tuple(item.strip() for item in found)


def _address(mapping: Mapping[str, Any], name: str) -> str:
    found = text_of(mapping, name).rstrip("/")
    if not (found.startswith("https://") or is_this_machine(found)):
        raise Wrong(f"« {name} » est une adresse qui commence par https://.")
    return found


def _is_host(value: str) -> bool:
    return is_this_machine(value) or not set(value) & set("/:@?#* ")
