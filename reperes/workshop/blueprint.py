"""The workshop as one set of routes, behind a login."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.knowledge.faults import Fault, KnowledgeError
from reperes.knowledge.library import Library
from reperes.publishing.model import Ask
from reperes.workshop.desk import Desk
from reperes.workshop.room import HOME, Room, in_thread
from reperes.workshop.routes_family import add_family_routes
from reperes.workshop.routes_import import add_import_routes
from reperes.workshop.routes_overview import add_overview_routes, style
from reperes.workshop.routes_people import add_people_routes
from reperes.workshop.routes_publication import add_publication_routes
from reperes.workshop.routes_words import add_word_routes


def workshop_blueprint(
    knowledge: Path,
    login: Any,
    library: Callable[[], Library],
    ask: Optional[Ask] = None,
    asked: Any = None,
) -> Blueprint:
    """Return the routes of the workshop on a knowledge folder.

    `login` says who is there and keeps strangers out, `library` returns the families in service, `ask` what the program
    would quote, None while it cannot answer; `asked` holds what people asked, None where nothing is kept.
    """
    routes = Blueprint("workshop")
    room = Room(Desk(knowledge), login, library, ask, asked)
    # Before the guard: it reads the forms, and documents are larger than forms.
    add_import_routes(routes, room)
    login.guard(routes)
    add_overview_routes(routes, room)
    add_family_routes(routes, room)
    add_word_routes(routes, room)
    add_people_routes(routes, room)
    add_publication_routes(routes, room)

    @routes.get(f"{HOME}/atelier.css", name="style")
    async def sheet(request: Request) -> HTTPResponse:
        return style()

    @routes.exception(KnowledgeError)
    async def faulty(request: Request, error: KnowledgeError) -> HTTPResponse:
        return await room.page(request, "broken.html", 500, faults=error.faults)

    @routes.exception(ValueError)
    async def unreadable(request: Request, error: ValueError) -> HTTPResponse:
        # Beside the loop, as everything that reads the knowledge.
        faults = (await in_thread(room.desk.checked)).faults or [Fault("", 0, str(error))]
        return await room.page(request, "broken.html", 500, faults=faults)

    @routes.exception(OSError)
    async def unwritable(request: Request, error: OSError) -> HTTPResponse:
        told = f"Le dossier des connaissances ne peut pas être changé ({type(error).__name__}) : vérifiez les droits et la place."
        return await room.page(request, "broken.html", 500, faults=[Fault(str(knowledge.name), 1, told)])

    @routes.exception(NotFound)
    async def nothing(request: Request, error: NotFound) -> HTTPResponse:
        return await room.page(request, "nothing.html", 404)

    return routes
