"""The families that one program answers about."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Mapping

from reperes.knowledge.model import Knowledge

FAMILY = "family"
"""The key under which a message, its metadata and the structure of an answer say which family they are about."""


@dataclass(frozen=True, eq=False)
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

    def keeping(self, before: Library) -> Library:
        """These families, with the objects of `before` for those that have not changed: what was worked out of them
        still holds."""
        known = before.families
        return Library(
            {
                name: known[name] if name in known and _same(known[name], one) else one
                for name, one in self.families.items()
            }
        )

    def address_of(self, knowledge: Knowledge) -> str:
        """What a button says to ask `knowledge`: its identifier, "" where there is but one family."""
        return "" if self.is_single else knowledge.family.id


def _same(one: Knowledge, other: Knowledge) -> bool:
    return all(getattr(one, field.name) == getattr(other, field.name) for field in fields(Knowledge))
