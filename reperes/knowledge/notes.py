"""Finds the notes and the cells of criteria in the files: a note stands under the part that it belongs to."""

from typing import Iterator, NamedTuple

from reperes.knowledge.reader import Part

NOTE = "note"
"""The field that holds a note."""


class Cell(NamedTuple):
    """Where the text of a cell stands: at a `key` of a part, which also has the cell's note, if it has one."""

    part: Part
    key: str


class Noted(NamedTuple):
    """A part of a file that has a note, and the reference of what the note belongs to."""

    ref: str
    part: Part


def cell_of(texts: Part, level: str) -> Cell:
    """Return the place of a level's text below « niveaux » of a criterion; with a note, it stands under « texte »."""
    return Cell(texts.part(level), "texte") if isinstance(texts.get(level), dict) else Cell(texts, level)


def notes_of_family(family: Part) -> Iterator[Noted]:
    """Yield what has a note in the file of a family, which was read before."""
    for role in family.parts("finalites", required=False):
        yield from _noted(f"finalite.{role.id()}", role)
    for criterion in family.parts("criteres", required=False):
        yield from _noted(f"critere.{criterion.id()}", criterion)
        texts = criterion.part("niveaux")
        for level in texts.names():
            cell = cell_of(texts, level)
            if cell.part is not texts:
                yield from _noted(f"critere.{criterion.id()}.{level}", cell.part)
    competences = family.part("competences") if family.get("competences") else None
    for name in competences.names() if competences else ():
        yield from _noted(f"competence.{name}", competences.part(name))


def notes_of_dictionary(dictionary: Part) -> Iterator[Noted]:
    """Yield the competences of the dictionary that have a note."""
    for competence in dictionary.parts("competences"):
        yield from _noted(f"competence.{competence.id()}", competence)


def _noted(ref: str, part: Part) -> Iterator[Noted]:
    if part.text_if_any(NOTE):
        yield Noted(ref, part)
