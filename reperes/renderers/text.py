"""Renders an answer as plain text: whole, with tables as lists, each quotation with its source line."""

from typing import Iterable, List

from reperes.answers.model import (
    Answer,
    Block,
    Difference,
    Heading,
    Names,
    Paragraph,
    Quotation,
    Quotations,
)


def quoted(text: str) -> str:
    """Return `text` between French quotation marks."""
    return f"«\u00a0{text}\u00a0»"


def render_text(answer: Answer) -> str:
    """Return the whole answer as text; blocks are set apart by a blank line."""
    parts = ["\n".join(_lines(block)) for block in answer.blocks]
    if answer.version:
        parts.append(f"Source\u00a0: {answer.version}")
    return "\n\n".join(parts)


def _lines(block: Block) -> Iterable[str]:
    if isinstance(block, (Paragraph, Heading)):
        return [block.text]
    if isinstance(block, Quotation):
        return _quotation(block)
    if isinstance(block, Quotations):
        return [_item(item) for item in block.items] + [_place(block.place)]
    if isinstance(block, Names):
        return [f"• {name}" + (f" ({remark})" if remark else "") for name, remark in block.items]
    if isinstance(block, Difference):
        return _quotation(block.first) + _quotation(block.second)
    raise TypeError(f"no text for a {type(block).__name__}")


def _quotation(quotation: Quotation) -> List[str]:
    label = [f"{quotation.label}\u00a0:"] if quotation.label else []
    return label + [quoted(quotation.fact.text), _place(quotation.fact.place)]


def _item(quotation: Quotation) -> str:
    label = f"{quotation.label}\u00a0: " if quotation.label else ""
    return f"• {label}{quoted(quotation.fact.text)}"


def _place(place: Iterable[str]) -> str:
    return f"({' › '.join(place)})"
