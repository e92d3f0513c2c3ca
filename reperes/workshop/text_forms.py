"""What the forms for texts of the document do: judge what was typed, and write it into the draft."""

from typing import Iterable, Iterator, List, Mapping, NamedTuple, Optional, Tuple

from reperes.importing.slugs import task_slug
from reperes.workshop import refusals
from reperes.workshop.claims import claims_of_cell
from reperes.workshop.desk import Desk, Refused, Texts
from reperes.workshop.editing import Conflict, Edit
from reperes.workshop.parts import in_words, labels_of, part_groups
from reperes.workshop.sheet import Sheet
from reperes.workshop.source_edits import changed_sources, with_required, with_task
from reperes.workshop.spots import Kind, Spot
from reperes.workshop.yaml_places import Value
from reperes.workshop.yaml_text import Unwritable

Fields = Mapping[str, str]


class Error(NamedTuple):
    """What is wrong in a form, and the field that it is about."""

    field: str
    message: str


class Outcome(NamedTuple):
    """What became of a form: written when there are no errors; `now` is what somebody else wrote meanwhile."""

    errors: Tuple[Error, ...] = ()
    conflict: bool = False
    now: str = ""
    short_now: str = ""
    ref: str = ""


NOTHING_DONE = Outcome()
INCOMPLETE = "Ce formulaire est incomplet : rechargez la page et recommencez."
GONE = "Cette partie n'est plus dans le brouillon : quelqu'un l'a retirée entre-temps. Ce que vous avez écrit est encore ci-dessous."
IN_TWO = "Entre-temps, quelqu'un d'autre a changé ce texte. Le vôtre est gardé ci-dessous : comparez, puis enregistrez ou laissez le sien."

STILL_THERE = "Le document source a toujours cette tâche. Si le document officiel a changé, cochez la case pour l'en retirer aussi."


def save_text(desk: Desk, family: str, fields: Fields) -> Outcome:
    """Write what a form says of one place."""
    sheet = desk.sheet(family)
    spot = sheet.spots.get(fields.get("ref", ""))
    if spot is None:
        return Outcome((Error("after", GONE),))
    if "before" not in fields or "after" not in fields:
        return Outcome((Error("after", INCOMPLETE),))
    after, short = refusals.typed(fields["after"]), refusals.typed(fields.get("short", ""))
    follow = bool(fields.get("follow"))
    errors = tuple(_judged(spot, after, short, follow, desk.source(sheet), _highest(sheet, spot)))
    if errors:
        return Outcome(errors)
    edits = [Edit(spot.file, spot.path, _value(spot, fields["before"]), _value(spot, after))]
    if spot.short_path and "short" in fields:
        edits.append(Edit(spot.file, spot.short_path, fields.get("short_before") or None, short or None))
    if spot.kind is Kind.CELL and not after:
        edits += claims_of_cell(desk.folder, family, spot)
    sources: Iterable[Texts] = _sources(desk, sheet, spot, after or None) if follow else ({},)
    return _written(desk, sheet, edits, sources, "after")


def add_task(desk: Desk, family: str, fields: Fields) -> Outcome:
    """Add a task to a role."""
    sheet = desk.sheet(family)
    role = next((role for role in sheet.roles if role.id == fields.get("role")), None)
    if role is None:
        return Outcome((Error("after", GONE),))
    text = refusals.typed(fields.get("after", ""))
    follow = bool(fields.get("follow"))
    source = desk.source(sheet)
    tasks = [task for one in sheet.roles for task in one.tasks]
    error = refusals.first(
        lambda: refusals.fact(text, source),
        lambda: f"La tâche « {text} » est déjà dans la liste." if text in [task.text for task in role.tasks] else None,
        lambda: None if follow else refusals.not_the_source(text, source),
    )
    if error:
        return Outcome((Error("after", error),))
    name = task_slug(text, {task.path[-1] for task in tasks})
    edit = Edit(role.text.file, ("finalites", role.id, "taches", name), None, text)
    texts = with_task(source, [task.text for task in role.tasks], (role.name.text,), text)
    found = _written(desk, sheet, [edit], ({sheet.document: one} for one in texts) if follow else ({},), "after")
    return found._replace(ref=f"tache.{name}")


