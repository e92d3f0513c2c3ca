"""What all pages of the workshop share: who is there, the draft, and how a page is made."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Mapping, Optional, TypeVar
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from reperes.channels.web.headers import page_headers
from reperes.knowledge.library import Library
from reperes.publishing.model import Ask, Judged, Preview
from reperes.workshop.desk import Desk
from reperes.workshop.trials import Trials

HERE = Path(__file__).parent
HTML = "text/html; charset=utf-8"
HOME = "/atelier"
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_R = TypeVar("_R")


@dataclass(frozen=True)
class Room:
    """`login` knows who asks, `ask` what the program would quote (None while it cannot answer), `library` the families in
    service; `asked` has what people asked and think of answers, None where nothing is kept."""

    desk: Desk
    login: Any
    library: Callable[[], Library]
    ask: Optional[Ask] = None
    asked: Any = None

    trials: Trials = field(default_factory=Trials)

    def judged(self, library: Library, family: str) -> Mapping[str, Judged]:
        """Return the verdicts on the test questions of a family, by their text."""
        verdicts = self.trials.verdicts(self.desk.state(), library, self.ask)
        return {one.text: one for one in verdicts if one.family == family}

    def preview(self) -> Optional[Preview]:
        """Return what the draft would change, None while it has faults."""
        after = self.desk.library()
        return self.trials.preview(self.desk.state(), self.library(), after, self.ask) if after else None

    async def page(self, request: Request, name: str, status: int = 200, **values: Any) -> HTTPResponse:
        """Return a page for who is logged in."""
        person = await self.login.person(request)
        shared = {
            "person": person.name if person else "",
            "csrf": self.login.csrf(request),
            "families": await in_thread(family_titles, self.desk),
            "has_draft": self.desk.draft.exists(),
            "here": request.path,
            "has_asked": self.asked is not None,
        }
        html = await in_thread(lambda: templates().get_template(name).render(**shared, **values))
        return HTTPResponse(html, status=status, headers=page_headers(has_forms=True), content_type=HTML)

    async def author(self, request: Request) -> str:
        """Return the name of who is logged in."""
        return (await self.login.person(request)).name


def seen(address: str) -> HTTPResponse:
    """Return the way to a page after a form was taken, so that loading it again sends nothing twice."""
    return redirect(address, status=303)


def fields_of(request: Request) -> Mapping[str, str]:
    """Return the fields of a form, the first value of each; those that are empty too, which Sanic leaves out."""
    if request.content_type.startswith("application/x-www-form-urlencoded"):
        form = parse_qs(request.body.decode("utf-8", "replace"), keep_blank_values=True)
    else:
        form = request.form or {}
    return {name: values[0] for name, values in form.items()}


async def in_thread(work: Callable[..., _R], *given: Any) -> _R:
    """Do what reads files or thinks beside the loop that serves everybody."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *given)


def family_titles(desk: Desk) -> Mapping[str, str]:
    """Return the title of each family, its identifier where its file cannot be read."""
    found = {}
    for family in desk.families():
        try:
            found[family] = desk.sheet(family).title
        except ValueError:
            found[family] = family
    return found


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the pages' templates."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["day"] = day
    return found


def day(iso: str) -> str:
    """Return a day as people write it: « 3 novembre 2026 »; what is none stays as it is."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{found.day}{'er' * (found.day == 1)} {_MONTHS[found.month - 1]} {found.year}"
