"""Wires the workshop of HR at /atelier: who may enter, what it asks the assistant, and what people asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence

from rasa.core.agent import Agent
from sanic import Blueprint, Sanic

from reperes.channels.core.asked import AskedStore
from reperes.knowledge.served import served
from reperes.serve.cannot_start import CannotStart
from reperes.serve.credentials import unset_variables
from reperes.serve.trial import ask_beside
from reperes.serve.web import secret
from reperes.storage.data_folder import data_folder
from reperes.workshop.blueprint import workshop_blueprint
from reperes.workshop.login.login import Login
from reperes.workshop.login.settings import WrongSettings

SECTION = "workshop"
"""The section of credentials.yml."""


def workshop_of(
    app: Sanic,
    settings: Optional[Mapping[str, Any]],
    origins: Sequence[str],
    knowledge: Path,
    agent: Agent,
    asked: AskedStore,
) -> List[Blueprint]:
    """Return the routes of the workshop on a knowledge folder; none where nobody may enter.

    Raises CannotStart when its settings cannot be used.
    """
    unset = unset_variables(settings)
    if unset:
        raise CannotStart(
            f"La section {SECTION} de credentials.yml attend des variables qui n'existent pas : {', '.join(unset)}."
        )
    try:
        login = Login.from_settings(settings, data_folder(), secret(), origins)
    except WrongSettings as reason:
        raise CannotStart(str(reason)) from reason
    if login is None:
        return []

    @app.before_server_start
    async def remember(app: Sanic, loop: Any) -> None:
        # Sanic tells its loop to nobody in another thread.
        app.ctx.loop = loop

    ask = ask_beside(lambda: agent.processor, lambda: app.ctx.loop)
    return [login.blueprint(), workshop_blueprint(knowledge, login, served, ask, asked)]
