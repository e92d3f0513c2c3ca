"""Shortens an answer for a place that many people read."""

from typing import Any, List, Mapping, Optional

from reperes.answers.wording import phrases_in
from reperes.renderers.message import LISTS, Block, structure_of, units
from reperes.renderers.text import said

CHANNEL = 1_200
"""Characters that a channel's answer has at most, or as few more as its first quotation needs."""


def shorten(message: Mapping[str, Any], most: int = CHANNEL) -> Optional[Mapping[str, Any]]:
    """Return a message with the first blocks of `message` and a sentence that more follows; None when nothing is to be
    cut.

    Quotations stay whole and keep their sources; buttons stay.
    """
    if len(message.get("text") or "") <= most:
        return None
    structure = structure_of(message)
    groups = units(structure["blocks"])
    kept: List[Block] = []
    for group in groups:
        if kept and len(said(_ending(structure, kept + group))) > most:
            break
        kept += group
    fitted = _fitted(structure, kept, most)
    if fitted == list(structure["blocks"]):
        return None
    short = _ending(structure, fitted)
    return {**message, "text": said(short), "custom": short}


def _ending(structure: Mapping[str, Any], blocks: List[Block]) -> Mapping[str, Any]:
    more = phrases_in(structure.get("language", "fr")).say("suite_en_prive")
    return {**structure, "blocks": [*blocks, {"kind": "paragraph", "text": more}]}


def _fitted(structure: Mapping[str, Any], blocks: List[Block], most: int) -> List[Block]:
    """The blocks, with fewer items in a list at their end where they are too long."""
    while len(said(_ending(structure, blocks))) > most and blocks[-1]["kind"] in LISTS and len(blocks[-1]["items"]) > 1:
        blocks = [*blocks[:-1], {**blocks[-1], "items": blocks[-1]["items"][:-1]}]
    return blocks
