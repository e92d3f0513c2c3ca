"""Renders an answer as plain text: whole, with tables as lists, each quotation with its source line."""

from typing import Any, Iterable, List, Mapping

from reperes.answers.model import Answer
from reperes.answers.wording import phrases_in
from reperes.renderers.structure import render_structure


def quoted(text: str) -> str:
    """Return `text` between French quotation marks."""
    return f"«\u00a0{text}\u00a0»"


def render_text(answer: Answer) -> str:
    """Return the whole answer as text; blocks are set apart by a blank line."""
    return said(render_structure(answer))


def said(structure: Mapping[str, Any]) -> str:
    """Return the text of a structured answer (see `structure.py`): its note, its blocks, the document's version."""
    note = [structure["note"]] if structure["note"] else []
    colon = colon_of(structure)
    parts = note + ["\n".join(_lines(block, colon)) for block in structure["blocks"]]
    return "\n\n".join(parts + source(structure))


def colon_of(structure: Mapping[str, Any]) -> str:
    """Return the colon of the language that a structure is in; French where it says none, as those kept from before
    do."""
    return phrases_in(structure.get("language", "fr")).colon


def source(structure: Mapping[str, Any]) -> List[str]:
    """Return the line that names the version of the document; none when nothing is quoted."""
    return [f"Source\u00a0: {structure['version']}"] if structure["version"] else []


def placed(place: Iterable[str]) -> str:
    """Return where in the document a quotation stands."""
    return " › ".join(place)


def remarked(name: Mapping[str, str]) -> str:
    """Return a name with its remark, if it has one."""
    return name["name"] + (f" ({name['remark']})" if name["remark"] else "")


def _lines(block: Mapping[str, Any], colon: str) -> List[str]:
    if block["kind"] == "quotation":
        return _quotation(block, colon)
    if block["kind"] == "quotations":
        return [_item(item, colon) for item in block["items"]] + [f"({placed(block['place'])})"]
    if block["kind"] == "names":
        return [f"• {remarked(item)}" for item in block["items"]]
    if block["kind"] == "difference":
        return _quotation(block["first"], colon) + _quotation(block["second"], colon)
    return [block["text"]]


def _quotation(quotation: Mapping[str, Any], colon: str) -> List[str]:
    label = [f"{quotation['label']}{colon}"] if quotation["label"] else []
    return label + [quoted(quotation["text"]), f"({placed(quotation['place'])})"]


def _item(quotation: Mapping[str, Any], colon: str) -> str:
    label = f"{quotation['label']}{colon} " if quotation["label"] else ""
    return f"• {label}{quoted(quotation['text'])}"
