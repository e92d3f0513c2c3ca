"""Draws a structured answer with Slack's markdown and table blocks."""

from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

from reperes.answers.wording import Phrases
from reperes.knowledge.model import Knowledge
from reperes.renderers.escape import slack_markdown
from reperes.renderers.grid import Cell, marks_of, matrix, places_of, stack, texts_of
from reperes.renderers.message import Block
from reperes.renderers.outline import Run, between_marks, outline, what_is_marked
from reperes.renderers.text import placed, remarked

MAX_ROWS, MAX_COLUMNS = 100, 20
"""Of one table, with its head and with the names of its rows."""


def drawn(structure: Mapping[str, Any], knowledge: Knowledge) -> List[Dict[str, Any]]:
    """Return the blocks. A message may have one table: its largest comparison, the others are lists."""
    blocks = outline(structure, knowledge)
    table = max((b for b in blocks if _table(b)), key=lambda b: len(b["parts"]), default=None)
    found: List[Dict[str, Any]] = []
    paragraphs: List[str] = []
    for block in blocks:
        if block is table:
            found += [*_markdown(paragraphs), _table(block)]
            paragraphs = _below(block)
        else:
            paragraphs += _paragraphs(block)
    return found + _markdown(paragraphs)


def _markdown(paragraphs: Sequence[str]) -> List[Dict[str, Any]]:
    return [{"type": "markdown", "text": "\n\n".join(paragraphs)}] if paragraphs else []


def _paragraphs(block: Block) -> List[str]:
    if block["kind"] == "heading":
        return [f"### {slack_markdown(block['text'])}"]
    if block["kind"] == "names":
        return ["\n".join(f"- {slack_markdown(remarked(item))}" for item in block["items"])]
    if block["kind"] == "list":
        items = block["items"]
        if block["place"]:
            return ["\n".join(map(_item, items)), _place(placed(block["place"]))]
        marks = what_is_marked([(item["label"], item["runs"]) for item in items], block["words"])
        return [line for item in items for line in _quotation(item)] + [slack_markdown(mark) for mark in marks]
    if block["kind"] == "comparison":
        heads = block["columns"]
        return [_part(part, heads, block["words"]) for part in block["parts"]] + _below(block)
    return [slack_markdown(block["text"])]


def _quotation(item: Mapping[str, Any]) -> List[str]:
    label = [f"**{slack_markdown(item['label'])}**{item['words'].colon}"] if item["label"] else []
    return [*label, f"> {_runs(between_marks(item['runs']))}", _place(placed(item["place"]))]


def _item(item: Mapping[str, Any]) -> str:
    label = f"**{slack_markdown(item['label'])}**{item['words'].colon} " if item["label"] else ""
    return f"- {label}{_runs(between_marks(item['runs']))}"


def _part(part: Mapping[str, Any], heads: Sequence[str], words: Phrases) -> str:
    labels = [f"{head}{words.colon} {note}" if note else head for head, note in zip(heads, part["notes"])]
    items = [{"label": label, "runs": runs, "words": words} for label, runs in zip(labels, texts_of(part))]
    return "\n".join([f"**{slack_markdown(part['name'])}**\n", *map(_item, items)])


def _below(comparison: Block) -> List[str]:
    """What follows a comparison: the marked words in a sentence, and where the texts stand."""
    return [slack_markdown(mark) for mark in marks_of(comparison)] + [_place(place) for place in places_of(comparison)]


def _place(text: str) -> str:
    return f"_{slack_markdown(text)}_"


def _runs(runs: Iterable[Run]) -> str:
    """The runs in markdown; the blank after bold words stays outside of the stars, as markdown asks."""
    parts = []
    for run in runs:
        text = slack_markdown(run["text"])
        blank = " " if text.endswith(" ") else ""
        parts.append(f"**{text.rstrip(' ')}**{blank}" if run["marked"] else text)
    return "".join(parts)


def _table(block: Block) -> Optional[Dict[str, Any]]:
    if block["kind"] != "comparison":
        return None
    grid = matrix(block) if len(block["parts"]) > 1 else stack(block)
    rows = [[[{"text": text, "marked": True}] for text in grid.head], *grid.rows]
    if len(rows) > MAX_ROWS or len(grid.head) > MAX_COLUMNS:
        return None
    settings = [{"is_wrapped": True} for _ in grid.head]
    return {"type": "table", "column_settings": settings, "rows": [[_cell(cell) for cell in row] for row in rows]}


def _cell(cell: Cell) -> Dict[str, Any]:
    texts = [{"type": "text", "text": r["text"], **({"style": {"bold": True}} if r["marked"] else {})} for r in cell]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": texts}]}
