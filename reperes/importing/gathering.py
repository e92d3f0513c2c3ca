"""Where the parser's parts put what they could not place and what they decided."""

from typing import Iterable, List

from reperes.importing.blocks import Block, Table
from reperes.importing.found import Leftover


class Gathering:
    """Texts without a place, missing texts and decisions, gathered while one document is read."""

    def __init__(self) -> None:
        self.leftovers: List[Leftover] = []
        self.missing: List[str] = []
        self.remarks: List[str] = []

    def leave(self, blocks: Iterable[Block]) -> None:
        """Note blocks that have no place in the files."""
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    self.leave_text(row.where, " | ".join(filter(None, row.cells)))
            else:
                self.leave_text(block.where, block.text)

    def leave_text(self, where: str, text: str) -> None:
        """Note a text that has no place in the files."""
        if text:
            self.leftovers.append(Leftover(where, text))
