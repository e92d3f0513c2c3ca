"""HR's test questions: what the file of a family has, and the forms that add, change and remove some."""

from dataclasses import dataclass
from pathlib import Path
from typing import Tuple

from reperes.knowledge.questions import NOTHING
from reperes.workshop import refusals
from reperes.workshop.desk import Desk, Refused
from reperes.workshop.editing import Conflict, Edit, read_text
from reperes.workshop.parts import Group, in_words, labels_of
from reperes.workshop.text_forms import INCOMPLETE, Error, Fields, Outcome
from reperes.workshop.yaml_places import EXPECTED, one_line, value_of
from reperes.workshop.yaml_text import Unwritable, reading

MOST_EXPECTED = 3
SEPARATOR = "|"
"""Between references in a hidden field; names of levels may have spaces."""


@dataclass(frozen=True)
class Question:
    """A test question and the references that its answer must quote, `rien` where there is no answer."""

    text: str
    expected: Tuple[str, ...]


def questions_of(folder: Path, family: str) -> Tuple[Question, ...]:
    """Return the test questions of a family; raises Unwritable and Undecodable."""
    data = reading(read_text(folder, _file(family)))
    items = [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []
    return tuple(Question(one_line(str(item.get("question") or "")), _expected(item)) for item in items)


def save_question(desk: Desk, family: str, groups: Tuple[Group, ...], fields: Fields) -> Outcome:
    """Add a test question, or change the one that was `old`."""
    if "question" not in fields:
        return Outcome((Error("question", INCOMPLETE),))
    old, text = fields.get("old", ""), refusals.typed(fields["question"])
    refs = tuple(dict.fromkeys(fields[key] for key in _keys() if fields.get(key)))
    nothing = bool(fields.get("nothing"))
    labels = labels_of(groups)
    there = questions_of(desk.folder, family)
    before = _before(fields) or None
    errors = [
        Error(field, found)
        for field, found in (
            ("question", refusals.question(text, [one.text for one in there if one.text != old])),
            ("expected0", refusals.expected(refs, nothing, labels)),
        )
        if found
    ]
    if errors:
        return Outcome(tuple(errors))
    expected = (NOTHING,) if nothing else refs
    edits = [Edit(_file(family), (text,), before if old == text else None, expected)]
    if old and old != text:
        edits.insert(0, Edit(_file(family), (old,), before, None))
    return _saved(desk, family, edits, groups)


def remove_question(desk: Desk, family: str, groups: Tuple[Group, ...], fields: Fields) -> Outcome:
    """Take a test question out."""
    return _saved(desk, family, [Edit(_file(family), (fields.get("old", ""),), _before(fields), None)], groups)


def _saved(desk: Desk, family: str, edits, groups: Tuple[Group, ...]) -> Outcome:
    try:
        desk.save(edits)
    except Conflict as conflict:
        now = conflict.now if isinstance(conflict.now, tuple) else ()
        told = "Entre-temps, quelqu'un d'autre a retiré cette question. La vôtre est gardée ci-dessous."
        if now:
            labels = labels_of(groups)
            named = ", ".join("le document n'y répond pas" if ref == NOTHING else labels.get(ref, ref) for ref in now)
            told = f"Entre-temps, quelqu'un d'autre a changé cette question ; il attend : {named}. Votre choix est gardé ci-dessous."
        return Outcome((Error("question", told),), True, SEPARATOR.join(now))
    except Refused as refused:
        labels = labels_of(groups)
        return Outcome(tuple(Error("question", in_words(fault.message, labels)) for fault in refused.faults[:3]))
    except Unwritable as error:
        return Outcome((Error("question", f"Le fichier des questions ne peut pas être changé ici : {error}"),))
    return Outcome()


def _expected(item: dict) -> Tuple[str, ...]:
    found = value_of({EXPECTED: item.get(EXPECTED)})
    return found if isinstance(found, tuple) else ()


def _before(fields: Fields) -> Tuple[str, ...]:
    return tuple(filter(None, fields.get("old_expected", "").split(SEPARATOR)))


def _keys() -> Tuple[str, ...]:
    return tuple(f"expected{number}" for number in range(MOST_EXPECTED))


def _file(family: str) -> str:
    return f"questions/{family}.yml"
