"""What the suite asks and expects: probes, that is conversations of a few turns, counted by capability and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import FrozenSet, Optional, Tuple

MFT, INV, DIR, REFUSAL, CONVERSATION = KINDS = ("MFT", "INV", "DIR", "REFUSAL", "CONVERSATION")
Refs = FrozenSet[str]


@dataclass(frozen=True)
class Expected:
    """What a good reply does: it quotes all of one of `any_of`, nothing outside of these and `allowed` (None:
    anything), its text matches the regular expression `says` and not `never`; of the facts in `excerpts` it says these
    words."""

    any_of: Tuple[Refs, ...] = (frozenset(),)
    allowed: Optional[Refs] = frozenset()
    says: str = ""
    never: str = ""
    excerpts: FrozenSet[Tuple[str, str]] = frozenset()

    @classmethod
    def quotes(cls, refs: Refs, also: Refs = frozenset(), says: str = "", never: str = "") -> Expected:
        """All of `refs` is quoted; `also` may be."""
        return cls((refs,), also, says, never)

    def __str__(self) -> str:
        wanted = " | ".join("+".join(sorted(refs)) or "nothing quoted" for refs in self.any_of)
        shortened = "".join(f" {ref}: {words}" for ref, words in sorted(self.excerpts))
        says = (f" /{self.says}/" if self.says else "") + (f" never /{self.never}/" if self.never else "")
        return wanted + says + shortened


SILENT = Expected()
"""Nothing of the document is quoted."""


@dataclass(frozen=True)
class Turn:
    """A message and what is expected of its answer.

    `person` tells who says it: each has a conversation of their own. A turn that `leans` on those before is not asked
    after one of them went wrong. With `press`, the button of that number that was shown last is pressed; `user` only
    tells so.
    """

    user: str
    expected: Expected
    person: int = 0
    leans: bool = False
    about: str = ""
    press: Optional[int] = None


@dataclass(frozen=True)
class Probe:
    """One conversation of the suite; `judged` is the first turn that counts."""

    kind: str
    capability: str
    turns: Tuple[Turn, ...]
    judged: int = 0
    note: str = ""

    @property
    def answerable(self) -> bool:
        """Whether its last turn asks for something that the document says."""
        return any(refs for refs in self.turns[-1].expected.any_of)


def one(kind: str, capability: str, user: str, expected: Expected, note: str = "") -> Probe:
    """A probe of one question."""
    return Probe(kind, capability, (Turn(user, expected),), note=note)


def last_of(kind: str, capability: str, *turns: Turn, note: str = "") -> Probe:
    """A probe of which only the last turn counts."""
    return Probe(kind, capability, turns, len(turns) - 1, note)