def remove_task(desk: Desk, family: str, fields: Fields) -> Outcome:
    """Take a task out."""
    sheet = desk.sheet(family)
    spot = sheet.spots.get(fields.get("ref", ""))
    if spot is None or spot.kind is not Kind.TASK:
        return Outcome((Error("after", GONE),))
    if not fields.get("follow") and not refusals.not_the_source(spot.text, desk.source(sheet)):
        return Outcome((Error("after", STILL_THERE),))
    edit = Edit(spot.file, spot.path, fields.get("before"), None)
    sources = _sources(desk, sheet, spot, None) if fields.get("follow") else ({},)
    return _written(desk, sheet, [edit], sources, "after")


def _judged(spot: Spot, after: str, short: str, follow: bool, source: str, highest: int) -> Iterator[Error]:
    if spot.kind is Kind.REQUIRED:
        found = refusals.step(after, highest)
    elif spot.kind is Kind.VERSION:
        found = refusals.version(after)
    elif spot.kind is Kind.NAME:
        found = refusals.name(after, source)
    else:
        found = refusals.fact(after, source) if after or not spot.may_be_empty else None
    in_source = spot.kind in (Kind.FACT, Kind.CELL, Kind.TASK, Kind.NAME)
    if not found and in_source and after and not follow and source:
        found = refusals.not_the_source(after, source, spot.text)
    if found:
        yield Error("after", found)
    elif spot.short_path and short:
        wrong = refusals.excerpt(short, after)
        if wrong:
            yield Error("short", wrong)


def _highest(sheet: Sheet, spot: Spot) -> int:
    row = next((row for row in sheet.competences if spot in row.cells), None)
    return len(row.steps) if row else 0


def _value(spot: Spot, text: str) -> Value:
    if spot.kind is Kind.REQUIRED:
        return int(text) if text.isdigit() else None
    return text or None


def _sources(desk: Desk, sheet: Sheet, spot: Spot, after: Optional[str]) -> Iterator[Texts]:
    """Yield the source documents as they would be with a change of a place."""
    source = desk.source(sheet)
    if spot.kind is Kind.REQUIRED:
        row = next(row for row in sheet.competences if spot in row.cells)
        texts = with_required(source, row.steps, spot.level, int(after) if after else None)
        yield from ({sheet.document: text} for text in texts)
    elif spot.kind is Kind.STEP:
        # The dictionary is that of all families: each document that has the text changes.
        found = {
            file: next(changed_sources(text, spot, after, ()), text) for file, text in desk.sources_with(spot.text)
        }
        yield found or {}
    else:
        yield from ({sheet.document: text} for text in changed_sources(source, spot, after, sheet.levels))


def _written(desk: Desk, sheet: Sheet, edits: List[Edit], sources: Iterable[Texts], field: str) -> Outcome:
    try:
        desk.save(edits, sources)
    except Conflict as conflict:
        now = "" if conflict.now is None else str(conflict.now)
        is_short = conflict.edit.path[-2:-1] == ("en_court",)
        return Outcome((Error("short" if is_short else field, IN_TWO),), True, *(("", now) if is_short else (now, "")))
    except Refused as refused:
        labels = labels_of(part_groups(sheet, desk.folder))
        told = [refusals.as_typed(in_words(fault.message, labels)) for fault in refused.faults[:3]]
        return Outcome(tuple(Error(field, message) for message in told) or (_not_found(field),))
    except Unwritable as error:
        return Outcome((Error(field, f"Le fichier ne peut pas être changé ici : {error}"),))
    return Outcome()


def _not_found(field: str) -> Error:
    return Error(
        field,
        "Ce passage n'a pas été trouvé dans le document source : importez la nouvelle version du document.",
    )
