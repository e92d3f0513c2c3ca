"""The text of a paragraph of Word: its runs in order, what of it is bold, marks of footnotes as an asterisk."""

from typing import Iterator, List, Tuple

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reperes.importing.characters import clean

BREAK = "\n"
_APART = (qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_NOTES = (qn("w:footnoteReference"), qn("w:endnoteReference"))
_OWN_MARK = qn("w:customMarkFollows")
_SIGNS = {qn("w:tab"): " ", qn("w:br"): BREAK, qn("w:cr"): BREAK, qn("w:noBreakHyphen"): "-"}


def pieces(paragraph: Paragraph) -> List[Tuple[str, bool]]:
    """Return the texts of the runs, each with whether it is bold; inserted text counts, deleted text does not."""
    by_style = _bold_of(paragraph.style)
    return [(_text(run), _is_bold(Run(run, paragraph), by_style)) for run in _runs(paragraph._p)]


def lines_of(found: List[Tuple[str, bool]]) -> Iterator[Tuple[str, Tuple[str, ...], bool]]:
    """Yield each line's text, its bold parts, and whether all of it is bold; blanks are neither."""
    line: List[Tuple[str, bool]] = []
    for text, bold in [*found, (BREAK, False)]:
        first, *others = text.split(BREAK)
        line.append((first, bold))
        for other in others:
            if clean("".join(text for text, _ in line)):
                yield _line(line)
            line = [(other, bold)]


def _line(line: List[Tuple[str, bool]]) -> Tuple[str, Tuple[str, ...], bool]:
    strong: List[str] = []
    goes_on = False
    for text, bold in line:
        if text.strip() and not bold:
            goes_on = False
        elif bold and text.strip() and not goes_on:
            strong.append(text)
            goes_on = True
        elif goes_on:
            strong[-1] += text
    whole = clean("".join(text for text, _ in line))
    parts = tuple(map(clean, strong))
    return whole, parts, parts == (whole,)


def _runs(element) -> Iterator:
    """The runs within an element, those of links, insertions and controls too, those of text boxes not."""
    for child in element:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag not in _APART and isinstance(child.tag, str):
            yield from _runs(child)


def _text(run) -> str:
    parts = []
    for child in run:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag == qn("w:sym"):
            parts.append(chr(int(child.get(qn("w:char")), 16)))
        elif child.tag in _NOTES:
            parts.append("" if child.get(_OWN_MARK) else "*")
        else:
            parts.append(_SIGNS.get(child.tag, ""))
    return "".join(parts)


def _is_bold(run: Run, by_style: bool) -> bool:
    if run.bold is not None:
        return run.bold
    return by_style or _bold_of(run.style)


def _bold_of(style) -> bool:
    while style is not None:
        if style.font.bold is not None:
            return style.font.bold
        style = style.base_style
    return False
