"""Draws a structured answer with the elements of an Adaptive Card."""

from typing import Any, Dict, Iterable, List, Mapping

from reperes.knowledge.model import Knowledge
from reperes.renderers.escape import card_markdown
from reperes.renderers.grid import Cell, Grid, each_part, marks_of, places_of, stack
from reperes.renderers.message import Block
from reperes.renderers.outline import Run, between_marks, outline, plain_run, what_is_marked
from reperes.renderers.text import placed, remarked

Element = Dict[str, Any]

WIDTHS = (1, 3)
"""Of the columns with the levels and their texts, by weight."""


def drawn(structure: Mapping[str, Any], knowledge: Knowledge) -> List[Element]:
    """Return the elements, in the answer's order."""
    return [element for block in outline(structure, knowledge) for element in _elements(block)]


def line(text: str, **more: str) -> Element:
    """Return a line of text, shown as it is written."""
    return _rich([plain_run(text)], **more)


def plain(text: str) -> Element:
    """Return a text of many lines as one element, which takes the fewest bytes."""
    lines = [card_markdown(part) for part in text.split("\n") if part.strip()]
    return {"type": "TextBlock", "text": "\n\n".join(lines), "wrap": True}


def small(text: str) -> Element:
    """Return a line in small print, close to what it belongs to."""
    return {
        "type": "RichTextBlock",
        "spacing": "Small",
        "inlines": [{"type": "TextRun", "text": text, "size": "Small"}],
    }


def heading(text: str) -> Element:
    """Return a heading, which screen readers can jump to."""
    element = {"type": "TextBlock", "text": card_markdown(text), "style": "heading"}
    return {**element, "size": "Medium", "weight": "Bolder", "wrap": True}


def _elements(block: Block) -> List[Element]:
    if block["kind"] == "heading":
        return [heading(block["text"])]
    if block["kind"] == "names":
        return [line(f"• {remarked(item)}", spacing="Small") for item in block["items"]]
    if block["kind"] == "comparison":
        return [element for part in each_part(block) for element in _part(part)]
    if block["kind"] == "list" and block["place"]:
        return [*map(_item, block["items"]), small(placed(block["place"]))]
    if block["kind"] == "list":
        marks = what_is_marked([(item["label"], item["runs"]) for item in block["items"]], block["words"])
        return [element for item in block["items"] for element in _quotation(item)] + [small(mark) for mark in marks]
    return [line(text) for text in block["text"].split("\n") if text.strip()]


def _item(item: Mapping[str, Any]) -> Element:
    label = [_bold(item["label"]), plain_run(f"{item['words'].colon} ")] if item["label"] else []
    return _rich([plain_run("• "), *label, *between_marks(item["runs"])], spacing="Small")


def _quotation(item: Mapping[str, Any]) -> List[Element]:
    label = [_rich([_bold(item["label"]), plain_run(item["words"].colon)])] if item["label"] else []
    quotation = _rich(between_marks(item["runs"]), **({"spacing": "Small"} if label else {}))
    return [*label, quotation, small(placed(item["place"]))]


def _part(comparison: Block) -> List[Element]:
    """One table a part, its levels below each other: side by side they would not fit on a telephone."""
    return [_table(stack(comparison)), *map(small, marks_of(comparison)), *map(small, places_of(comparison))]


def _table(grid: Grid) -> Element:
    rows = [[[_bold(text)] for text in grid.head], *grid.rows]
    return {
        "type": "Table",
        "firstRowAsHeader": True,
        "showGridLines": True,
        "columns": [{"type": "TableColumnDefinition", "width": width} for width in WIDTHS],
        "rows": [{"type": "TableRow", "cells": [_cell(cell) for cell in row]} for row in rows],
    }


def _cell(cell: Cell) -> Element:
    return {"type": "TableCell", "items": [_rich(cell)]}


def _rich(runs: Iterable[Run], **more: str) -> Element:
    return {"type": "RichTextBlock", "inlines": [_text_run(run) for run in runs], **more}


def _text_run(run: Run) -> Element:
    return {"type": "TextRun", "text": run["text"], **({"weight": "Bolder"} if run["marked"] else {})}


def _bold(text: str) -> Run:
    return {"text": text, "marked": True}
