"""The first page: the families, the version in service, the draft and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List, Mapping

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.publishing.versions import Versions
from reperes.workshop.question_forms import questions_of
from reperes.workshop.room import HOME, Room, in_thread
from reperes.workshop.routes_people import family_groups
from reperes.workshop.word_forms import words_of

STYLE = Path(__file__).parent / "static" / "atelier.css"


def add_overview_routes(routes: Blueprint, room: Room) -> None:
    """Add the first page."""

    @routes.get(HOME, name="overview")
    async def overview(request: Request) -> HTTPResponse:
        checked = await in_thread(room.desk.checked)
        return await room.page(
            request,
            "overview.html",
            cards=await in_thread(_cards, room),
            faults=checked.faults,
            unnamed=checked.unnamed,
            served=await in_thread(Versions(room.desk.knowledge).in_service),
            done=request.args.get("fait", ""),
        )


def style() -> HTTPResponse:
    """Return the style sheet of the workshop."""
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return HTTPResponse(STYLE.read_text("utf-8"), headers=headers, content_type="text/css; charset=utf-8")


def _cards(room: Room) -> List[Mapping[str, Any]]:
    desk = room.desk
    cards = []
    for family in desk.families():
        try:
            sheet = desk.sheet(family)
            words = sum(map(len, words_of(desk.folder, family).values()))
            questions = len(questions_of(desk.folder, family))
        except ValueError:
            cards.append({"id": family, "sheet": None})
            continue
        changed = sum(spot.changed for spot in sheet.spots.values())
        asked = len(family_groups(room, family, False)) if room.asked else 0
        cards.append(
            {"id": family, "sheet": sheet, "words": words, "questions": questions, "changed": changed, "asked": asked}
        )
    return cards
