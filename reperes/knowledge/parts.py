"""The parts of a job family's document as frozen objects; those that a document lacks are empty."""

from dataclasses import dataclass, field
from typing import Mapping, Sequence, Tuple


@dataclass(frozen=True)
class Task:
    """An « exemple de tâche » of a role."""

    id: str
    text: str


@dataclass(frozen=True)
class Role:
    """A « finalité »: what one does « en tant que … », with its examples of tasks."""

    id: str
    name: str
    text: str
    tasks: Tuple[Task, ...]


@dataclass(frozen=True)
class Criterion:
    """A « critère distinctif »: a text for each level, and the words of it that tell the level from the others.

    A level whose cell is empty has no entry in `texts`. In `excerpts` « … » stands where words are left out; a level
    that has none there is never shortened.
    """

    id: str
    name: str
    texts: Mapping[str, str]
    excerpts: Mapping[str, str]

    def filled(self, levels: Sequence[str]) -> Tuple[str, ...]:
        """Those of `levels` at which the document has a text."""
        return tuple(level for level in levels if level in self.texts)


@dataclass(frozen=True)
class CompetenceGroup:
    """A column of the competence profile."""

    id: str
    name: str


@dataclass(frozen=True)
class Competence:
    """A behavioural competence of the shared dictionary: its steps, numbered from 1."""

    id: str
    name: str
    group: str
    steps: Mapping[int, str]


@dataclass(frozen=True)
class Definition:
    """A term that the document defines in a footnote, with its examples; "" for none."""

    id: str
    term: str
    text: str
    examples: str = ""


@dataclass(frozen=True)
class Passage:
    """A general rule that stands by itself; `place` is the part of the document that holds it, "" for none."""

    id: str
    title: str
    text: str
    place: str = ""


@dataclass(frozen=True)
class JobFamily:
    """A « famille de fonctions »; `levels` run from the lowest to the highest.

    `required` maps a competence's id to the step that each level requires; a level that is absent requires none.
    `cadres` names groups of levels; `notes` holds the note of a part by the part's reference. What the document
    lacks is empty.
    """

    id: str
    code: str
    name: str
    version: str
    document: str
    levels: Tuple[str, ...]
    note: str = ""
    purpose: str = ""
    roles: Tuple[Role, ...] = ()
    criteria: Tuple[Criterion, ...] = ()
    definitions: Tuple[Definition, ...] = ()
    passages: Tuple[Passage, ...] = ()
    required: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    distinctive: Tuple[str, ...] = ()
    cadres: Mapping[str, Tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
