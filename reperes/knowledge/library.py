"""The families that one program answers about."""

from dataclasses import dataclass
from typing import Mapping, Tuple

from reperes.knowledge.model import Knowledge


@dataclass(frozen=True)
class Library:
    """Families by identifier, in the order that HR gave them; a conversation begins with the first one.

    The training questions are about the first one too.
    """

    families: Mapping[str, Knowledge]

    @property
    def first(self) -> Knowledge:
        """The family that a conversation begins with."""
        return next(iter(self.families.values()))

    @property
    def is_single(self) -> bool:
        """Whether there is but one family: then nothing tells families apart."""
        return len(self.families) == 1

    def get(self, name: str) -> Knowledge:
        """The family of an identifier; the first one for "" and for one that is there no more."""
        return self.families.get(name) or self.first

    def others(self, knowledge: Knowledge) -> Tuple[Knowledge, ...]:
        """The families beside `knowledge`."""
        return tuple(other for other in self.families.values() if other is not knowledge)
