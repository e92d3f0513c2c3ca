"""What the document says, for expectations: sets of references, straight from the knowledge.

Nothing here calls reperes.dialogue or reperes.answers, which the suite judges. References whose texts are the same,
word for word, stand for each other: all sets hold the first of them.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Dict, FrozenSet, Iterable, Mapping, Optional, Tuple

from reperes.knowledge.load import load_knowledge
from reperes.knowledge.model import Knowledge

ROOT = Path(__file__).resolve().parents[2]
Refs = FrozenSet[str]


class Document:
    """The parts of a family's document by reference."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family
        self._competences = {f"competence.{c.id}": c for c in knowledge.competences}
        self.texts: Mapping[str, str] = {ref: fact.text for ref, fact in knowledge.facts.items()}
        self.levels: Tuple[str, ...] = knowledge.family.levels
        self.names: Mapping[str, str] = knowledge.names
        self.verdicts: Mapping[str, Mapping[str, str]] = {ref: told.verdicts for ref, told in knowledge.claims.items()}

    @classmethod
    def read(cls) -> Document:
        """The document of the project's knowledge."""
        return cls(load_knowledge(ROOT / "knowledge"))

    @cached_property
    def _first(self) -> Dict[str, str]:
        by_text: Dict[str, str] = {}
        return {ref: by_text.setdefault(text, ref) for ref, text in self.texts.items()}

    def refs(self, names: Iterable[str]) -> Refs:
        """The set of some references, each by the first one that has the same text; KeyError for an unknown one."""
        return frozenset(self._first[name] for name in names)

    @cached_property
    def criteria(self) -> Tuple[str, ...]:
        """The criteria in the order of the document."""
        return tuple(f"critere.{criterion.id}" for criterion in self._family.criteria)

    @cached_property
    def competences(self) -> Tuple[str, ...]:
        """The competences in the order of the dictionary."""
        return tuple(self._competences)

    @cached_property
    def roles(self) -> Mapping[str, Tuple[str, ...]]:
        """Each role with its tasks."""
        return {f"finalite.{role.id}": tuple(f"tache.{task.id}" for task in role.tasks) for role in self._family.roles}

    @cached_property
    def role_of(self) -> Mapping[str, str]:
        """The role of each task."""
        return {task: role for role, tasks in self.roles.items() for task in tasks}

    def cells(self, criterion: str, levels: Optional[Iterable[str]] = None) -> Refs:
        """A criterion's texts at some levels, at all of them when none are given."""
        return self.refs(f"{criterion}.{level}" for level in (self.levels if levels is None else levels))

    def excerpts(self, criterion: str, levels: Iterable[str]) -> FrozenSet[Tuple[str, str]]:
        """The words that tell some levels of a criterion from the others, each with its reference."""
        (found,) = (told for told in self._family.criteria if f"critere.{told.id}" == criterion)
        return frozenset((ref, found.excerpts[level]) for level in levels for ref in self.cells(criterion, [level]))

    def step_of(self, competence: str, level: str) -> Optional[int]:
        """The step of a competence that a level requires, None for none."""
        return self._family.required.get(competence.partition(".")[2], {}).get(level)

    def steps(self, competence: str) -> Refs:
        """All steps of a competence."""
        return self.refs(f"{competence}.{step}" for step in self._competences[competence].steps)

    def required(self, competence: str, levels: Iterable[str]) -> Refs:
        """The steps of a competence that some levels require."""
        found = [self.step_of(competence, level) for level in levels]
        return self.refs(f"{competence}.{step}" for step in found if step)

    def at(self, part: str, levels: Iterable[str]) -> Refs:
        """What a criterion or a competence says at some levels."""
        levels = tuple(levels)
        return self.cells(part, levels) if part.startswith("critere.") else self.required(part, levels)

    def whole(self, part: str) -> Refs:
        """All texts of a part: of a criterion, a competence, a role with its tasks, or just its own."""
        if part in self.roles:
            return self.refs((part, *self.roles[part]))
        return self.refs(ref for ref in self.texts if ref == part or ref.startswith(f"{part}."))

    def level_criteria(self, level: str) -> Refs:
        """Every criterion's text at a level."""
        return frozenset().union(*(self.cells(criterion, [level]) for criterion in self.criteria))

    def level(self, level: str) -> Refs:
        """All that is said of a level: criteria and required steps."""
        steps = (self.required(competence, [level]) for competence in self.competences)
        return self.level_criteria(level).union(*steps)
