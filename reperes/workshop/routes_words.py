"""The pages of what people say: the words for each part, and HR's test questions."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional, Tuple
from urllib.parse import quote

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.workshop.parts import Group, labels_of, part_groups
from reperes.workshop.question_forms import MOST_EXPECTED, SEPARATOR, questions_of, remove_question, save_question
from reperes.workshop.room import HOME, Room, fields_of, in_thread, seen
from reperes.workshop.routes_family import FAMILY, sheet_of
from reperes.workshop.sheet import Sheet
from reperes.workshop.text_forms import NOTHING_DONE, Outcome
from reperes.workshop.word_forms import KINDS, add_words, remove_word, words_of

SHORT = "Critères", "Finalités", "Compétences", "Groupes de compétences", "Définitions et règles", "Parties du document"
"""Groups of parts that are listed even where nobody has given them words."""


def add_word_routes(routes: Blueprint, room: Room) -> None:
    """Add the routes of words and test questions."""

    @routes.get(f"{FAMILY}/mots", name="words")
    async def words(request: Request, family: str) -> HTTPResponse:
        typed = {"ref": request.args.get("modifier", ""), "key": "noms", "words": request.args.get("mot", "")}
        return await _words_page(room, request, family, typed)

    @routes.post(f"{FAMILY}/mots/ajouter", name="add_words")
    async def add(request: Request, family: str) -> HTTPResponse:
        return await _words_taken(room, request, family, add_words)

    @routes.post(f"{FAMILY}/mots/retirer", name="remove_word")
    async def remove(request: Request, family: str) -> HTTPResponse:
        return await _words_taken(room, request, family, remove_word)

    @routes.get(f"{FAMILY}/essais", name="questions")
    async def questions(request: Request, family: str) -> HTTPResponse:
        return await _questions_page(room, request, family, await _opened(room, request, family))

    @routes.post(f"{FAMILY}/essais/enregistrer", name="save_question")
    async def save(request: Request, family: str) -> HTTPResponse:
        return await _question_taken(room, request, family, save_question)

    @routes.post(f"{FAMILY}/essais/retirer", name="remove_question")
    async def take_out(request: Request, family: str) -> HTTPResponse:
        return await _question_taken(room, request, family, remove_question)


async def parts_of(room: Room, family: str) -> Tuple[Sheet, Tuple[Group, ...]]:
    """Return a family and its parts; raises NotFound where the settings do not name it."""
    sheet = await sheet_of(room, family)
    return sheet, await in_thread(part_groups, sheet, room.desk.folder)


async def _words_taken(room: Room, request: Request, family: str, take: Callable[..., Outcome]) -> HTTPResponse:
    _, groups = await parts_of(room, family)
    fields = fields_of(request)
    outcome = await in_thread(take, room.desk, family, groups, fields)
    if not outcome.errors:
        ref = quote(outcome.ref)
        return seen(f"{HOME}/famille/{family}/mots?fait={ref}#{ref}")
    return await _words_page(room, request, family, fields, outcome, 422)


async def _words_page(
    room: Room,
    request: Request,
    family: str,
    typed: Mapping[str, str],
    outcome: Outcome = NOTHING_DONE,
    status: int = 200,
) -> HTTPResponse:
    sheet, groups = await parts_of(room, family)
    words = await in_thread(words_of, room.desk.folder, family)
    shown = [
        (title, [(ref, label) for ref, label in parts if ref in words or title in SHORT or typed.get("ref") == ref])
        for title, parts in groups
    ]
    return await room.page(
        request,
        "words.html",
        status,
        sheet=sheet,
        groups=[(title, parts) for title, parts in shown if parts],
        every=groups,
        labels=labels_of(groups),
        words=words,
        kinds=KINDS,
        typed={"ref": "", "key": "noms", "words": "", **typed},
        errors=outcome.errors,
        done=request.args.get("fait", ""),
    )


async def _opened(room: Room, request: Request, family: str) -> Dict[str, str]:
    """What the form of a test question says: that of the address, or a new one, perhaps proposed by an address."""
    old = request.args.get("modifier", "")
    found = next((one for one in await in_thread(questions_of, room.desk.folder, family) if one.text == old), None)
    if found is None:
        return {"old": "", "question": request.args.get("question", ""), "expected0": request.args.get("partie", "")}
    expected = {f"expected{number}": ref for number, ref in enumerate(found.expected) if ref != "rien"}
    nothing = {"nothing": "1"} if "rien" in found.expected else {}
    return {"old": old, "question": old, "old_expected": SEPARATOR.join(found.expected), **expected, **nothing}


async def _question_taken(room: Room, request: Request, family: str, take: Callable[..., Outcome]) -> HTTPResponse:
    _, groups = await parts_of(room, family)
    fields: Dict[str, str] = dict(fields_of(request))
    outcome = await in_thread(take, room.desk, family, groups, fields)
    if not outcome.errors:
        return seen(f"{HOME}/famille/{family}/essais?fait=1")
    if outcome.conflict:
        fields["old_expected"] = outcome.now
        if not outcome.now:
            fields["old"] = ""
    return await _questions_page(room, request, family, fields, outcome, 409 if outcome.conflict else 422)


async def _questions_page(
    room: Room, request: Request, family: str, typed: Mapping[str, str], outcome: Optional[Outcome] = None,
    status: int = 200,
) -> HTTPResponse:  # fmt: skip
    sheet, groups = await parts_of(room, family)
    judged: Mapping[str, Any] = {}
    library = await in_thread(room.desk.library)
    if room.ask is not None and library is not None and family in library.families:
        judged = await in_thread(room.judged, library, family)
    blank = {"old": "", "question": "", "old_expected": "", "nothing": ""}
    blank.update({f"expected{number}": "" for number in range(MOST_EXPECTED)})
    return await room.page(
        request,
        "questions.html",
        status,
        sheet=sheet,
        groups=groups,
        labels=labels_of(groups),
        questions=await in_thread(questions_of, room.desk.folder, family),
        judged=judged,
        can_judge=room.ask is not None,
        is_faulty=library is None,
        typed={**blank, **typed},
        slots=range(MOST_EXPECTED),
        errors=outcome.errors if outcome else (),
        done=request.args.get("fait", ""),
    )
