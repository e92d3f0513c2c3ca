"""The page of a family's texts: each can be changed where it stands, with the source document beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, Mapping, Optional, Sequence, Tuple
from urllib.parse import quote

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.claims import Verdict, verdicts_on
from reperes.workshop.desk import Desk
from reperes.workshop.passages import Shown, passage_of
from reperes.workshop.room import HOME, Room, fields_of, in_thread, seen
from reperes.workshop.sheet import Sheet
from reperes.workshop.spots import Kind, Spot
from reperes.workshop.text_forms import NOTHING_DONE, Error, Outcome, add_task, remove_task, save_text

FAMILY = f"{HOME}/famille/<family:[a-z0-9_]+>"


@dataclass(frozen=True)
class Opened:
    """The form that is open on a page: of a place, or of a new task of a `role`; `typed` is what it says."""

    ref: str = ""
    role: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Tuple[Error, ...] = ()
    conflict: bool = False
    now: str = ""
    passage: Optional[Shown] = None
    steps: Tuple[Spot, ...] = ()
    verdicts: Sequence[Verdict] = ()


def add_family_routes(routes: Blueprint, room: Room) -> None:
    """Add the routes of a family's texts."""

    @routes.get(FAMILY, name="family")
    async def family_page(request: Request, family: str) -> HTTPResponse:
        ref, role = request.args.get("modifier", ""), request.args.get("ajouter", "")
        opened = await in_thread(_opened, room.desk, family, ref, role)
        return await _shown(room, request, family, opened, request.args.get("fait", ""))

    @routes.post(f"{FAMILY}/texte", name="text")
    async def text(request: Request, family: str) -> HTTPResponse:
        return await _taken(room, request, family, save_text)

    @routes.post(f"{FAMILY}/tache", name="task")
    async def task(request: Request, family: str) -> HTTPResponse:
        return await _taken(room, request, family, add_task)

    @routes.post(f"{FAMILY}/retirer", name="remove")
    async def remove(request: Request, family: str) -> HTTPResponse:
        return await _taken(room, request, family, remove_task)


async def sheet_of(room: Room, family: str) -> Sheet:
    """Return a family of the draft; raises NotFound where the settings do not name it."""
    if family not in await in_thread(room.desk.families):
        raise NotFound(family)
    return await in_thread(room.desk.sheet, family)


async def _taken(
    room: Room, request: Request, family: str, take: Callable[[Desk, str, Mapping[str, str]], Outcome]
) -> HTTPResponse:
    await sheet_of(room, family)
    fields = fields_of(request)
    outcome = await in_thread(take, room.desk, family, fields)
    ref = outcome.ref or fields.get("ref", "")
    if not outcome.errors:
        return seen(f"{HOME}/famille/{family}?fait={quote(ref)}#{quote(ref)}")
    opened = await in_thread(_opened, room.desk, family, fields.get("ref", ""), fields.get("role", ""), fields, outcome)
    return await _shown(room, request, family, opened, "", 409 if outcome.conflict else 422)


async def _shown(
    room: Room, request: Request, family: str, opened: Optional[Opened], done: str, status: int = 200
) -> HTTPResponse:
    sheet = await sheet_of(room, family)
    checked = await in_thread(room.desk.checked)
    label = sheet.spots[done].label if done in sheet.spots else "la tâche est retirée" if done else ""
    return await room.page(
        request, "family.html", status, sheet=sheet, open=opened, done=label, faults=checked.faults,
    )  # fmt: skip


def _opened(
    desk: Desk,
    family: str,
    ref: str,
    role: str,
    fields: Optional[Mapping[str, str]] = None,
    outcome: Outcome = NOTHING_DONE,
) -> Optional[Opened]:
    """Return the form that a page has open, with what was typed in it, or what stands there now."""
    if not ref and not role:
        return None
    sheet = desk.sheet(family)
    spot = sheet.spots.get(ref)
    typed: Dict[str, str] = {"before": "", "after": "", "short": "", "short_before": "", "follow": ""}
    if spot is not None:
        typed.update(before=spot.text, after=spot.text, short=spot.short_text, short_before=spot.short_text)
    typed.update(fields or {})
    if outcome.conflict and outcome.short_now:
        typed["short_before"] = outcome.short_now
    now = outcome.now if outcome.now or not outcome.short_now else typed["before"]
    steps = next((row.steps for row in sheet.competences if spot in row.cells), ()) if spot else ()
    verdicts = verdicts_on(desk.folder, family, spot) if spot and spot.kind is Kind.CELL else ()
    return Opened(
        ref, role, typed, outcome.errors, outcome.conflict, now, _passage(desk, sheet, spot, steps), steps, verdicts
    )


def _passage(desk: Desk, sheet: Sheet, spot: Optional[Spot], steps: Tuple[Spot, ...]) -> Optional[Shown]:
    if spot is None or spot.kind is Kind.VERSION:
        return None
    column = sheet.levels.index(spot.level) + 1 if spot.kind is Kind.CELL else 0
    text = spot.text
    if spot.kind is Kind.REQUIRED:
        text = next((step.text for step in steps if step.path[-1] == spot.text), steps[0].text if steps else "")
    return passage_of(desk.source(sheet), text, spot.near, column)
