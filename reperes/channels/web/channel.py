"""The `web` channel: what the page at `/` speaks to, under /webhooks/web.

`POST session` gives a signed token, which every other request carries; `GET history`, `POST messages` and
`POST feedback` are about the conversation of that token and of no other.
"""

from __future__ import annotations

import logging
import math
from typing import Any, Awaitable, Callable, List, Mapping, Sequence, Union

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels import limits
from reperes.channels.core.identity import sender_id
from reperes.channels.core.once import Once
from reperes.channels.core.rate import Rate
from reperes.channels.core.turns import Busy, Event, Handler, Turns
from reperes.channels.json_reply import json_reply
from reperes.channels.rest_request import Fault
from reperes.channels.web import sentences
from reperes.channels.web.history import Turn, family_spoken_of, find_turn, turns_of
from reperes.channels.web.incoming import MAX_BODY_BYTES, Message, family_in, read_feedback, read_message
from reperes.channels.web.origins import is_own_origin
from reperes.channels.web.service import Service
from reperes.channels.web.sessions import Session
from reperes.knowledge.library import FAMILY

logger = logging.getLogger(__name__)

MESSAGES_A_MINUTE = 30
SESSIONS_A_MINUTE = 600

Events = Callable[[str], Awaitable[Sequence[Mapping[str, Any]]]]


class WebInput(InputChannel):
    """The routes of the channel; `events` gives what Rasa keeps of a conversation, for history and retries.

    `embed_on` are the origins whose pages may show the chat in a frame.
    """

    @classmethod
    def name(cls) -> str:
        """Name of the channel, and of its part of the address."""
        return "web"

    def __init__(self, service: Service, events: Events, embed_on: Sequence[str] = ()):
        self.embed_on = tuple(embed_on)
        self.service = service
        self._events = events
        self._once = Once()
        self._messages = Rate(MESSAGES_A_MINUTE, 60)
        self._sessions = Rate(SESSIONS_A_MINUTE, 60)

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the routes of the channel."""
        routes = Blueprint("web")
        turns = Turns(on_new_message, self.name(), self.service.is_allowed_payload)

        @routes.on_request
        async def guard(request: Request) -> Any:
            return self._refusal(request)

        @routes.post("/session")
        async def session(request: Request) -> HTTPResponse:
            return self._session(request)

        @routes.get("/history")
        async def history(request: Request) -> HTTPResponse:
            found = self.service.sessions.read(request.token)
            if found is None:
                return _fault(Fault(401, sentences.NO_SESSION))
            turns = await self._turns_of(found)
            shown = [self.service.turn(found.subject, turn) for turn in turns]
            family = family_spoken_of(turns) or family_in(request.args.get("family"))
            return json_reply({"turns": shown, **self.service.welcome(found.subject, family)})

        @routes.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            found = self.service.sessions.read(request.token)
            if found is None:
                return _fault(Fault(401, sentences.NO_SESSION))
            message = read_message(request.headers.get("content-type"), request.body)
            if isinstance(message, Fault):
                return _fault(message)
            wait = self._messages.wait(found.subject)
            if wait:
                return _fault(Fault(429, sentences.TOO_MANY), {"Retry-After": str(math.ceil(wait))})
            return await self._answer(found, message, turns)

        @routes.post("/feedback")
        async def feedback(request: Request) -> HTTPResponse:
            found = self.service.sessions.read(request.token)
            if found is None:
                return _fault(Fault(401, sentences.NO_SESSION))
            content = read_feedback(request.headers.get("content-type"), request.body)
            if isinstance(content, Fault):
                return _fault(content)
            turn = find_turn(await self._turns_of(found), content.id)
            if turn is None:
                return _fault(Fault(404, sentences.NO_SUCH_ANSWER))
            self.service.keep(found.subject, content, turn)
            return json_reply({"kept": True})

        return routes

    def _refusal(self, request: Request) -> Any:
        """None for a request of our own pages; browsers name the origin of every request that is not a GET."""
        origin = request.headers.get("origin")
        if (origin or request.method != "GET") and not is_own_origin(origin, request.host, self.service.origins):
            return _fault(Fault(403, sentences.FOREIGN_ORIGIN))
        if len(request.body) > MAX_BODY_BYTES:
            return _fault(Fault(413, limits.BODY_TOO_LARGE))
        return None

    def _session(self, request: Request) -> HTTPResponse:
        """Renew the session of a good token, begin another without one."""
        wait = self._sessions.wait("all")
        if wait:
            return _fault(Fault(429, sentences.TOO_MANY), {"Retry-After": str(math.ceil(wait))})
        sessions = self.service.sessions
        known = sessions.read(request.token)
        session = (known and sessions.renew(known)) or sessions.begin()
        is_new = known is None or known.subject != session.subject
        return json_reply({"token": sessions.token(session), "expires": session.expires, "is_new": is_new})

    async def _answer(self, session: Session, message: Message, turns: Turns) -> HTTPResponse:
        event = self._event(session, message)
        if isinstance(event, Fault):
            return _fault(event)

        async def work() -> Turn:
            known = find_turn(await self._turns_of(session), message.id) if message.is_retry else None
            return known or self.service.new_turn(event, await turns.answer(event))

        try:
            turn = await self._once.run((event.sender, event.id), work)
        except Busy:
            return _fault(Fault(429, sentences.TOO_MANY), {"Retry-After": "2"})
        except Exception:
            # Whatever it is, people get a sentence and we get the trace.
            logger.exception("A turn of the web channel failed.")
            return _fault(Fault(500, limits.OUR_FAULT))
        return json_reply(self.service.turn(session.subject, turn))

    def _event(self, session: Session, message: Message) -> Union[Event, Fault]:
        sender = sender_id(self.name(), session.subject)
        if not message.is_button:
            return Event(sender, message.id, message.text, metadata={FAMILY: message.family} if message.family else {})
        pressed = self.service.buttons.pressed(session.subject, message.text)
        if pressed is None:
            return Fault(403, sentences.FOREIGN_BUTTON)
        return Event(sender, message.id, pressed.payload, True, {"title": pressed.title})

    async def _turns_of(self, session: Session) -> List[Turn]:
        return turns_of(await self._events(sender_id(self.name(), session.subject)))


def _fault(fault: Fault, headers: Any = None) -> HTTPResponse:
    return json_reply({"error": fault.sentence}, fault.status, headers)
