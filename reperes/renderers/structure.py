"""Renders an answer as plain data for programs: the blocks with their kind, texts and sources."""

from typing import Any, Dict, List, Sequence

from reperes.answers.model import Answer, Block, Difference, Heading, Names, Paragraph, Quotation, Quotations
from reperes.dialogue.question import Question
from reperes.knowledge.library import FAMILY

LACKING = "lacking"
"""The key of a structure that answers only that there is no answer: the document, or the program, lacks what was asked
for."""


def render_structure(
    answer: Answer, asked: Sequence[Question] = (), note: str = "", family: str = "", lacking: bool = False
) -> Dict[str, Any]:
    """Return ``{"language": …, "version": …, "asked": […], "note": …, "blocks": [{"kind": …, …}, …]}``, nothing but
    JSON types.

    `language` is that of the assistant's own words, `asked` are the codes of the questions that were understood, `note`
    is a line to say first or ""; `family` is the one of several that is quoted, and left out where there is but one.
    Where nothing is answered but that what was asked for is lacking, `"lacking": true` says so.
    """
    return {
        **({FAMILY: family} if family else {}),
        **({LACKING: True} if lacking else {}),
        "language": answer.language,
        "version": answer.version,
        "asked": [question.to_code() for question in asked],
        "note": note,
        "blocks": [_block(block) for block in answer.blocks],
    }


def _block(block: Block) -> Dict[str, Any]:
    if isinstance(block, (Paragraph, Heading)):
        return {"kind": type(block).__name__.lower(), "text": block.text}
    if isinstance(block, Quotation):
        return {"kind": "quotation", **_quotation(block)}
    if isinstance(block, Quotations):
        items: List[Dict[str, Any]] = [_quotation(item) for item in block.items]
        return {"kind": "quotations", "place": list(block.place), "items": items}
    if isinstance(block, Names):
        return {"kind": "names", "items": [{"name": name, "remark": remark} for name, remark in block.items]}
    if isinstance(block, Difference):
        return {
            "kind": "difference",
            "first": _quotation(block.first),
            "second": _quotation(block.second),
            "before": [{"text": text, "changed": changed} for text, changed in block.before],
            "after": [{"text": text, "changed": changed} for text, changed in block.after],
        }
    raise TypeError(f"no structure for a {type(block).__name__}")


def _quotation(quotation: Quotation) -> Dict[str, Any]:
    fact = quotation.fact
    return {"label": quotation.label, "text": fact.text, "ref": fact.ref, "place": list(fact.place)}
