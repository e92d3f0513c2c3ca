"""Writes blocks as plain text with the light markup that `read_text` reads."""

from typing import Iterator, Sequence

from reperes.importing.blocks import Block, Item, Table


def source_text(blocks: Sequence[Block]) -> str:
    """Return the document as text: « - » before items, tabs between cells, ** around bold words."""
    return "\n".join(_lines(blocks)) + "\n"


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from ("\t".join(row.cells) for row in block.rows)
            yield ""
        elif isinstance(block, Item):
            yield f"- {block.text}"
        else:
            text = block.text
            for part in block.strong:
                if part != text:
                    text = text.replace(part, f"**{part}**", 1)
            yield from (text, "")
