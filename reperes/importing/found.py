"""What was found in a document: parts without identifiers, and whatever is to be looked at."""

from dataclasses import dataclass
from typing import Mapping, Tuple

from reperes.knowledge.parts import Criterion, Definition, Passage, Role


@dataclass(frozen=True)
class Leftover:
    """A text of the document that has no place in the files."""

    where: str
    text: str


@dataclass(frozen=True)
class FoundNote:
    """A note of a role or a criterion, by its name, or of a criterion's cell at a `level`."""

    kind: str
    name: str
    text: str
    level: str = ""


@dataclass(frozen=True)
class FoundCompetence:
    """A competence as a document shows it; `required` maps a level to the step beside which it is printed."""

    name: str
    group: str
    starred: bool
    steps: Mapping[int, str]
    required: Mapping[str, int]
    where: str


@dataclass(frozen=True)
class Found:
    """The parts of a family as its document has them, with empty identifiers; "" where the document has nothing.

    `has_code` is whether the document itself has the code. `missing` and `remarks` are French sentences: what the files need and the document lacks, and what was decided.
    """

    code: str
    has_code: bool
    name: str
    version: str
    note: str
    purpose: str
    levels: Tuple[str, ...]
    roles: Tuple[Role, ...]
    criteria: Tuple[Criterion, ...]
    definitions: Tuple[Definition, ...]
    passages: Tuple[Passage, ...]
    cadres: Mapping[str, Tuple[str, ...]]
    notes: Tuple[FoundNote, ...]
    groups: Tuple[str, ...]
    competences: Tuple[FoundCompetence, ...]
    leftovers: Tuple[Leftover, ...]
    missing: Tuple[str, ...]
    remarks: Tuple[str, ...]
