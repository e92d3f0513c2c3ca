"""Finds the headers, footers and page numbers of a PDF: lines at the edge of pages that repeat."""

import re
from collections import Counter
from typing import FrozenSet, List, Sequence, Tuple

from reperes.importing.pdf_lines import Line

_EDGE = 0.12
_NUMBER = re.compile(r"(?:(?:page|p\.)\s*)?[-–]?\s*\d+\s*[-–]?(?:\s*(?:/|sur|de|\|)\s*\d+)?", re.IGNORECASE)


def margins(pages: Sequence[Tuple[float, Sequence[Line]]]) -> Tuple[FrozenSet[Line], Tuple[str, ...]]:
    """Return the lines of margins, and in French which texts were left out; each page is its height and its lines."""
    at_edge = [
        line
        for height, lines in pages
        for line in lines
        if line.box[3] < _EDGE * height or line.box[1] > (1 - _EDGE) * height
    ]
    seen = Counter(key for _, key in {(line.page, _key(line)) for line in at_edge})
    repeated = [line for line in at_edge if seen[_key(line)] > 1 or _NUMBER.fullmatch(line.text.strip())]
    first = {_key(line): line for line in reversed(repeated)}
    remarks: List[str] = [
        f"en-tête ou pied de page, non repris : « {line.text} » (page {line.page}{' et suivantes' if seen[key] > 1 else ''})"
        for key, line in sorted(first.items(), key=lambda entry: (entry[1].page, entry[1].box[1]))
    ]
    return frozenset(repeated), tuple(remarks)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)
