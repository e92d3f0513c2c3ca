"""The pages that people open: the chat, the document, and what they should know of both."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Callable, Dict, Mapping, Optional, Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels.page import plain_page
from reperes.channels.web.bundle import Bundle, File, read_file
from reperes.channels.web.headers import page_headers
from reperes.knowledge.library import Library
from reperes.knowledge.served import OfServed

HERE = Path(__file__).parent
HTML = "text/html; charset=utf-8"
LAUNCHER = "widget.js"
# The names of what the build makes change with their content.
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
FOR_A_WHILE = {"Cache-Control": "public, max-age=300"}

DOCUMENT = "/document"
PAGES = {DOCUMENT: "document.html", "/accessibilite": "accessibility.html", "/confidentialite": "privacy.html"}


def pages_blueprint(bundle: Optional[Bundle], embed_on: Sequence[str]) -> Blueprint:
    """Return the routes; without a bundle, the plain chat page that needs none."""
    routes = Blueprint("pages")
    read = OfServed(texts)
    for address in (*PAGES, f"{DOCUMENT}/<family:str>"):
        _add_text(routes, address, read)
    own = {path.name: read_file(path) for path in (HERE / "static").iterdir()}
    if bundle is None:
        _add(routes, "/", _always(*plain_page()))
    else:
        _add(routes, "/", _with_nonce(bundle.page, (), False))
        _add(routes, "/fenetre", _with_nonce(bundle.page, embed_on, True))
        own.update(bundle.files)

    @routes.route("/<path:path>", methods=["GET", "HEAD"])
    async def file(request: Request, path: str) -> HTTPResponse:
        found = own.get(path)
        if found is None:
            raise NotFound(path)
        return _file(request, path, found)

    return routes


def texts(library: Library) -> Dict[str, str]:
    """Return the HTML of the pages to read, by address; what the knowledge says is escaped.

    `/document` is that of the first family; each has its own at `/document/dg`.
    """
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown = {address: (name, library.first) for address, name in PAGES.items()}
    shown.update({f"{DOCUMENT}/{one.family.id}": (PAGES[DOCUMENT], one) for one in library.families.values()})
    families = [one.family for one in library.families.values()]
    return {
        address: environment.get_template(name).render(knowledge=knowledge, family=knowledge.family, families=families)
        for address, (name, knowledge) in shown.items()
    }


def _add_text(routes: Blueprint, address: str, read: Callable[[], Mapping[str, str]]) -> None:
    async def page(request: Request, **_: str) -> HTTPResponse:
        html = read().get(request.path)
        if html is None:
            raise NotFound(request.path)
        return HTTPResponse(html, headers=page_headers(), content_type=HTML)

    routes.add_route(
        page, address, methods=["GET", "HEAD"], name=address.partition("<")[0].strip("/") + str("<" in address)
    )


def _add(routes: Blueprint, address: str, answer: Callable[[], HTTPResponse]) -> None:
    async def page(request: Request) -> HTTPResponse:
        return answer()

    routes.add_route(page, address, methods=["GET", "HEAD"], name=address.strip("/").replace("/", "_") or "chat")


def _always(html: str, headers: Mapping[str, str]) -> Callable[[], HTTPResponse]:
    return lambda: HTTPResponse(html, headers=dict(headers), content_type=HTML)


def _with_nonce(html: str, framed_by: Sequence[str], is_frame: bool) -> Callable[[], HTTPResponse]:
    def answer() -> HTTPResponse:
        nonce = secrets.token_urlsafe(16)
        headers = page_headers(nonce, framed_by, is_frame)
        return HTTPResponse(html.replace("{{nonce}}", nonce), headers=headers, content_type=HTML)

    return answer


def _file(request: Request, path: str, file: File) -> HTTPResponse:
    headers = dict(FOR_EVER if path.startswith("assets/") else FOR_A_WHILE)
    headers.update({"X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding"})
    if path == LAUNCHER:
        # Pages of other origins load it.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return HTTPResponse(body=file.compressed, headers=headers, content_type=file.content_type)
    return HTTPResponse(body=file.content, headers=headers, content_type=file.content_type)
