"""The one draft of a knowledge folder, where all edits go until they are published."""

from pathlib import Path
from typing import Tuple


class Draft:
    """The draft in `.brouillon` of a knowledge folder."""

    def __init__(self, knowledge: Path):
        self.knowledge = knowledge
        self.folder = knowledge / ".brouillon"

    def exists(self) -> bool:
        """Whether there is a draft."""
        raise NotImplementedError

    def begin(self) -> None:
        """Copy the files of knowledge/, when there is no draft yet."""
        raise NotImplementedError

    def discard(self) -> None:
        """Remove the draft, if there is one."""
        raise NotImplementedError

    def take_hand_edits(self) -> Tuple[str, ...]:
        """Take the files that were edited by hand in knowledge/ since, and not in the draft.

        Returns the files that were changed in both, to another text: they stay as they are in both places.
        """
        raise NotImplementedError

    def settle(self, file: str, by_hand: bool) -> None:
        """End the conflict over a file: take what was edited by hand, or keep what the draft has."""
        raise NotImplementedError
