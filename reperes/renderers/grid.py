"""Lays a comparison out as rows and columns, for platforms whose tables have no merged cells."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from reperes.renderers.outline import Run, between_marks, plain_run, what_is_marked
from reperes.renderers.text import placed

Cell = Sequence[Run]
_HEADS = {"critere": "tableau_critere", "competence": "tableau_competence"}


@dataclass(frozen=True)
class Grid:
    """`head` names the columns; the first cell of a row names the row."""

    head: Tuple[str, ...]
    rows: Tuple[Tuple[Cell, ...], ...]


def matrix(comparison: Mapping[str, Any]) -> Grid:
    """Return one row a criterion or competence, one column a level."""
    words = comparison["words"]
    kind = words.say(_HEADS[comparison["parts"][0]["ref"].partition(".")[0]])
    rows = [(_name(part["name"]), *_cells(part, words.colon)) for part in comparison["parts"]]
    return Grid((kind, *map(_capital, comparison["columns"])), tuple(rows))


def stack(comparison: Mapping[str, Any]) -> Grid:
    """Return one row a level, for a comparison of one part: what reads best where a screen is narrow."""
    (part,), words = comparison["parts"], comparison["words"]
    rows = [(_name(_capital(head)), cell) for head, cell in zip(comparison["columns"], _cells(part, words.colon))]
    return Grid((words.say("tableau_niveau"), part["name"]), tuple(rows))


def each_part(comparison: Mapping[str, Any]) -> List[Mapping[str, Any]]:
    """Return a comparison a part."""
    return [{**comparison, "parts": [part]} for part in comparison["parts"]]


def texts_of(part: Mapping[str, Any]) -> List[List[Run]]:
    """Return the text of each level in a comparison, with its marks: its column of the rows, read downwards."""
    texts: List[List[Run]] = [[] for _ in part["notes"]]
    for row in part["rows"]:
        start = 0
        for cell in row:
            for column in range(start, start + cell["span"]):
                texts[column].extend(cell["runs"])
            start += cell["span"]
    return texts


def marks_of(comparison: Mapping[str, Any]) -> List[str]:
    """Return a sentence that says which words are marked, in which text; nothing when there are none."""
    several = len(comparison["parts"]) > 1
    texts = []
    for part in comparison["parts"]:
        labels = [f"{part['name']}, {head}" if several else head for head in comparison["columns"]]
        texts += list(zip(labels, texts_of(part)))
    return what_is_marked(texts, comparison["words"])


def places_of(comparison: Mapping[str, Any]) -> List[str]:
    """Return where the parts stand in the document, a line for those that stand together."""
    found = []
    for parent, places in groupby((part["place"] for part in comparison["parts"]), key=lambda place: place[:-1]):
        found.append(placed([*parent, ", ".join(place[-1] for place in places)]))
    return found


def _cells(part: Mapping[str, Any], colon: str) -> List[Cell]:
    notes = [[plain_run(f"{note}{colon} ")] if note else [] for note in part["notes"]]
    return [note + between_marks(text) for note, text in zip(notes, texts_of(part))]


def _name(text: str) -> List[Dict[str, Any]]:
    return [{"text": text, "marked": True}]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
