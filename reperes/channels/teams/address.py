"""Where the answer to a letter goes, in a form that outlives a restart."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Dict, Mapping

from reperes.channels.teams.activity import Place


def address_of(place: Place) -> Dict[str, Any]:
    """Return the address of an answer in the conversation where its question was asked."""
    return {"place": asdict(place)}


def private_address_of(place: Place, once: str) -> Dict[str, Any]:
    """Return the address of a message to a person alone, who asked in `place`; it is sent once for that name."""
    return {"place": asdict(place), "once": once}


def place_at(address: Mapping[str, Any]) -> Place:
    """Return the place of an address."""
    return Place(**address["place"])


def is_private(address: Mapping[str, Any]) -> bool:
    """Whether the message goes to the person alone, wherever that conversation is."""
    return "once" in address
