"""Words of a PDF page by their position, put together to lines."""

from dataclasses import dataclass
from statistics import median_low
from typing import Any, Dict, Iterable, List, Sequence, Tuple

Box = Tuple[float, float, float, float]
Word = Dict[str, Any]
APART = 0.15
"""The share of the size of letters from which on a gap is a blank."""
_OVERLAP = 0.5
# The size of a bullet that is drawn, and how far from its text it may stand.
_DOT, _INDENT = (1.5, 6), 30


@dataclass(frozen=True, eq=False)
class Line:
    """A line of a page: its words from left to right, its place, the size of most of its letters, its bold parts."""

    words: Sequence[Word]

    text: str
    box: Box
    size: float
    page: int
    strong: Tuple[str, ...]

    @property
    def first_width(self) -> float:
        """How wide its first word is."""
        return self.words[0]["x1"] - self.words[0]["x0"]

    @property
    def all_strong(self) -> bool:
        """Whether all of it is bold."""
        return self.strong == (self.text,)


def words_of(page: Any) -> List[Word]:
    """Return the words of a page of pdfplumber, and a bullet for each that is drawn; a change of the font parts
    words."""
    words = page.extract_words(x_tolerance_ratio=APART, extra_attrs=["fontname", "size"])
    words = [word for word in words if word["text"]]
    return words + [_bullet(shape) for shape in (*page.curves, *page.rects) if _is_bullet(shape, words)]


def lines_of(words: Iterable[Word], page: int) -> List[Line]:
    """Return words as lines from top to bottom."""
    rows: List[List[Word]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        row = next((row for row in reversed(rows[-3:]) if _beside(word, row)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [_line(sorted(row, key=lambda word: word["x0"]), page) for row in rows]


def within(word: Word, box: Box) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_bullet(shape: Word, words: Sequence[Word]) -> bool:
    """Whether a shape is a dot before a word."""
    if not all(_DOT[0] <= shape[side] <= _DOT[1] for side in ("width", "height")):
        return False
    middle = (shape["top"] + shape["bottom"]) / 2
    return any(0 < word["x0"] - shape["x1"] < _INDENT and word["top"] < middle < word["bottom"] for word in words)


def _bullet(shape: Word) -> Word:
    place = {key: shape[key] for key in ("x0", "x1", "top", "bottom")}
    return {**place, "text": "•", "fontname": "", "size": shape["height"]}


def _beside(word: Word, row: Sequence[Word]) -> bool:
    """Whether a word stands on the line of the tallest word of a row."""
    tall = max(row, key=lambda other: other["bottom"] - other["top"])
    shared = min(word["bottom"], tall["bottom"]) - max(word["top"], tall["top"])
    return shared > _OVERLAP * min(word["bottom"] - word["top"], tall["bottom"] - tall["top"])


def _line(row: Sequence[Word], page: int) -> Line:
    text, strong, goes_on = "", [], False
    for place, word in enumerate(row):
        blank = " " if place and word["x0"] - row[place - 1]["x1"] > APART * word["size"] else ""
        text += blank + word["text"]
        bold = "bold" in word["fontname"].lower() or "black" in word["fontname"].lower()
        if bold and goes_on:
            strong[-1] += blank + word["text"]
        elif bold:
            strong.append(word["text"])
        goes_on = bold
    box = (
        row[0]["x0"], min(word["top"] for word in row), max(word["x1"] for word in row), max(word["bottom"] for word in row),
    )  # fmt: skip
    size = median_low(word["size"] for word in row for _ in word["text"])
    return Line(row, text, box, size, page, tuple(strong))
