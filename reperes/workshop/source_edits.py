"""What the source document reads like when one of its texts has changed: the likeliest place first.

Nothing here knows whether a place is the right one; whoever asks takes the first with which the files have no fault.
"""

import re
from typing import Iterator, Optional, Sequence

from reperes.knowledge.level_names import level_name
from reperes.workshop.passages import lines_of, spans
from reperes.workshop.spots import Kind, Spot

MOST = 6
"""Places that are tried."""


def changed_sources(source: str, spot: Spot, after: Optional[str], levels: Sequence[str]) -> Iterator[str]:
    """Yield the document with `after` in place of what a spot says, or without it."""
    before = spot.text
    if spot.kind is Kind.CELL:
        yield from _cell(source, spot, after or "", levels)
    if not before:
        return
    if spot.kind is Kind.TASK and after is None:
        yield from _without_line(source, spot)
        return
    for start, end in spans(source, before, spot.near)[:MOST]:
        yield source[:start] + (after or "") + source[end:]


def with_task(source: str, tasks: Sequence[str], near: Sequence[str], text: str) -> Iterator[str]:
    """Yield the document with one more task behind the last of a role's, on a line like that of the first."""
    if not tasks:
        return
    for start, end in spans(source, tasks[-1], near)[:MOST]:
        line_start, line_end = _line_at(source, start)
        line = source[line_start:line_end].rstrip("\n")
        mark = line[: start - line_start]
        if "\t" in line:
            continue
        ends = source[end : line_start + len(line)]
        yield f"{source[:line_start]}{mark}{tasks[-1]}{ends}\n{mark}{text}{ends}\n{source[line_end:]}"


def with_required(source: str, steps: Sequence[Spot], level: str, step: Optional[int]) -> Iterator[str]:
    """Yield the document with a level beside another step of a competence, or beside none."""
    rows = source.split("\n")
    done = False
    for number, row in enumerate(rows):
        cells = row.split("\t")
        for place, cell in enumerate(cells[:-1]):
            found = next((one for one in steps if cell == f"niveau {one.path[-1]} {one.text}"), None)
            if found is None:
                continue
            beside = [name for name in cells[place + 1].split() if name != level]
            if str(step) == found.path[-1]:
                beside.append(level)
                done = True
            cells[place + 1] = " ".join(beside)
        rows[number] = "\t".join(cells)
    if done or step is None:
        yield "\n".join(rows)


def _cell(source: str, spot: Spot, after: str, levels: Sequence[str]) -> Iterator[str]:
    """The document with another text in a cell of the table that has these levels at its head."""
    rows = source.split("\n")
    head: Sequence[str] = ()
    for number, row in enumerate(rows):
        cells = row.split("\t")
        if len(cells) > 1 and [level_name(cell) for cell in cells[1:]] == list(levels):
            head = levels
        elif head and cells[0] == spot.near[0] and spot.level in head:
            cells += [""] * (len(head) + 1 - len(cells))
            cells[head.index(spot.level) + 1] = after
            yield "\n".join([*rows[:number], "\t".join(cells), *rows[number + 1 :]])


def _without_line(source: str, spot: Spot) -> Iterator[str]:
    for start, _ in spans(source, spot.text, spot.near)[:MOST]:
        line_start, line_end = _line_at(source, start)
        if "\t" not in source[line_start:line_end]:
            yield source[:line_start] + re.sub(r"^\n+", "\n", source[line_end:])


def _line_at(source: str, place: int):
    return next(span for span in lines_of(source) if span[0] <= place < span[1])
