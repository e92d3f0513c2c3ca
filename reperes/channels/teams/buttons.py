"""Buttons that work in their own conversation, for the person who asked, and that nobody can make."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Any, List, Mapping, Optional

from reperes.channels.core.signing import Signer
from reperes.channels.teams.activity import PERSONAL, Place
from reperes.channels.teams.sentences import IN_PRIVATE
from reperes.renderers.choice import Choice


@dataclass(frozen=True)
class Button:
    """A choice on a message (`card` is our name for it) of a conversation.

    `person` is who may press it, "" for anyone; without `payload` it is the one that continues in private.
    """

    card: str
    conversation: str
    person: str
    payload: str
    title: str

    def is_for(self, place: Place) -> bool:
        """Whether it was shown to the person who presses it."""
        return self.person in ("", place.identity)


class Buttons:
    """Signs buttons and reads them when they come back."""

    def __init__(self, secret: bytes):
        self._signer = Signer(secret, "teams button")

    def name(self, event: str, number: int, text: str) -> str:
        """Return the name of a message: of one event, at its place in the answer, with its words."""
        return self._signer.name(event, str(number), text)[:32]

    def choices(self, card: str, place: Place, message: Mapping[str, Any]) -> List[Choice]:
        """Return the choices of a message."""
        person = "" if place.kind == PERSONAL else place.identity
        return [
            self._signed(Button(card, place.conversation, person, button["payload"], button["title"]))
            for button in message.get("buttons") or ()
        ]

    def in_private(self, card: str, place: Place) -> Choice:
        """Return the choice that continues in private, for anyone."""
        return self._signed(Button(card, place.conversation, "", "", IN_PRIVATE))

    def read(self, place: Place, value: str) -> Optional[Button]:
        """Return the button of a value, None when it was not signed here for this conversation."""
        found = self._signer.read(value)
        button = Button(*found) if isinstance(found, list) and len(found) == 5 else None
        return button if button and button.conversation == place.conversation else None

    def _signed(self, button: Button) -> Choice:
        return Choice(button.title, self._signer.sign(list(astuple(button))))
