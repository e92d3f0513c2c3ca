"""The pages of what people ask and think: questions without a good answer, opinions, use by week and channel."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.parts import labels_of
from reperes.workshop.question_forms import save_question
from reperes.workshop.room import HOME, Room, fields_of, in_thread, seen
from reperes.workshop.routes_family import FAMILY
from reperes.workshop.routes_words import parts_of
from reperes.workshop.text_forms import Error
from reperes.workshop.word_forms import KINDS, add_words

OUTCOMES = {
    "answered": "répondues",
    "doubtful": "douteuses",
    "asked_back": "rendues en question",
    "refused": "sans réponse",
    "disliked": "« pas utile »",
    "talk": "politesses",
}
WEEKS, DAYS = 12, 90
GONE = "Ce groupe de questions n'est plus dans la liste : quelqu'un d'autre l'a traité."


def add_people_routes(routes: Blueprint, room: Room) -> None:
    """Add the routes of what people ask and think."""

    @routes.get(f"{FAMILY}/gens", name="people")
    async def people(request: Request, family: str) -> HTTPResponse:
        typed = {"group": request.args.get("groupe", ""), "ref": request.args.get("partie", "")}
        return await _people(room, request, family, typed)

    @routes.post(f"{FAMILY}/gens/proposer", name="propose")
    async def propose(request: Request, family: str) -> HTTPResponse:
        fields = fields_of(request)
        errors = await _proposed(room, family, fields)
        if errors:
            return await _people(room, request, family, fields, errors, 422)
        return seen(f"{HOME}/famille/{family}/gens?fait=1")

    @routes.post(f"{FAMILY}/gens/traiter", name="settle_group")
    async def settle(request: Request, family: str) -> HTTPResponse:
        fields = fields_of(request)
        take = _store(room).reopen if fields.get("back") else _store(room).settle
        await in_thread(take, fields.get("group", ""))
        return seen(f"{HOME}/famille/{family}/gens?fait={'rouvert' if fields.get('back') else 'traite'}")

    @routes.get(f"{HOME}/avis", name="opinions")
    async def opinions(request: Request) -> HTTPResponse:
        found = await in_thread(room.asked.opinions, DAYS) if room.asked else ()
        return await room.page(request, "opinions.html", opinions=found, is_kept=room.asked is not None, days=DAYS)

    @routes.get(f"{HOME}/usage", name="use")
    async def use(request: Request) -> HTTPResponse:
        found = await in_thread(room.asked.use, WEEKS) if room.asked else ()
        return await room.page(
            request, "use.html", uses=found, outcomes=OUTCOMES, is_kept=room.asked is not None, weeks=WEEKS
        )


def _store(room: Room) -> Any:
    if room.asked is None:
        raise NotFound("asked")
    return room.asked


async def _proposed(room: Room, family: str, fields: Mapping[str, str]) -> Sequence[Error]:
    """Do what was confirmed for a group of questions, and settle it."""
    _, groups = await parts_of(room, family)
    if fields.get("group") not in [group.id for group in await in_thread(family_groups, room, family, False)]:
        return [Error("text", GONE)]
    text, ref = fields.get("text", ""), fields.get("ref", "")
    if not ref:
        return [Error("ref", "Choisissez d'abord la partie du document.")]
    if fields.get("what") == "word":
        given = {"ref": ref, "key": fields.get("key", "expressions"), "words": text}
        outcome = await in_thread(add_words, room.desk, family, groups, given)
    elif fields.get("what") == "question":
        chosen = {"nothing": "1"} if ref == "rien" else {"expected0": ref}
        outcome = await in_thread(save_question, room.desk, family, groups, {"question": text, **chosen})
    else:
        return [Error("text", "Choisissez ce qu'il faut en faire : un mot des gens, ou une question d'essai.")]
    if outcome.errors:
        # Here one field takes the text, whatever becomes of it.
        return [Error("ref" if error.field == "expected0" else "text", error.message) for error in outcome.errors]
    await in_thread(_store(room).settle, fields["group"])
    return ()


def family_groups(room: Room, family: str, settled: bool) -> List[Any]:
    """Return the groups of a family; what was asked while there was but one family is about the first."""
    first = room.desk.families()[:1] == (family,)
    found = _store(room).groups(settled=settled)
    return [group for group in found if group.family == family or (first and not group.family)]


async def _people(
    room: Room,
    request: Request,
    family: str,
    typed: Mapping[str, str],
    errors: Sequence[Error] = (),
    status: int = 200,
) -> HTTPResponse:
    sheet, groups = await parts_of(room, family)
    is_settled = bool(request.args.get("traitees"))
    shown = await in_thread(family_groups, room, family, is_settled)
    return await room.page(
        request,
        "people.html",
        status,
        sheet=sheet,
        parts=groups,
        labels=labels_of(groups),
        groups=shown,
        is_settled=is_settled,
        outcomes=OUTCOMES,
        kinds={key: label for key, label in KINDS.items() if key != "faux_amis"},
        typed={"group": "", "ref": "", "what": "", "key": "expressions", "text": None, **typed},
        errors=tuple(errors),
        done=request.args.get("fait", ""),
    )
