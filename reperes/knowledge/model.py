"""The facts of a job family as frozen objects.

Every part of the document has a reference, a dotted string such as ``critere.procedures.B``; it is what training data,
entities, questions and quotations name. Levels are plain strings in the family's own order."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Mapping, Optional, Sequence, Tuple

from reperes.knowledge.claims import Claim
from reperes.knowledge.stems import stems
from reperes.knowledge.vocabulary import Vocabulary


@dataclass(frozen=True)
class Fact:
    """A text of the document, word for word, with the place where it stands (outermost part first)."""

    ref: str
    text: str
    place: Tuple[str, ...]


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
    """A « critère distinctif »: one text for each level, and the words of it that tell the level from the others.

    In `excerpts` « … » stands where words are left out; a level that has none there is never shortened.
    """

    id: str
    name: str
    texts: Mapping[str, str]
    excerpts: Mapping[str, str]


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
    """A term that the document defines in a footnote, with its examples."""

    id: str
    term: str
    text: str
    examples: str


@dataclass(frozen=True)
class JobFamily:
    """A « famille de fonctions »; `levels` run from the lowest to the highest.

    `required` maps a competence's id to the step that each level requires; a level that is absent requires none.
    """

    id: str
    code: str
    name: str
    version: str
    document: str
    note: str
    purpose: str
    levels: Tuple[str, ...]
    roles: Tuple[Role, ...]
    criteria: Tuple[Criterion, ...]
    definitions: Tuple[Definition, ...]
    required: Mapping[str, Mapping[str, int]]
    distinctive: Tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """A job family with the competence dictionary and the everyday words for their parts.

    `facts` holds every quotable text by reference, in the order of the document; `claims` what people say of its criteria;
    `source` is the document's text; `contacts` names the contact in other languages than French.
    """

    family: JobFamily
    groups: Tuple[CompetenceGroup, ...]
    competences: Tuple[Competence, ...]
    facts: Mapping[str, Fact]
    vocabulary: Vocabulary
    claims: Mapping[str, Claim]
    source: str
    contact: str
    contacts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of every part that has one (roles, criteria, competences, groups, definitions)."""
        return names_of(self.family, self.groups, self.competences)

    @cached_property
    def stems(self) -> Mapping[str, Tuple[str, ...]]:
        """The stems of the words of every fact, by reference."""
        return {ref: stems(fact.text) for ref, fact in self.facts.items()}

    @cached_property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when any fact changes."""
        digest = sha256("\n".join(f"{fact.ref}={fact.text}" for fact in self.facts.values()).encode())
        digest.update(repr([(c, dict(steps)) for c, steps in self.family.required.items()]).encode())
        return digest.hexdigest()[:8]

    def role(self, ref: str) -> Role:
        """The role of `finalite.x`, or the one that a `tache.x` belongs to; KeyError when there is none."""
        kind, _, name = ref.partition(".")
        for role in self.family.roles:
            if role.id == name and kind == "finalite":
                return role
            if kind == "tache" and any(task.id == name for task in role.tasks):
                return role
        raise KeyError(ref)

    def criterion(self, ref: str) -> Criterion:
        """The criterion of `critere.x` or `critere.x.LEVEL`; KeyError when there is none."""
        return _by_id(self.family.criteria, ref)

    def competence(self, ref: str) -> Competence:
        """The competence of `competence.x` or `competence.x.STEP`; KeyError when there is none."""
        return _by_id(self.competences, ref)

    def group(self, ref: str) -> CompetenceGroup:
        """The group of `groupe.x`; KeyError when there is none."""
        return _by_id(self.groups, ref)

    def definition(self, ref: str) -> Definition:
        """The definition of `definition.x`; KeyError when there is none."""
        return _by_id(self.family.definitions, ref)

    def required_step(self, competence: Competence, level: str) -> Optional[int]:
        """The step of `competence` that `level` requires, None when it requires none."""
        return self.family.required.get(competence.id, {}).get(level)


def names_of(family: JobFamily, groups: Sequence[CompetenceGroup], competences: Sequence[Competence]) -> Mapping[str, str]:
    """Return the names in the document of all parts that have one, by reference."""
    kinds = {"finalite": family.roles, "critere": family.criteria, "competence": competences, "groupe": groups}
    names = {f"{kind}.{part.id}": part.name for kind, parts in kinds.items() for part in parts}
    return names | {f"definition.{term.id}": term.term for term in family.definitions}


def _by_id(parts, ref: str):
    wanted = ref.partition(".")[2].partition(".")[0]
    for part in parts:
        if part.id == wanted:
            return part
    raise KeyError(ref)


def kind_of(ref: str) -> str:
    """The kind of part that a reference names: its first word."""
    return ref.partition(".")[0]


def topic_of(ref: str) -> str:
    """The topic that a reference is about: a cell or a step without its last part, others as they are."""
    return ".".join(ref.split(".")[:2]) if kind_of(ref) in ("critere", "competence") else ref


def detail_of(ref: str) -> Optional[str]:
    """The level of a cell or the number of a step that `ref` names, None for a whole part."""
    parts = ref.split(".")
    return parts[2] if len(parts) == 3 else None
