"""A family as its file has it, faults and all, so that a page can show and mend it."""

from dataclasses import dataclass, field
from typing import Mapping, Optional, Tuple

from reperes.workshop.spots import Spot


@dataclass(frozen=True)
class Role:
    """A « finalité » with its tasks."""

    id: str
    name: Spot
    text: Spot
    tasks: Tuple[Spot, ...]


@dataclass(frozen=True)
class Row:
    """A criterion with a cell for each level, or a competence with what each level requires.

    `steps` are the texts of a competence.
    """

    id: str
    title: str
    name: Optional[Spot]
    cells: Tuple[Spot, ...]
    steps: Tuple[Spot, ...] = ()
    starred: bool = False


@dataclass(frozen=True)
class Sheet:
    """A family; `head` are its texts above the roles, `rules` its definitions, passages and notes."""

    id: str
    code: str
    name: str
    version: str
    document: str
    levels: Tuple[str, ...]
    head: Tuple[Spot, ...]
    roles: Tuple[Role, ...]
    criteria: Tuple[Row, ...]
    rules: Tuple[Spot, ...]
    competences: Tuple[Row, ...]
    spots: Mapping[str, Spot] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The family's code and name."""
        return f"{self.code} – {self.name}" if self.name else self.code
