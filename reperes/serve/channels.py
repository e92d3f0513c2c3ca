"""Makes the channels of credentials.yml, starts and stops them; one that cannot start does not keep the others from
it."""

from __future__ import annotations

import asyncio
import logging
import sys
from functools import cached_property
from importlib import import_module
from typing import Any, Dict, List, Mapping, Optional, Sequence

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel
from rasa.shared.utils.common import class_from_module_path
from sanic import Sanic

from reperes.channels import limits
from reperes.channels.core.inbox import Inbox
from reperes.channels.core.office import Office
from reperes.channels.core.settings import Missing, Wrong
from reperes.channels.core.traces import trace_of
from reperes.channels.rest import PAYLOAD_INTENTS, RestInput
from reperes.channels.web.channel import WebInput
from reperes.knowledge.served import served
from reperes.serve.cannot_start import CannotStart
from reperes.serve.credentials import Settings, unset_variables
from reperes.serve.sole import become_sole
from reperes.serve.web import greeting_of, secret, web_channel
from reperes.storage.data_folder import data_folder

logger = logging.getLogger(__name__)

PLATFORMS = {"slack": "SlackInput", "teams": "TeamsInput"}
KNOWN = ("web", "rest", *PLATFORMS)
# A click sends back the message that it was made on, and its texts are written with six characters an accent.
MAX_BODY_BYTES = 1024 * 1024
SECONDS_TO_STOP = 8.0


class Channels:
    """The channels that are served, as `read_credentials` gives their settings."""

    def __init__(self, configured: Mapping[str, Settings], agent: Agent):
        self._agent = agent
        self._folder = data_folder()
        self.inputs: List[InputChannel] = []
        self.inbox: Optional[Inbox] = None
        reasons = []
        for name, settings in configured.items():
            try:
                self.inputs.append(self._make(name, settings))
            except (Missing, Wrong) as reason:
                reasons.append(told(name, settings, reason))
        if configured and not self.inputs:
            raise CannotStart("\n".join(reasons))
        for line in reasons:
            print(f"{line} Les autres canaux sont servis.", file=sys.stderr, flush=True)

    def listen_to(self, app: Sanic) -> None:
        """Start the channels with a server, and stop them with it."""
        if self.inbox is None:
            return
        app.update_config({"REQUEST_MAX_SIZE": MAX_BODY_BYTES})

        @app.after_server_start
        async def start(app: Sanic, loop: Any) -> None:
            await start_all(self._platforms())

        @app.before_server_stop
        async def stop(app: Sanic, loop: Any) -> None:
            await stop_all(self._platforms())

        @app.after_server_stop
        async def let_go(app: Sanic, loop: Any) -> None:
            self.inbox.close()

    def _make(self, name: str, settings: Settings) -> InputChannel:
        if name in PLATFORMS:
            return self._platform(name, settings)
        unset = unset_variables(settings)
        if unset:
            raise CannotStart(
                f"Le canal {name} de credentials.yml attend des variables qui n'existent pas : {', '.join(unset)}."
            )
        intents = settings.get("payload_intents", [])
        if not isinstance(intents, list) or not all(isinstance(intent, str) for intent in intents):
            raise CannotStart(
                f"« payload_intents » du canal {name} dans credentials.yml est une liste d'intentions : [ask_description]."
            )
        if name == WebInput.name():
            return web_channel(settings, self._agent)
        if name == RestInput.name():
            return RestInput.from_credentials(settings)
        try:
            return class_from_module_path(name).from_credentials(settings)
        except (AttributeError, ImportError) as error:
            raise CannotStart(
                f"Le canal « {name} » de credentials.yml n'existe pas. Repères connaît {', '.join(KNOWN)}."
            ) from error
        except Exception as error:
            # What the channel of someone else says may quote its settings.
            raise CannotStart(
                f"Le canal « {name} » de credentials.yml ne peut pas servir avec ses réglages ({type(error).__name__})."
            ) from error

    def _platform(self, name: str, settings: Settings) -> Any:
        """What a platform needs is imported for those who use it."""
        package = f"reperes.channels.{name}"
        read = import_module(f"{package}.settings").Settings.read(settings)
        if read.family and read.family not in served().families:
            known = ", ".join(served().families)
            raise CannotStart(
                f"Le canal {name} de credentials.yml nomme la famille « {read.family} » ; celles de knowledge/ : {known}."
            )
        return getattr(import_module(f"{package}.channel"), PLATFORMS[name])(read, self._office)

    @cached_property
    def _office(self) -> Office:
        self._hold = become_sole(self._folder)
        self.inbox = Inbox(self._folder)
        return Office(
            inbox=self.inbox,
            families=served,
            greeting=greeting_of(self._agent),
            secret=secret(),
            folder=self._folder,
            is_allowed_payload=limits.only_payloads_of(PAYLOAD_INTENTS),
        )

    def _platforms(self) -> List[Any]:
        return [channel for channel in self.inputs if channel.name() in PLATFORMS]


async def start_all(channels: Sequence[Any]) -> None:
    """Start channels; one that fails is logged and keeps no other from it."""
    for channel in channels:
        try:
            await channel.start()
        except Exception as error:
            logger.error("The %s channel cannot start: %s", channel.name(), trace_of(error))


async def stop_all(channels: Sequence[Any]) -> None:
    """Let channels end what they are at, beside each other; one that fails is logged and keeps no other from it."""
    stopping = [channel.stop(SECONDS_TO_STOP) for channel in channels]
    for channel, result in zip(channels, await asyncio.gather(*stopping, return_exceptions=True)):
        if isinstance(result, Exception):
            logger.error("The %s channel did not stop in order: %s", channel.name(), trace_of(result))


def told(name: str, settings: Mapping[str, Any], reason: Exception) -> str:
    """Return why a channel is not served, in one line that names settings and variables and no value."""
    if not isinstance(reason, Missing):
        return f"Le canal {name} n'est pas servi : {reason}"
    return f"Le canal {name} n'est pas servi : il manque {_listed(_with_variables(reason, settings))} dans credentials.yml."


def _with_variables(reason: Missing, settings: Mapping[str, Any]) -> Dict[str, List[str]]:
    return {name: unset_variables(settings.get(name)) for name in reason.names}


def _listed(missing: Mapping[str, List[str]]) -> str:
    parts = [f"{name} (variable {', '.join(unset)})" if unset else name for name, unset in missing.items()]
    return " et ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
