"""Finds a text of the draft in the source document, and shows it there with a little of what stands around it."""

import re
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

from reperes.knowledge.difference import closest

Span = Tuple[int, int]
_AROUND = 160
"""Characters of the lines above and below that are shown."""


class Shown(NamedTuple):
    """A passage of the document: what stands above it, on its line before it, itself, behind it, and below.

    `is_exact` is whether the document has the text just so; otherwise it is the passage that is most like it.
    """

    above: str
    before: str
    text: str
    after: str
    below: str
    is_exact: bool


def spans(source: str, text: str, near: Sequence[str] = ()) -> List[Span]:
    """Return where a text stands in a document, whatever the line breaks in it; those close behind the names `near`
    first."""
    words = text.split()
    if not words:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    found = [match.span() for match in re.finditer(pattern, source)]
    return sorted(found, key=lambda span: _distance(source, span[0], near))


def passage_of(source: str, text: str, near: Sequence[str] = (), column: int = 0) -> Optional[Shown]:
    """Return the passage of a text, or the one that is most like it; of a table's cell, the one in its column.

    None where the document has nothing like it.
    """
    found = _in_column(source, spans(source, text, near), near, column)
    if found:
        return _shown(source, found[0], True)
    like = closest(source.split(), text) if text else ""
    found = spans(source, like, near)
    return _shown(source, found[0], False) if found else _row(source, near)


def _in_column(source: str, found: List[Span], near: Sequence[str], column: int) -> List[Span]:
    """Where one row has the same text twice, put the one in the right column first."""
    if not column or len(found) < 2:
        return found
    return sorted(found, key=lambda span: _column(source, span[0]) != column)


def _column(source: str, place: int) -> int:
    return source.count("\t", source.rfind("\n", 0, place) + 1, place)


def _distance(source: str, place: int, near: Sequence[str]) -> int:
    starts = [source.rfind(name, 0, place) for name in near if name]
    return min((place - start for start in starts if start >= 0), default=len(source))


def _row(source: str, near: Sequence[str]) -> Optional[Shown]:
    """The line that the part's name begins, where the text itself is nowhere."""
    for name in near:
        start = source.find(f"\n{name}\t")
        if start >= 0:
            end = source.find("\n", start + 1)
            return _shown(source, (start + 1, end if end >= 0 else len(source)), False)
    return None


def _shown(source: str, span: Span, is_exact: bool) -> Shown:
    start, end = span
    line_start, line_end = source.rfind("\n", 0, start) + 1, source.find("\n", end)
    line_end = len(source) if line_end < 0 else line_end
    above, below = source[:line_start].strip().split("\n")[-1], source[line_end:].strip().split("\n")[0]
    return Shown(
        _end(above),
        _cells(source[line_start:start])[-_AROUND:],
        _cells(source[start:end]),
        _cells(source[end:line_end])[:_AROUND],
        _cells(below[:_AROUND]) + "…" * (len(below) > _AROUND),
        is_exact,
    )


def _end(line: str) -> str:
    return "…" * (len(line) > _AROUND) + _cells(line[-_AROUND:])


def _cells(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text).replace("\t", " | ").replace("**", "")


def lines_of(source: str) -> Iterator[Span]:
    """Yield where each line begins and ends."""
    for match in re.finditer(r"[^\n]*\n?", source):
        if match[0]:
            yield match.span()
