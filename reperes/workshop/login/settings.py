"""The section `workshop` of credentials.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any, Mapping, Optional, Tuple, Union

from reperes.channels.core.settings import is_this_machine, missing_of, text_of

Network = Union[IPv4Network, IPv6Network]

_NEEDED = ("issuer", "client_id", "client_secret")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,64}")


class WrongSettings(ValueError):
    """What to mend in the settings of the workshop, in a French sentence that repeats no value of theirs."""


@dataclass(frozen=True)
class OidcSettings:
    """The identity provider, and who of its people may enter: those named, or those with a value in a claim."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    people: Tuple[str, ...] = ()
    group: Optional[Tuple[str, str]] = None


@dataclass(frozen=True)
class ProxySettings:
    """The header in which a proxy names who is there, and the peers of which it is believed."""

    header: str
    peers: Tuple[Network, ...]


def read_settings(settings: Optional[Mapping[str, Any]]) -> Union[OidcSettings, ProxySettings, None]:
    """Return the way that the settings name, None where they name none; raises WrongSettings."""
    chosen = dict(settings or {})
    _refuse_unknown(chosen, ("oidc", "proxy"), "workshop")
    if len(chosen) > 1:
        raise WrongSettings("« workshop » dans credentials.yml a soit « oidc », soit « proxy », pas les deux.")
    for name, read in (("oidc", _oidc), ("proxy", _proxy)):
        if name in chosen:
            if not isinstance(chosen[name], dict):
                raise WrongSettings(f"« workshop: {name}: » dans credentials.yml contient des réglages : nom: valeur.")
            return read(chosen[name])
    return None


def _oidc(settings: Mapping[str, Any]) -> OidcSettings:
    _refuse_unknown(settings, (*_NEEDED, "people", "group"), "workshop: oidc")
    missing = missing_of(settings, _NEEDED)
    if missing:
        raise WrongSettings(
            f"Il manque {' et '.join(missing)} sous « workshop: oidc: » dans credentials.yml (ou la variable qui y est nommée)."
        )
    issuer = text_of(settings, "issuer")
    if not (issuer.startswith("https://") or is_this_machine(issuer)) or set(issuer) & set("?# "):
        raise WrongSettings(
            "« issuer » sous « workshop: oidc: » est l'adresse du fournisseur, comme https://login.example.be."
        )
    people, group = _people(settings.get("people")), _group(settings.get("group"))
    if not people and not group:
        raise WrongSettings(
            "« workshop: oidc: » dans credentials.yml doit dire qui peut entrer : « people », une liste d'adresses "
            "électroniques ou d'identifiants, ou « group », avec « claim » et « value »."
        )
    return OidcSettings(issuer, text_of(settings, "client_id"), text_of(settings, "client_secret"), people, group)


def _people(found: Any) -> Tuple[str, ...]:
    if found is None:
        return ()
    if not isinstance(found, list) or not all(
        isinstance(one, str) and one.strip() and "${" not in one for one in found
    ):
        raise WrongSettings("« people » sous « workshop: oidc: » est une liste de textes, entre guillemets au besoin.")
    return tuple(one.strip() for one in found)


def _group(found: Any) -> Optional[Tuple[str, str]]:
    if found is None:
        return None
    if not isinstance(found, dict) or set(found) != {"claim", "value"} or missing_of(found, ("claim", "value")):
        raise WrongSettings(
            "« group » sous « workshop: oidc: » a deux réglages, « claim » et « value », comme claim: groups et value: rh."
        )
    return text_of(found, "claim"), text_of(found, "value")


def _proxy(settings: Mapping[str, Any]) -> ProxySettings:
    _refuse_unknown(settings, ("header", "from"), "workshop: proxy")
    header = text_of(settings, "header")
    if not _HEADER.fullmatch(header):
        raise WrongSettings("« header » sous « workshop: proxy: » est le nom d'un en-tête, comme X-Remote-User.")
    peers = settings.get("from")
    if not isinstance(peers, list) or not peers:
        raise WrongSettings(
            "« from » sous « workshop: proxy: » est la liste des adresses du mandataire (proxy), comme [127.0.0.1]."
        )
    return ProxySettings(header, tuple(_network(peer) for peer in peers))


def _network(peer: Any) -> Network:
    try:
        network = ip_network(str(peer))
    except ValueError as error:
        raise WrongSettings(
            "« from » sous « workshop: proxy: » ne contient que des adresses, comme 127.0.0.1 ou 10.1.2.0/24."
        ) from error
    if not network.prefixlen:
        raise WrongSettings(
            "« from » sous « workshop: proxy: » ne peut pas être tout le monde : n'importe qui entrerait."
        )
    return network


def _refuse_unknown(settings: Mapping[str, Any], known: Tuple[str, ...], where: str) -> None:
    unknown = [str(name) for name in settings if name not in known]
    if unknown:
        raise WrongSettings(
            f"Réglage inconnu sous « {where}: » dans credentials.yml : {', '.join(unknown)}. Il y a : {', '.join(known)}."
        )
