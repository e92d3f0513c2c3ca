"""What the `web` channel needs, wired once: sessions, buttons, feedback, and how answers look on the page."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Callable, Dict, Mapping, Sequence, Tuple

from reperes.answers.book import Book, book_of
from reperes.answers.contents import gaps_of
from reperes.answers.examples import examples
from reperes.answers.families import ways_to_families
from reperes.channels import limits
from reperes.channels.core.signing import Signer
from reperes.channels.core.turns import Event
from reperes.channels.web.buttons import Buttons
from reperes.channels.web.feedback import FeedbackStore, Opinion
from reperes.channels.web.history import Turn, family_spoken_of
from reperes.channels.web.incoming import Feedback
from reperes.channels.web.sessions import Sessions
from reperes.knowledge.library import FAMILY, Library
from reperes.renderers.message import knowledge_of
from reperes.renderers.payload import buttons
from reperes.renderers.web import render_web


@dataclass(frozen=True)
class Service:
    """`families` gives those in service; `origins` are the addresses that the page is opened at, empty means this
    machine."""

    sessions: Sessions
    buttons: Buttons
    names: Signer
    feedback: FeedbackStore
    families: Callable[[], Library]
    greeting: str
    is_allowed_payload: limits.PayloadCheck
    origins: Tuple[str, ...] = ()

    @property
    def library(self) -> Library:
        """The families in service."""
        return self.families()

    def welcome(self, subject: str, family: str = "") -> Dict[str, Any]:
        """Return what the page of a family shows before anything was asked, and whom it names for other questions.

        Where there are several families, each has a button that goes to it.
        """
        book = self._book(family)
        offered = buttons(examples(book), self.library.address_of(book.knowledge))
        return {
            "greeting": self.greeting.format(**gaps_of(book)),
            "examples": self.buttons.signed(subject, offered),
            "family": book.title,
            "families": self.buttons.signed(subject, buttons(ways_to_families(self.library, book.phrases))),
            "contact": book.knowledge.contact,
        }

    def _family_of(self, structure: Mapping[str, Any]) -> Dict[str, str]:
        """Which of several families an answer quotes, and the page of its document; nothing where there is but one."""
        name = structure.get(FAMILY)
        known = name in self.library.families
        return {FAMILY: self._book(name).title, "document": f"/document/{name}"} if known else {}

    def _book(self, family: str) -> Book:
        return book_of(self.library, family)

    def turn(self, subject: str, turn: Turn) -> Dict[str, Any]:
        """Return a turn as the page reads it."""
        answers = [self._answer(subject, message) for message in turn.answers]
        return {"id": turn.id, "at": turn.at, "text": turn.text, "answers": answers}

    def new_turn(self, event: Event, messages: Sequence[Mapping[str, Any]]) -> Turn:
        """Return the turn that an event just made."""
        return Turn(event.id, time.time(), event.metadata.get("title", event.text), "", list(messages))

    def keep(self, subject: str, feedback: Feedback, turn: Turn) -> None:
        """Keep what the person `subject` thinks of the answer of a turn."""
        asked = [code for answer in turn.answers for code in (answer.get("custom") or {}).get("asked", ())]
        understanding = "\n".join([turn.intent, *asked])
        said = "\n\n".join(answer.get("text") or "" for answer in turn.answers)
        name = self.names.name(subject, turn.id)
        family = family_spoken_of([turn])
        self.feedback.keep(Opinion(name, feedback.thumb, feedback.remark, turn.text, understanding, said, family))

    def _answer(self, subject: str, message: Mapping[str, Any]) -> Dict[str, Any]:
        custom = message.get("custom") or {}
        return {
            "text": message.get("text") or "",
            "language": custom.get("language", "fr"),
            "version": custom.get("version"),
            **self._family_of(custom),
            "blocks": render_web(custom, knowledge_of(message, self.library)) if custom else [],
            "buttons": self.buttons.signed(subject, message.get("buttons") or ()),
        }
