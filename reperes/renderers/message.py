"""A message of the assistant as structured blocks, and which of these belong together."""

from typing import Any, List, Mapping, Sequence

from reperes.knowledge.library import FAMILY, Library
from reperes.knowledge.model import Knowledge
from reperes.renderers.text import remarked

Block = Mapping[str, Any]

LISTS = ("quotations", "names")


def structure_of(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the structure (see `structure.py`) of a message; one that has none is paragraphs of its text."""
    if message.get("custom"):
        return message["custom"]
    texts = [text for text in (message.get("text") or "").split("\n\n") if text.strip()]
    paragraphs = [{"kind": "paragraph", "text": text} for text in texts]
    return {"version": None, "asked": [], "note": "", "blocks": paragraphs}


def knowledge_of(message: Mapping[str, Any], library: Library) -> Knowledge:
    """Return the family that a message quotes; the first one where it says none."""
    return library.get((message.get("custom") or {}).get(FAMILY, ""))


def units(blocks: Sequence[Block]) -> List[List[Block]]:
    """Return the blocks in groups that are not to be parted.

    A heading, a sentence that ends in a colon, and the opening words go with what they announce; quotations of one
    part of the document stay side by side.
    """
    groups: List[List[Block]] = []
    for block in blocks:
        if groups and (_announces(groups[-1][-1]) or _opens(groups, block) or _same_part(groups[-1], block)):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def quotations_in(block: Block) -> Sequence[Mapping[str, Any]]:
    """Return the quotations of a block, in order."""
    if block["kind"] == "quotation":
        return [block]
    if block["kind"] == "difference":
        return [block["first"], block["second"]]
    return block["items"] if block["kind"] == "quotations" else []


def part_of(ref: str) -> str:
    """Return the criterion, the competence … that a reference is about, without its level or step."""
    return ".".join(ref.split(".")[:2])


def halves(block: Block) -> List[Block]:
    """Return a block in smaller ones: a list between two items, a text at a blank near its middle."""
    if block["kind"] in LISTS and len(block["items"]) > 1:
        middle = len(block["items"]) // 2
        return [{**block, "items": block["items"][:middle]}, {**block, "items": block["items"][middle:]}]
    if block["kind"] == "names":
        return [{"kind": "paragraph", "text": remarked(block["items"][0])}]
    if block["kind"] in ("quotations", "difference"):
        return [{"kind": "quotation", **quotation} for quotation in quotations_in(block)]
    text = block["text"]
    middle = text.rfind(" ", 1, len(text) // 2 + 1)
    middle = middle if middle > 0 else len(text) // 2
    return [{**block, "text": part.strip()} for part in (text[:middle], text[middle:])]


def _announces(block: Block) -> bool:
    return block["kind"] == "heading" or (block["kind"] == "paragraph" and block["text"].endswith(":"))


def _opens(groups: Sequence[Sequence[Block]], block: Block) -> bool:
    return len(groups) == 1 and block["kind"] != "paragraph" and all(b["kind"] == "paragraph" for b in groups[0])


def _same_part(group: Sequence[Block], block: Block) -> bool:
    last, new = quotations_in(group[-1]), quotations_in(block)
    return bool(last and new) and part_of(last[-1]["ref"]) == part_of(new[0]["ref"])
