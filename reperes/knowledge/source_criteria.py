"""Compares the cells of criteria with the document: a cell is empty where the document's is, and nowhere else."""

from typing import Mapping, Sequence

from reperes.knowledge.notes import NOTE, Cell, cell_of
from reperes.knowledge.reader import Part, Unread
from reperes.knowledge.source_check import named, same_text, stands_in


def compare_criteria(family: Part, criteria: Mapping[str, Mapping[str, str]], levels: Sequence[str]) -> bool:
    """Note what differs from the document's table of criteria; return whether the file has all of it."""
    pairs, whole = named(family, "criteres", "nom", list(criteria))
    return all([whole, *(_compare_cells(criterion, criteria[name], levels) for criterion, name in pairs)])


def find_criteria(family: Part, said: str) -> None:
    """Note each name and cell that stands nowhere in the document."""
    for criterion in family.parts("criteres", required=False):
        stands_in(criterion, "nom", said)
        texts = criterion.part("niveaux")
        for level in texts.names():
            cell = cell_of(texts, level)
            stands_in(cell.part, cell.key, said)


def _compare_cells(criterion: Part, cells: Mapping[str, str], levels: Sequence[str]) -> bool:
    """Note each cell that differs from the document's; return whether the file has all that the document fills."""
    texts = criterion.part("niveaux")
    whole = not isinstance(texts, Unread)
    for level in levels:
        written, expected = texts.get(level) is not None, cells.get(level)
        if written and expected:
            _compare(cell_of(texts, level), expected)
        elif written:
            texts.fault(f"« {level} » : le document laisse cette case vide ; ôtez la ligne.", level)
        elif expected and not isinstance(texts, Unread):
            texts.fault(
                f"il manque « {level} » : le document a un texte à ce niveau. Ajoutez une ligne « {level}: … ».", level
            )
            whole = False
    return whole


def _compare(cell: Cell, expected: str) -> None:
    part, key = cell
    # The document has the note of a cell behind its text, or below the table.
    note = part.text_if_any(NOTE) if key == "texte" else ""
    if not note or expected != f"{part.text(key)} {note}":
        same_text(part, key, expected)
