"""The `teams` channel: `POST /webhooks/teams/messages` is what Azure Bot calls.

A request is checked, kept and acknowledged; its answer goes out by the Bot Connector when it is ready.
"""

from __future__ import annotations

import logging
from typing import Any, Mapping, Optional

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels import limits
from reperes.channels.core.courier import Courier
from reperes.channels.core.office import Office
from reperes.channels.core.pace import Pace
from reperes.channels.core.turns import Handler, Turns
from reperes.channels.json_reply import json_reply
from reperes.channels.rest_request import Fault
from reperes.channels.teams.activity import Unreadable, read_action, read_activity
from reperes.channels.teams.buttons import Buttons
from reperes.channels.teams.connector import LIMITS, Connector
from reperes.channels.teams.delivery import Delivery
from reperes.channels.teams.gate import Gate
from reperes.channels.teams.http import Http
from reperes.channels.teams.keys import Keys
from reperes.channels.teams.ledger import Ledger
from reperes.channels.teams.reception import Reception
from reperes.channels.teams.sentences import BEING_ANSWERED
from reperes.channels.teams.settings import Settings
from reperes.channels.teams.token import AccessToken
from reperes.channels.teams.typing_sign import TypingSign

logger = logging.getLogger(__name__)

MESSAGE_REPLY = "application/vnd.microsoft.activity.message"


class TeamsInput(InputChannel):
    """The route of the channel; nothing is asked of Microsoft before someone writes."""

    @classmethod
    def name(cls) -> str:
        """Name of the channel, and of its part of the address."""
        return "teams"

    def __init__(self, settings: Settings, office: Office):
        self._settings = settings
        self._office = office
        self._http = Http()
        self._ledger = Ledger(office.folder)
        self._buttons = Buttons(office.secret)
        self._gate = Gate(settings, Keys(settings.openid_metadata_url, self._http.get_json))
        connector = Connector(self._http, AccessToken(settings, self._http.post_form), Pace(LIMITS))
        self._typing_sign = TypingSign(connector)
        self._delivery = Delivery(connector, self._ledger, self._buttons, office.families, self._typing_sign)
        self._courier: Optional[Courier] = None
        self._reception: Optional[Reception] = None

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the route of the channel."""
        routes = Blueprint("teams")
        office = self._office
        turns = Turns(on_new_message, self.name(), office.is_allowed_payload, self._settings.family)
        courier = Courier(self.name(), turns, office.inbox, self._delivery.deliver, self._typing_sign.around)
        reception = Reception(office, courier, self._delivery, self._ledger, self._buttons, self._settings.family)
        self._courier, self._reception = courier, reception

        @routes.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            activity = await self._gate.admit(request.headers.get("authorization"), request.body)
            if isinstance(activity, Fault):
                logger.warning("A request to the teams channel was refused with status %d.", activity.status)
                return json_reply({"error": activity.sentence}, activity.status)
            try:
                return _take(activity, reception)
            except Unreadable:
                return json_reply({"error": limits.BAD_REQUEST}, 400)

        return routes

    async def start(self) -> None:
        """Go on with what an earlier run of the program left."""
        if self._courier is not None:
            await self._courier.resume()

    async def stop(self, seconds: float) -> None:
        """Finish what runs, within that time."""
        if self._courier is not None and self._reception is not None:
            await self._courier.drain(seconds)
            await self._reception.drain(1.0)
        await self._http.close()
        self._ledger.close()


def _take(activity: Mapping[str, Any], reception: Reception) -> HTTPResponse:
    """Acknowledge an activity that is kept; an `invoke` is answered at once, and one that we do not know is refused."""
    if activity.get("type") != "invoke":
        reception.take(read_activity(activity))
        return HTTPResponse(status=202)
    pressed = read_action(activity)
    if pressed is None:
        return json_reply({}, 501)
    reception.take(pressed)
    return json_reply({"statusCode": 200, "type": MESSAGE_REPLY, "value": BEING_ANSWERED})
