"""Decides what becomes of what comes in: a turn, a welcome, a card that changes, or nothing."""

from __future__ import annotations

import asyncio
from typing import Any, Coroutine, Mapping, Set

from reperes.answers.contents import gaps_of
from reperes.answers.examples import examples
from reperes.channels.core.courier import Courier, Taken
from reperes.channels.core.inbox import Letter
from reperes.channels.core.office import Office
from reperes.channels.core.turns import Event
from reperes.channels.teams.activity import PERSONAL, Arrived, Incoming, Left, Place, Pressed, Said
from reperes.channels.teams.address import address_of, private_address_of
from reperes.channels.teams.buttons import Button, Buttons
from reperes.channels.teams.delivery import Delivery
from reperes.channels.teams.ledger import Ledger
from reperes.channels.teams.sentences import DEAD_BUTTON, NOT_YOURS, SENT_ALREADY
from reperes.renderers.payload import buttons


class Reception:
    """Takes what comes in; quick, so that it can be acknowledged."""

    def __init__(
        self, office: Office, courier: Courier, delivery: Delivery, ledger: Ledger, buttons: Buttons, family: str = ""
    ):
        self._office = office
        self._family = family
        self._courier = courier
        self._delivery = delivery
        self._ledger = ledger
        self._buttons = buttons
        self._tasks: Set[asyncio.Task] = set()

    def take(self, incoming: Incoming) -> None:
        """Keep what is to be answered and see to the rest."""
        if isinstance(incoming, Said):
            event = Event(incoming.place.sender, incoming.id, incoming.text)
            self._courier.accept(_letter(event, incoming.place))
        elif isinstance(incoming, Pressed):
            self._pressed(incoming)
        elif isinstance(incoming, Arrived):
            self._welcome(incoming)
        elif isinstance(incoming, Left):
            self._ledger.forget(incoming.place.conversation)

    async def drain(self, seconds: float) -> None:
        """Wait for the cards that change, so long and no longer."""
        if self._tasks:
            _, running = await asyncio.wait(self._tasks, timeout=seconds)
            for task in running:
                task.cancel()

    def _pressed(self, pressed: Pressed) -> None:
        button = self._buttons.read(pressed.place, pressed.value)
        if button is None:
            self._tell(pressed, DEAD_BUTTON)
        elif not button.is_for(pressed.place):
            self._tell(pressed, NOT_YOURS)
        elif not button.payload:
            self._continue_in_private(pressed, button)
        else:
            self._choose(pressed, button)

    def _choose(self, pressed: Pressed, button: Button) -> None:
        """Let a button of a card work once; a second press shows again what was chosen."""
        place = pressed.place
        if self._ledger.choose(button.card, button.title, pressed.id):
            event = Event(place.sender, pressed.id, button.payload, True, {"title": button.title})
            if self._courier.accept(_letter(event, place)) is Taken.REFUSED:
                self._ledger.release(button.card, pressed.id)
        self._begin(self._delivery.show_choice(place, button))

    def _continue_in_private(self, pressed: Pressed, button: Button) -> None:
        place, posted = pressed.place, self._ledger.posted(button.card)
        if posted is None or posted.message is None:
            self._tell(pressed, DEAD_BUTTON)
            return
        once = f"{button.card}/{place.identity}"
        whole = self._ledger.posted(self._buttons.name(once, 0, posted.message.get("text") or ""))
        message = {"text": SENT_ALREADY} if whole and whole.id else posted.message
        address = private_address_of(place, once)
        letter = Letter(Event(place.private_sender, f"private/{pressed.id}", ""), address, place.identity)
        self._courier.accept(letter, [message])

    def _welcome(self, arrived: Arrived) -> None:
        place = arrived.place
        if not self._ledger.welcome(place.conversation):
            return
        event = Event(place.sender, f"welcome/{place.conversation}/{arrived.id}", "")
        self._courier.accept(_letter(event, place), [self._greeting(place)])

    def _greeting(self, place: Place) -> Mapping[str, Any]:
        """How the assistant greets; to a person alone, with questions to begin with."""
        book = self._office.book(self._family)
        offered = examples(book) if place.kind == PERSONAL else ()
        address = self._office.library.address_of(book.knowledge)
        return {"text": self._office.greeting.format(**gaps_of(book)), "buttons": buttons(offered, address)}

    def _tell(self, pressed: Pressed, sentence: str) -> None:
        event = Event(pressed.place.sender, f"told/{pressed.id}", "")
        self._courier.accept(_letter(event, pressed.place), [{"text": sentence}])

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _letter(event: Event, place: Place) -> Letter:
    return Letter(event, address_of(place), place.identity)
