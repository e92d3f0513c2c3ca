"""Runs the custom actions in the process of the assistant.

Rasa sends each action to a second process over HTTP. Here the same executor runs in
ours, behind the same interface, so that a separate action server stays a matter of
configuration and `python -m rasa_sdk --actions actions` keeps working.
"""

from __future__ import annotations

import json
import logging
from typing import Any, Dict, Optional

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from reperes.channels.core.traces import trace_of

logger = logging.getLogger(__name__)

ACTION_FAILED = (
    "Je n'ai pas réussi à préparer ma réponse, et j'en suis désolé. Pouvez-vous poser "
    "votre question autrement, ou réessayer dans un instant ?"
)


class InProcessActions(EndpointConfig):
    """The action endpoint of an assistant whose actions live beside it."""

    def __init__(self, package: str = "actions"):
        # `selective_domain` spares Rasa from writing out the whole domain for each
        # action; one that reads it says `send_domain: true` in domain.yml.
        super().__init__(url="in-process", selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: Optional[str] = None,
        content_type: Optional[str] = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Dict[str, Any]:
        """Run the action that a call names and return what an action server would."""
        call = kwargs["json"]
        try:
            result = await self._executor.run(call)
            # What crosses HTTP is JSON. Doing the same here keeps an action from
            # sharing objects with the tracker, and shows at once what cannot be saved.
            return json.loads(json.dumps(result, allow_nan=False))
        except ActionExecutionRejection as rejection:
            raise _as_http_error(rejection) from rejection
        except Exception as error:
            # A fault of one action must cost its answer, not the turn.
            logger.error("The action %s failed: %s", call.get("next_action"), trace_of(error))
            return {"events": [], "responses": [{"text": ACTION_FAILED}]}


def _as_http_error(rejection: ActionExecutionRejection) -> ClientResponseError:
    """Return the error by which Rasa knows that an action declined to run."""
    body = {"error": rejection.message, "action_name": rejection.action_name}
    return ClientResponseError(400, "Bad Request", json.dumps(body))
