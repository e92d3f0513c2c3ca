"""The pages of what a draft changes, of its publication, and of the versions."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.knowledge.check import Checked, check_knowledge
from reperes.knowledge.library import Library
from reperes.publishing.going_back import step_back, version_to
from reperes.publishing.publish import NotPublished, publish, undo
from reperes.publishing.versions import Version, Versions
from reperes.workshop import refusals
from reperes.workshop.parts import labels_of, part_groups
from reperes.workshop.room import HOME, Room, fields_of, in_thread, seen
from reperes.workshop.text_forms import Error

NOTHING_TYPED: Mapping[str, str] = {}
CHANGED = "Le brouillon a changé depuis votre aperçu : quelqu'un d'autre y a travaillé. Voici ce qu'il change maintenant ; relisez, puis publiez."
MOVED_ON = "Une autre version est entrée en service entre-temps : voyez la liste, puis recommencez."


def add_publication_routes(routes: Blueprint, room: Room) -> None:
    """Add the routes of preview, publication, versions and undo."""

    @routes.get(f"{HOME}/apercu", name="preview")
    async def shown(request: Request) -> HTTPResponse:
        return await _preview(room, request)

    @routes.post(f"{HOME}/publier", name="publish")
    async def publish_draft(request: Request) -> HTTPResponse:
        fields = fields_of(request)
        reason = refusals.typed(fields.get("reason", ""))
        wrong = refusals.reason(reason, False)
        if wrong:
            return await _preview(room, request, fields, [Error("reason", wrong)], 422)
        if fields.get("state") != await in_thread(room.desk.state):
            return await _preview(room, request, fields, [Error("publish", CHANGED)], 409)
        author = await room.author(request)
        desk = room.desk
        try:
            version = await in_thread(publish, desk.knowledge, desk.draft.folder, author, room.ask, reason)
        except NotPublished as why:
            needs = refusals.reason(reason, bool(why.failing))
            errors = [Error("reason", needs)] if needs else [Error("publish", str(why))]
            return await _preview(room, request, fields, errors, 422, why.conflicts)
        return seen(f"{HOME}/versions?publiee={version.number}")

    @routes.post(f"{HOME}/abandonner", name="discard")
    async def discard(request: Request) -> HTTPResponse:
        if fields_of(request).get("state") != await in_thread(room.desk.state):
            return await _preview(room, request, {}, [Error("publish", CHANGED)], 409)
        await in_thread(room.desk.draft.discard)
        return seen(f"{HOME}?fait=abandonne")

    @routes.post(f"{HOME}/choisir", name="settle")
    async def settle(request: Request) -> HTTPResponse:
        fields = fields_of(request)
        if fields.get("file") in await in_thread(room.desk.draft.take_hand_edits):
            await in_thread(room.desk.draft.settle, fields["file"], fields.get("keep") == "hand")
        return seen(f"{HOME}/apercu")

    @routes.get(f"{HOME}/versions", name="versions")
    async def versions(request: Request) -> HTTPResponse:
        return await _versions(room, request)

    @routes.get(f"{HOME}/revenir", name="back")
    async def back(request: Request) -> HTTPResponse:
        target = await in_thread(_named, room, request.args.get("version", ""))
        if target is None:
            return await _versions(room, request, NOTHING_TYPED, [Error("list", MOVED_ON)], 404)
        return await _back(room, request, target)

    @routes.post(f"{HOME}/annuler", name="undo")
    async def take_back(request: Request) -> HTTPResponse:
        fields = fields_of(request)
        reason = refusals.typed(fields.get("reason", ""))
        wrong = refusals.reason(reason, False)
        served = await in_thread(Versions(room.desk.knowledge).in_service)
        target = await in_thread(_named, room, fields.get("to", ""))
        if served is None or target is None or fields.get("version") != str(served.number):
            return await _versions(room, request, NOTHING_TYPED, [Error("list", MOVED_ON)], 409)
        if wrong:
            return await _back(room, request, target, fields, [Error("reason", wrong)], 422)
        try:
            version = await in_thread(undo, room.desk.knowledge, await room.author(request), reason, target.number)
        except NotPublished as why:
            return await _back(room, request, target, fields, [Error("reason", str(why))], 422)
        # A draft has what it did not change from the version that went.
        await in_thread(room.desk.draft.take_hand_edits)
        return seen(f"{HOME}/versions?publiee={version.number}")


async def _preview(
    room: Room,
    request: Request,
    typed: Mapping[str, str] = NOTHING_TYPED,
    errors: Sequence[Error] = (),
    status: int = 200,
    conflicts: Sequence[str] = (),
) -> HTTPResponse:
    found: Any = None
    faults: Sequence[Any] = ()
    exists = await in_thread(room.desk.draft.exists)
    if exists:
        conflicts = await in_thread(room.desk.draft.take_hand_edits)
        faults = (await in_thread(room.desk.checked)).faults
        found = await in_thread(room.preview)
    return await room.page(
        request,
        "preview.html",
        status,
        preview=found,
        exists=exists,
        faults=faults,
        conflicts=conflicts,
        state=await in_thread(room.desk.state),
        typed={"reason": "", **typed},
        errors=tuple(errors),
        can_judge=room.ask is not None,
        labels=await in_thread(_labels, room),
    )


async def _versions(
    room: Room,
    request: Request,
    typed: Mapping[str, str] = NOTHING_TYPED,
    errors: Sequence[Error] = (),
    status: int = 200,
) -> HTTPResponse:
    versions = Versions(room.desk.knowledge)
    return await room.page(
        request,
        "versions.html",
        status,
        versions=(await in_thread(versions.all))[::-1],
        served=await in_thread(versions.in_service),
        back=(await in_thread(step_back, versions))[1],
        published=request.args.get("publiee", ""),
        typed={"reason": "", **typed},
        errors=tuple(errors),
    )


async def _back(
    room: Room,
    request: Request,
    target: Version,
    typed: Mapping[str, str] = NOTHING_TYPED,
    errors: Sequence[Error] = (),
    status: int = 200,
) -> HTTPResponse:
    """Show what would change if a version were put back."""
    before, checked = room.library(), await in_thread(_checked, room, target)
    after = Library({one.family.id: one for one in checked.families})
    found = None
    if not checked.faults:
        found = await in_thread(room.trials.preview, f"version {target.number}", before, after, room.ask)
    names = [{id: one.family.name for id, one in library.families.items()} for library in (before, after)]
    return await room.page(
        request,
        "back.html",
        status,
        target=target,
        served=await in_thread(Versions(room.desk.knowledge).in_service),
        faults=checked.faults,
        preview=found,
        going=[name for id, name in names[0].items() if id not in names[1]],
        coming=[name for id, name in names[1].items() if id not in names[0]],
        typed={"reason": "", **typed},
        errors=tuple(errors),
        can_judge=room.ask is not None,
        labels=await in_thread(_labels, room),
    )


def _checked(room: Room, version: Version) -> Checked:
    with Versions(room.desk.knowledge).copied(version.folder) as copy:
        return check_knowledge(copy)


def _named(room: Room, number: str) -> Optional[Version]:
    return version_to(Versions(room.desk.knowledge), int(number)) if number.isdecimal() else None


def _labels(room: Room) -> Mapping[str, str]:
    found = {}
    for family in room.desk.families():
        try:
            found.update(labels_of(part_groups(room.desk.sheet(family), room.desk.folder)))
        except ValueError:
            continue
    return found
