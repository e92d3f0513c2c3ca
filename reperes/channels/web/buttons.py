"""Buttons that only the person they were shown to can press, and that nobody can make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Mapping, Optional

from reperes.channels.core.signing import Signer


@dataclass(frozen=True)
class Pressed:
    """What a button sends to the assistant, and what was written on it."""

    payload: str
    title: str


class Buttons:
    """Signs the buttons of answers and reads them when they come back."""

    def __init__(self, secret: bytes):
        self._signer = Signer(secret, "web button")

    def signed(self, subject: str, buttons: Iterable[Mapping[str, Any]]) -> List[Dict[str, str]]:
        """Return Rasa's buttons in the form that the page gets."""
        return [
            {"title": button["title"], "value": self._signer.sign([subject, button["payload"], button["title"]])}
            for button in buttons
        ]

    def pressed(self, subject: str, value: str) -> Optional[Pressed]:
        """Return the button of `value`, None when it was not signed for this person."""
        found = self._signer.read(value)
        if not isinstance(found, list) or len(found) != 3 or found[0] != subject:
            return None
        return Pressed(found[1], found[2])
