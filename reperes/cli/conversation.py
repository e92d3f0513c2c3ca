"""A conversation with the assistant in this process, as a channel would have it, and kept nowhere."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Dict, List, Mapping

from reperes.channels import limits
from reperes.cli.serving import prepare

Message = Dict[str, Any]

SENDER = "terminal"


class Conversation:
    """Says things to the assistant and returns its messages; loads the model when it is made."""

    def __init__(self, model: Path):
        prepare()
        from rasa.core.utils import AvailableEndpoints
        from rasa.utils.endpoints import EndpointConfig

        from reperes.rasa.fixes import fixes
        from reperes.serve.agent import load_agent

        fixes.after_rasa()
        # An endpoint without a type is Rasa's store in memory.
        self._agent = load_agent(model, AvailableEndpoints(tracker_store=EndpointConfig()))
        self._loop = asyncio.new_event_loop()

    def say(self, text: str) -> List[Message]:
        """Return the answers to a typed text."""
        accepted = limits.accept(text, is_allowed_payload=lambda _: False)
        if isinstance(accepted, limits.Refused):
            return [{"text": accepted.sentence}]
        return self._send(accepted.text)

    def press(self, button: Mapping[str, Any]) -> List[Message]:
        """Return the answers to a button of an earlier message."""
        return self._send(button["payload"])

    def close(self) -> None:
        """Let go of what the conversation needed."""
        self._loop.close()

    def _send(self, text: str) -> List[Message]:
        from rasa.core.channels.channel import UserMessage

        from reperes.channels.rest import RestOutput

        output = RestOutput()
        self._loop.run_until_complete(self._agent.handle_message(UserMessage(text, output, SENDER)))
        return output.messages or [{"text": limits.NO_ANSWER}]
