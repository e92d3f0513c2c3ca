"""The places of the draft that have a form: what each is called, where it stands in the files, and what it says."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Optional, Tuple

from reperes.workshop.yaml_places import Path, Value


class Kind(Enum):
    """What a place holds, by which its form judges what is typed."""

    FACT = "texte du document"
    CELL = "case d'un critère"
    TASK = "exemple de tâche"
    NAME = "nom dans le document"
    STEP = "texte du dictionnaire"
    REQUIRED = "niveau demandé"
    VERSION = "version"


@dataclass(frozen=True)
class Spot:
    """A place with a form.

    `ref` names it in addresses, `near` are the names under which it stands in the document, outermost first; of a cell,
    `level` is its column, and `short` stands at `short_path`: the words of it that tell the level from the others.
    """

    ref: str
    label: str
    kind: Kind
    file: str
    path: Path
    value: Value
    near: Tuple[str, ...] = ()
    level: str = ""
    short_path: Path = ()
    short: Value = None
    changed: bool = False

    @property
    def text(self) -> str:
        """What it says, "" for nothing."""
        return "" if self.value is None else str(self.value)

    @property
    def short_text(self) -> str:
        """The words that tell the level from the others, "" where there are none."""
        return str(self.short or "")

    @property
    def may_be_empty(self) -> bool:
        """Whether the document may have nothing here."""
        return self.kind in (Kind.CELL, Kind.REQUIRED)

    def marked(self, before: Optional["Spot"]) -> "Spot":
        """Return the place, marked where it says something else than `before`, the one in service."""
        same = before is not None and (before.value, before.short) == (self.value, self.short)
        return self if same else replace(self, changed=True)
