"""What may be wrong with a channel's settings; the other channels start all the same."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence, Tuple
from urllib.parse import urlsplit

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


class Missing(Exception):
    """A channel lacks settings without which it cannot start; `names` are theirs, as in credentials.yml."""

    def __init__(self, channel: str, names: Sequence[str]):
        super().__init__(f"{channel}: {', '.join(names)}")
        self.channel = channel
        self.names: Tuple[str, ...] = tuple(names)


class Wrong(Exception):
    """A setting has a value that cannot be used, in a French sentence that does not repeat the value."""


def text_of(settings: Mapping[str, Any], name: str) -> str:
    """Return a setting without outer blanks, "" when nothing or the variable of an unset ${…} stands there."""
    value = settings.get(name)
    text = "" if value is None else str(value).strip()
    return "" if "${" in text else text


def missing_of(settings: Mapping[str, Any], names: Sequence[str]) -> List[str]:
    """Return those of `names` that have no value, for Missing."""
    return [name for name in names if not text_of(settings, name)]


def refuse_unknown(settings: Mapping[str, Any], known: Sequence[str]) -> None:
    """Raise Wrong for settings that are none."""
    unknown = [str(name) for name in settings if name not in known]
    if unknown:
        raise Wrong(f"réglage inconnu\u00a0: {', '.join(unknown)}. Il connaît\u00a0: {', '.join(known)}.")


def is_this_machine(url: str) -> bool:
    """Whether an address is one on this machine, where tests have their platforms."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.hostname in _THIS_MACHINE
