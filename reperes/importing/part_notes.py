"""Gives the notes of a document to the parts that they belong to: by their mark, or by where they stand."""

import re
from typing import List, Optional, Sequence, Tuple

from reperes.importing.blocks import Line
from reperes.importing.found import FoundNote
from reperes.importing.gathering import Gathering
from reperes.importing.template import begins, mark_of, note_text, without_mark
from reperes.knowledge.parts import Criterion, Definition
from reperes.language.folding import fold

_ABOUT = re.compile(r"(?P<name>[^:]{1,60}?)\s*:\s+(?P<text>\S.*)")


def notes_of_criteria(
    lines: Sequence[Line], explained: Sequence[str], criteria: Sequence[Criterion], gathering: Gathering
) -> Tuple[FoundNote, ...]:
    """Return the notes beside a table, each of the criterion that it names, or of the only part that has its mark.

    `explained` are marks that a definition has explained already. What belongs to no part is left over.
    """
    found: List[FoundNote] = []
    marks = [mark_of(line.text) for line in lines]
    for line, mark in zip(lines, marks):
        text = (note_text(line) if mark else begins(line.text, "remark")) or ""
        note = _named(text, criteria)
        if note is None and mark and mark not in explained and marks.count(mark) == 1:
            note = _marked(mark, text, criteria)
        if note is None or any((note.name, note.level) == (one.name, one.level) for one in found):
            gathering.leave([line])
        else:
            found.append(note)
    return tuple(found)


def explained_marks(lines: Sequence[Line], definitions: Sequence[Definition]) -> Tuple[str, ...]:
    """Return the marks of the footnotes that are definitions."""
    return tuple(
        mark_of(line.text) for line in lines if any(definition.term in line.text for definition in definitions)
    )


def _named(text: str, criteria: Sequence[Criterion]) -> Optional[FoundNote]:
    """« Amarres : vaut aussi pour les bouées »: the note of the criterion that it begins with."""
    about = _ABOUT.fullmatch(text)
    names = [one.name for one in criteria if about and fold(without_mark(one.name)) == fold(about["name"])]
    return FoundNote("critere", without_mark(names[0]), about["text"]) if about and names else None


def _marked(mark: str, text: str, criteria: Sequence[Criterion]) -> Optional[FoundNote]:
    """The note of the only name or cell that has its mark."""
    owners = [FoundNote("critere", without_mark(one.name), text) for one in criteria if _has(one.name, mark)]
    owners += [
        FoundNote("critere", without_mark(one.name), text, level)
        for one in criteria
        for level, cell in one.texts.items()
        if _has(cell, mark)
    ]
    return owners[0] if len(owners) == 1 and text else None


def _has(text: str, mark: str) -> bool:
    return re.search(rf"(?<!\*){re.escape(mark)}(?!\*)", text) is not None
