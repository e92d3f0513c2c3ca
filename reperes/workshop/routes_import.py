"""The page that makes a family of a document."""

from __future__ import annotations

from typing import Optional, Sequence

from sanic import Blueprint
from sanic.exceptions import PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.importing_documents import MOST_BYTES, TOO_LARGE, Imported, NotImported, import_upload
from reperes.workshop.room import HOME, Room, fields_of, in_thread
from reperes.workshop.text_forms import Error

IMPORT = f"{HOME}/importer"
_FORM = 64 * 1024
"""What a form has beside its document."""


def add_import_routes(routes: Blueprint, room: Room) -> None:
    """Add the routes of the import."""

    @routes.on_request
    async def read_document(request: Request) -> Optional[HTTPResponse]:
        """Read what is larger than other forms, from those who are logged in."""
        if request.path != IMPORT or request.method != "POST":
            return None
        if await room.login.person(request) is None:
            return None
        request.stream.request_max_size = MOST_BYTES + _FORM
        try:
            await request.receive_body()
        except PayloadTooLarge:
            return await _page(room, request, [Error("document", TOO_LARGE)], 413)
        return None

    @routes.get(IMPORT, name="import")
    async def shown(request: Request) -> HTTPResponse:
        return await _page(room, request)

    @routes.post(IMPORT, name="upload", stream=True)
    async def upload(request: Request) -> HTTPResponse:
        given = (request.files or {}).get("document")
        code = fields_of(request).get("code", "").strip()
        name, content = (given.name or "", given.body) if given else ("", b"")
        try:
            imported = await in_thread(import_upload, room.desk, name, content, code)
        except NotImported as why:
            return await _page(room, request, [Error(why.field, str(why))], 422, code=code)
        return await _page(room, request, imported=imported)


async def _page(
    room: Room,
    request: Request,
    errors: Sequence[Error] = (),
    status: int = 200,
    imported: Optional[Imported] = None,
    code: str = "",
) -> HTTPResponse:
    checked = await in_thread(room.desk.checked) if imported else None
    return await room.page(
        request,
        "import.html",
        status,
        errors=tuple(errors),
        imported=imported,
        faults=checked.faults if checked else (),
        code=code,
        megabytes=MOST_BYTES // 1024 // 1024,
    )
