"""Finds tables without rules on a PDF page: words in columns, with blank corridors from top to bottom between them."""

from dataclasses import dataclass
from typing import Any, Iterator, List, Optional, Sequence, Tuple

from reperes.importing.characters import clean
from reperes.importing.pdf_lines import Box, Line, Word
from reperes.importing.pdf_paragraphs import is_marked

# Shares of the size of letters: a gap between columns, a corridor, how much larger a gap between rows is, and the
# largest one within a table.
_COLUMN, _CORRIDOR, _ROW, _END = 1.0, 0.6, 0.3, 4
_NARROW = 0.6
# The shortest rule, and how thick one may be.
_RULE, _THICK = 20, 4


@dataclass(frozen=True)
class Grid:
    """A table without rules: its cells, and the lines that it is made of."""

    cells: Tuple[Box, ...]
    bbox: Box
    lines: Sequence[Line]


def grids_of(lines: Sequence[Line], rules: Sequence[float]) -> List[Grid]:
    """Return the tables that a page's lines make; `rules` are the heights of horizontal rules."""
    found = [_grid(region, rules) for region in _regions(lines) if len(region) > 1]
    return [grid for grid in found if grid]


def rules_of(page: Any) -> List[float]:
    """Return the heights of the horizontal rules of a page."""
    heights = sorted({edge["top"] for edge in page.horizontal_edges if edge["width"] > _RULE})
    return [height for height, above in zip(heights, [-_THICK, *heights]) if height - above >= _THICK]


def _regions(lines: Sequence[Line]) -> Iterator[List[Line]]:
    """Yield the runs of lines from one with columns on, as long as no line goes across and no heading comes."""
    region: List[Line] = []
    for line in lines:
        columns = _segments(line) > 1
        if region and not _goes_on(line, region, columns):
            yield region
            region = []
        if region or columns:
            region.append(line)
    yield region


def _goes_on(line: Line, region: Sequence[Line], columns: bool) -> bool:
    if is_marked(clean(line.text)) or line.box[1] - region[-1].box[3] > _END * line.size:
        return False
    width = max(other.box[2] for other in region) - min(other.box[0] for other in region)
    return columns or line.box[2] - line.box[0] < _NARROW * width


def _segments(line: Line) -> int:
    gaps = (right["x0"] - left["x1"] for left, right in zip(line.words, line.words[1:]))
    return 1 + sum(gap > _COLUMN * line.size for gap in gaps)


def _grid(region: Sequence[Line], rules: Sequence[float]) -> Optional[Grid]:
    size = min(line.size for line in region)
    words = [word for line in region for word in line.words]
    xs = _columns(words, _CORRIDOR * size)
    ys = _rows(region, rules, size)
    if len(xs) < 3 or len(ys) < 3:
        return None
    cells = tuple((left, top, right, bottom) for top, bottom in zip(ys, ys[1:]) for left, right in zip(xs, xs[1:]))
    return Grid(cells, (xs[0], ys[0], xs[-1], ys[-1]), region)


def _columns(words: Sequence[Word], corridor: float) -> List[float]:
    """The edges of the columns."""
    edges = [min(word["x0"] for word in words) - 1]
    reached = edges[0]
    for word in sorted(words, key=lambda word: word["x0"]):
        if word["x0"] - reached > corridor and reached > edges[0]:
            edges.append((word["x0"] + reached) / 2)
        reached = max(reached, word["x1"])
    return [*edges, reached + 1]


def _rows(region: Sequence[Line], rules: Sequence[float], size: float) -> List[float]:
    """The edges of the rows: rules between the lines, or else gaps larger than the usual one."""
    top, bottom = region[0].box[1] - 1, max(line.box[3] for line in region) + 1
    inside = [rule for rule in rules if top + size < rule < bottom - size]
    if inside:
        return [top, *inside, bottom]
    reached, gaps = region[0].box[3], []
    for line in region[1:]:
        gaps.append((line.box[1] - reached, (line.box[1] + reached) / 2))
        reached = max(reached, line.box[3])
    usual = sorted(gap for gap, _ in gaps)[len(gaps) // 5]
    return [top, *(middle for gap, middle in gaps if gap > usual + _ROW * size), bottom]
