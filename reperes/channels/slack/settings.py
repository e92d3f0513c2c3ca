"""The settings of the `slack` channel in credentials.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping
from urllib.parse import urlsplit

from reperes.channels.core.settings import Missing, Wrong, is_this_machine, missing_of, refuse_unknown, text_of

HTTP, SOCKET = "http", "socket"
API_URL = "https://slack.com/api/"

_NEEDED = {HTTP: ("bot_token", "signing_secret"), SOCKET: ("bot_token", "app_token")}
_PREFIXES = {"bot_token": "xoxb-", "app_token": "xapp-"}
_KNOWN = ("mode", "bot_token", "app_token", "signing_secret", "api_url", "family")


@dataclass(frozen=True)
class Settings:
    """`mode` is how events come in: by signed HTTP requests, or by a connection that the program opens.

    `family` is the one that conversations begin with, "" for the first of all.
    """

    mode: str
    bot_token: str
    signing_secret: str
    app_token: str
    api_url: str
    family: str = ""

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> Settings:
        """Return the settings of a mapping; raises Missing or Wrong for ones that the channel cannot start with."""
        refuse_unknown(settings, _KNOWN)
        mode = text_of(settings, "mode") or HTTP
        if mode not in _NEEDED:
            raise Wrong(f"«\u00a0mode\u00a0» vaut {HTTP} ou {SOCKET}.")
        # Where the variable of one of these is not set, their usual value is not what was meant.
        unset = [name for name in ("mode", "api_url") if settings.get(name) and not text_of(settings, name)]
        missing = missing_of(settings, _NEEDED[mode]) + unset
        if missing:
            raise Missing("slack", missing)
        for name, prefix in _PREFIXES.items():
            if name in _NEEDED[mode] and not text_of(settings, name).startswith(prefix):
                raise Wrong(
                    f"«\u00a0{name}\u00a0» commence par {prefix}\u00a0; ce n'est pas le cas de la valeur donnée."
                )
        return cls(
            mode,
            text_of(settings, "bot_token"),
            text_of(settings, "signing_secret"),
            text_of(settings, "app_token"),
            _api_url(text_of(settings, "api_url") or API_URL),
            text_of(settings, "family"),
        )


def _api_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole:
        raise Wrong("«\u00a0api_url\u00a0» n'est pas une adresse complète.")
    if parts.scheme != "https" and not is_this_machine(url):
        raise Wrong("«\u00a0api_url\u00a0» commence par https:// (http:// ne sert que pour cette machine).")
    return f"{url.rstrip('/')}/"
