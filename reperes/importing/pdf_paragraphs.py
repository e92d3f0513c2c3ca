"""Finds where paragraphs begin among the lines of a PDF, by marks, gaps, letters, and how full the line before is."""

from collections import Counter
from dataclasses import dataclass
from typing import List, Sequence

from reperes.importing.blocks import Heading, Item, Paragraph
from reperes.importing.blocks import Line as Block
from reperes.importing.characters import clean, without_item_mark
from reperes.importing.pdf_joining import Joiner
from reperes.importing.pdf_lines import Line
from reperes.importing.template import begins, note_text, section_of

_KNOWN = ("title", "role", "tasks", "version")
_LARGER = 1.15
_MUCH = 0.15
_OTHER_SIZE = 0.6
_INDENT = 3
# Shares of the size of letters: a gap that parts paragraphs, and a blank.
_GAP, _BLANK = 0.35, 0.3


@dataclass(frozen=True)
class Setting:
    """How a document is set: where its lines end on the right, the usual gap between lines, the usual size of
    letters."""

    right: float
    gap: float
    size: float


def setting_of(lines: Sequence[Line]) -> Setting:
    """Return how lines are set; few lines may reach beyond the right edge, and few gaps be smaller."""
    gaps = [
        below.box[1] - above.box[3]
        for above, below in zip(lines, lines[1:])
        if above.page == below.page and below.box[1] > above.box[3] - 1
    ]
    return Setting(
        right=_share([line.box[2] for line in lines], 0.95),
        gap=_share(gaps, 0.2),
        size=_usual_size(lines),
    )


def _share(values: Sequence[float], share: float) -> float:
    """The value that a share of all values does not pass."""
    return sorted(values)[int(share * (len(values) - 1))] if values else 0


def _usual_size(lines: Sequence[Line]) -> float:
    """The largest size that much of the text has: tables and notes are smaller, headings are few."""
    letters: Counter = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return max((size for size, count in letters.items() if count >= _MUCH * sum(letters.values())), default=0)


def blocks_of(lines: Sequence[Line], setting: Setting, joiner: Joiner) -> List[Block]:
    """Return the paragraphs, items and headings that lines make."""
    groups: List[List[Line]] = []
    for line in lines:
        if groups and not _starts(line, groups[-1], setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, setting, joiner) for group in groups]


def _starts(line: Line, group: Sequence[Line], setting: Setting) -> bool:
    above, first = group[-1], group[0]
    if above.text.rstrip().endswith(";") and line.text[:1].isupper():
        return True
    if is_marked(clean(line.text)) or abs(line.size - above.size) > _OTHER_SIZE:
        return True
    if (line.all_strong and not above.strong) or (above.all_strong and not line.strong):
        return True
    if line.page == above.page and line.box[1] - above.box[3] > setting.gap + _GAP * line.size:
        return True
    if without_item_mark(clean(first.text)) is not None:
        indent = line.box[0] - first.box[0]
        if indent > _INDENT or indent < -_INDENT:
            return indent < 0  # set in below its item; or left of it
    return (
        above.box[2] + _BLANK * line.size + line.first_width < setting.right
    )  # its first word had room on the line above


def is_marked(text: str) -> bool:
    """Whether a line begins with what only begins a paragraph."""
    as_block = Paragraph(text, "")
    if without_item_mark(text) is not None or note_text(as_block) is not None or section_of(as_block):
        return True
    return any(begins(text, key) is not None for key in _KNOWN)


def _block(group: Sequence[Line], setting: Setting, joiner: Joiner) -> Block:
    where = f"page {group[0].page}"
    text = joiner.join([line.text for line in group], where)
    bare = without_item_mark(text)
    if bare is not None:
        return Item(bare, where)
    if all(line.all_strong or line.size > _LARGER * setting.size for line in group):
        return Heading(text, where, (text,))
    strong: List[List[str]] = []
    goes_on = False
    for line in group:
        for part in line.strong:
            if goes_on and line.text.startswith(part):
                strong[-1].append(part)
            else:
                strong.append([part])
            goes_on = line.text.endswith(part)
        goes_on = goes_on and bool(line.strong)
    return Paragraph(text, where, tuple(Joiner(text).join(parts, where) for parts in strong))
