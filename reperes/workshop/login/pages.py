"""The pages of the login, as HTML with their headers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Sequence, Tuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.response import HTTPResponse

from reperes.channels.web import pages
from reperes.channels.web.headers import page_headers
from reperes.workshop.login import addresses, sentences

HERE = Path(__file__).parent
STYLE = f"{addresses.LOGIN}.css"


def page(template: str, status: int = 200, **values: Any) -> HTTPResponse:
    """Return a page; what people typed is escaped."""
    html = _environment().get_template(template).render(addresses=addresses, style=STYLE, **values)
    return HTTPResponse(html, status, page_headers(has_forms=True), pages.HTML)


def told(title: str, sentence: str, status: int, again: str = "") -> HTTPResponse:
    """Return a page that says one thing, with a link to the login when there is an `again` to go on to."""
    return page("told.html", status, title=title, sentence=sentence, again=again)


def foreign_form() -> HTTPResponse:
    """Return the page that refuses a form that did not come from a page of ours."""
    return told(sentences.FOREIGN_FORM_TITLE, sentences.FOREIGN_FORM, 403)


def lost(title: str, sentence: str, typed: Sequence[Tuple[str, str, str]], again: str, action: str) -> HTTPResponse:
    """Return the page that refuses a form and gives back what was `typed`, with a link `again` to the next step."""
    return page("lost.html", 403, title=title, sentence=sentence, typed=typed, again=again, action=action)


def style() -> HTTPResponse:
    """Return the style sheet of these pages."""
    headers = {**pages.FOR_A_WHILE, "X-Content-Type-Options": "nosniff"}
    return HTTPResponse((HERE / "static" / "login.css").read_text("utf-8"), 200, headers, "text/css; charset=utf-8")


def to(address: str) -> HTTPResponse:
    """Return what sends a browser to another page, which it asks for with GET."""
    return HTTPResponse(status=303, headers={"Location": address, "Cache-Control": "no-store"})


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader([HERE / "templates", pages.HERE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
