"""Reads the chapters of general rules: short titles, each with the text below it or behind a colon."""

import re
from typing import List, Optional, Sequence, Tuple

from reperes.importing.blocks import Block, Heading, Item, Table
from reperes.importing.gathering import Gathering
from reperes.knowledge.parts import Passage

_LONGEST = 60
_TITLED = re.compile(rf"(?P<title>[^:.;]{{1,{_LONGEST}}}?)\s*:\s+(?P<text>\S.*)")
_ENDS = (".", ";", ":", ",", "!", "?")


def read_passages(place: str, blocks: Sequence[Block], gathering: Gathering) -> Tuple[Passage, ...]:
    """Return the rules below the heading `place`, with empty identifiers.

    A list, a table and what has no title are left to people: their text does not stand in one piece, or nobody could
    name it.
    """
    found: List[Passage] = []
    title, texts = "", []

    def close() -> None:
        if title and texts:
            found.append(Passage("", title, " ".join(texts), place))
        elif title:
            gathering.leave_text(where, title)

    where, whole = "", True
    for block in blocks:
        named = _title(block)
        if named:
            close()
            (title, text), where, whole = named, block.where, True
            texts = [text] if text else []
        elif isinstance(block, (Table, Item)) or not title or not whole:
            whole = False
            gathering.leave([block])
        else:
            texts.append(block.text)
    close()
    return tuple(found)


def _title(block: Block) -> Optional[Tuple[str, str]]:
    """The title that a line is, or begins with, and the text behind it; None for any other block."""
    if isinstance(block, (Table, Item)):
        return None
    if isinstance(block, Heading) or len(block.text) <= _LONGEST and not block.text.endswith(_ENDS):
        return block.text, ""
    titled = _TITLED.fullmatch(block.text)
    return (titled["title"].strip(), titled["text"]) if titled else None
