"""The facts of a job family as frozen objects.

Every part of the document has a reference, a dotted string such as ``critere.procedures.B``; it is what training data,
entities, questions and quotations name; the note of a part has that of the part after ``note.``. Levels are plain
strings in the family's own order.
"""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import FrozenSet, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.claims import Claim
from reperes.knowledge.parts import Competence, CompetenceGroup, Criterion, Definition, JobFamily, Passage, Role
from reperes.knowledge.questions import TestQuestion
from reperes.knowledge.references import SECTIONS, references_of
from reperes.knowledge.stems import stems
from reperes.knowledge.vocabulary import Vocabulary


@dataclass(frozen=True)
class Fact:
    """A text of the document, word for word, with the place where it stands (outermost part first)."""

    ref: str
    text: str
    place: Tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Knowledge:
    """A job family with the competence dictionary and the everyday words for their parts.

    `facts` holds every quotable text by reference, in the order of the document; `claims` what people say of its
    criteria; `source` is the document's text; `contacts` names the contact in other languages than French; `questions`
    are HR's test questions.
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
    questions: Tuple[TestQuestion, ...] = ()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of every part that has one (roles, criteria, competences, groups, definitions, passages)."""
        return names_of(self.family, self.groups, self.competences)

    @cached_property
    def sections(self) -> FrozenSet[str]:
        """The references of the sections that the document has."""
        family = self.family
        held = {
            "purpose": family.purpose,
            "note_masculin": family.note,
            "legende.distinctive": family.distinctive,
            "section.finalites": family.roles,
            "section.taches": any(role.tasks for role in family.roles),
            "section.criteres": family.criteria,
            "section.competences": self.competences,
        }
        return frozenset({"version", "section.niveau", "section.famille", *(ref for ref, has in held.items() if has)})

    @cached_property
    def references(self) -> FrozenSet[str]:
        """The reference of every part, whole and in detail, and of every section."""
        return frozenset(references_of(self.family, self.groups, self.competences)) | frozenset(SECTIONS)

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

    def passage(self, ref: str) -> Passage:
        """The passage of `passage.x`; KeyError when there is none."""
        return _by_id(self.family.passages, ref)

    def required_step(self, competence: Competence, level: str) -> Optional[int]:
        """The step of `competence` that `level` requires, None when it requires none."""
        return self.family.required.get(competence.id, {}).get(level)


def names_of(
    family: JobFamily, groups: Sequence[CompetenceGroup], competences: Sequence[Competence]
) -> Mapping[str, str]:
    """Return the names in the document of all parts that have one, by reference."""
    kinds = {"finalite": family.roles, "critere": family.criteria, "competence": competences, "groupe": groups}
    names = {f"{kind}.{part.id}": part.name for kind, parts in kinds.items() for part in parts}
    names |= {f"definition.{term.id}": term.term for term in family.definitions}
    return names | {f"passage.{passage.id}": passage.title for passage in family.passages}


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
    """The level of a cell or the number of a step that `ref` names, None for a whole part and for a note."""
    parts = ref.split(".")
    return parts[2] if len(parts) == 3 and parts[0] != "note" else None
