"""Takes what Slack sends: whose it is, which conversation it belongs to, and where its answer goes."""

from __future__ import annotations

import hashlib
from typing import Any, Dict, Mapping

from reperes.channels.core.courier import Courier, Taken
from reperes.channels.core.identity import sender_id
from reperes.channels.core.inbox import Letter
from reperes.channels.core.turns import Event
from reperes.channels.slack import sentences
from reperes.channels.slack.incoming import (
    PRIVATE,
    Clicked,
    Commanded,
    Said,
    read_command,
    read_event,
    read_interaction,
)
from reperes.channels.slack.requests import COMMANDS, EVENTS, INTERACTIVE, Call
from reperes.channels.slack.store import Offer, Store

CHANNEL = "slack"
HELP = "aide"


class Reception:
    """Hands letters to a courier, quickly: nothing here waits for Slack."""

    def __init__(self, courier: Courier, store: Store):
        self._courier = courier
        self._store = store

    def take(self, call: Call) -> None:
        """Take what is for the assistant, and let everything else be; after it, the call may be acknowledged."""
        if call.kind == EVENTS and call.payload.get("type") == "event_callback":
            said = read_event(call.payload)
            if said is not None and self._is_for_us(said):
                self._take_said(said)
        elif call.kind == INTERACTIVE:
            clicked = read_interaction(call.payload)
            if clicked is not None:
                self._take_click(clicked)
        elif call.kind == COMMANDS:
            command = read_command(call.payload)
            if command is not None:
                self._take_command(command)

    def _is_for_us(self, said: Said) -> bool:
        """Direct messages, mentions, and what is said in a thread in which the assistant speaks, unless to someone
        else."""
        if said.is_direct or said.is_mention:
            return True
        return said.root is not None and not said.is_for_someone_else and self._store.follows(_thread(said))

    def _take_said(self, said: Said) -> None:
        address: Dict[str, Any] = {"user": said.user, "channel": said.channel, "thread_ts": said.root}
        sender = sender_id(CHANNEL, said.team, said.user)
        if not said.is_direct:
            address.update(thread_ts=said.root or said.ts, is_shared=True)
            sender = sender_id(CHANNEL, said.team, said.channel, address["thread_ts"])
            # From now on, not from the answer on: people may go on writing at once.
            self._store.follow(_thread(said))
        # Slack sends a mention twice, as two events with one time stamp.
        event = Event(sender, f"{said.team}:{said.channel}:{said.ts}", said.text)
        if not said.text and said.has_files:
            self._tell(event, address, sentences.NO_FILES)
        else:
            self._courier.accept(Letter(event, address, said.user))

    def _take_command(self, command: Commanded) -> None:
        """Only the person who gave a command sees the answer, so it belongs to what they and the assistant say in
        private."""
        address = {**_privately(command.user), "response_url": command.response_url}
        event = Event(
            sender_id(CHANNEL, command.team, command.user),
            f"{command.team}:command:{command.trigger}",
            command.text if command.text.strip() else HELP,
        )
        self._courier.accept(Letter(event, address, command.user))

    def _take_click(self, clicked: Clicked) -> None:
        name, _, chosen = clicked.value.partition(":")
        offer = self._store.find(name)
        if offer is None:
            self._refuse(clicked, sentences.TOO_OLD)
        elif offer.user != clicked.user:
            self._refuse(clicked, sentences.NOT_YOURS)
        elif chosen == PRIVATE and offer.whole is not None:
            self._continue(clicked, name, offer)
        elif chosen.isdecimal() and int(chosen) < len(offer.choices):
            self._choose(clicked, name, offer, int(chosen))

    def _choose(self, clicked: Clicked, name: str, offer: Offer, number: int) -> None:
        title, payload = offer.choices[number]
        event = Event(offer.sender, f"click:{name}", payload, True, {"title": title})
        address = {**offer.address, "click": _click(clicked, name)}
        if address.get("response_url"):
            # That of the command serves five times only.
            address["response_url"] = address["click"]["response_url"] = clicked.response_url
        taken = self._courier.accept(Letter(event, address, offer.user)) if offer.chosen is None else Taken.KNOWN
        if taken is Taken.KEPT:
            self._store.choose(name, number, clicked.at)
        elif taken is Taken.KNOWN and offer.chosen_by != clicked.at:
            self._refuse(clicked, sentences.ALREADY_CHOSEN)

    def _continue(self, clicked: Clicked, name: str, offer: Offer) -> None:
        # The team that the question was asked in: a click names the person's own, where organisations share a channel.
        team = offer.sender.split(":")[1]
        event = Event(sender_id(CHANNEL, team, offer.user), f"click:{name}:{PRIVATE}", "")
        address = {**_privately(offer.user), "click": _click(clicked, name)}
        letter = Letter(event, address, offer.user)
        taken = self._courier.accept(letter, [offer.whole]) if offer.continued_by is None else Taken.KNOWN
        if taken is Taken.KEPT:
            self._store.continue_in_private(name, clicked.at)
        elif taken is Taken.KNOWN and offer.continued_by != clicked.at:
            self._refuse(clicked, sentences.ALREADY_CHOSEN)

    def _refuse(self, clicked: Clicked, sentence: str) -> None:
        """Tell the person alone, in the place of the click."""
        digest = hashlib.sha256(clicked.value.encode("utf-8")).hexdigest()[:16]
        event = Event(
            sender_id(CHANNEL, clicked.team, clicked.user),
            f"{clicked.team}:refused:{clicked.user}:{digest}:{clicked.at}",
            "",
        )
        address = {**_privately(clicked.user), "response_url": clicked.response_url, "response_thread": clicked.root}
        self._tell(event, address, sentence)

    def _tell(self, event: Event, address: Mapping[str, Any], sentence: str) -> None:
        self._courier.accept(Letter(event, address, address["user"]), [{"text": sentence}])


def _thread(said: Said) -> str:
    return sender_id(CHANNEL, said.team, said.channel, said.root or said.ts)


def _privately(user: str) -> Dict[str, Any]:
    """The address of a person; Slack takes their id for the conversation with them."""
    return {"user": user, "channel": user}


def _click(clicked: Clicked, name: str) -> Dict[str, Any]:
    return {"offer": name, "channel": clicked.channel, "ts": clicked.ts}
