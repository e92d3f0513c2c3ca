"""The references that training data, vocabulary and entities may name."""

from typing import Iterable, Set, Tuple

from reperes.knowledge.notes import NOTE
from reperes.knowledge.parts import Competence, CompetenceGroup, JobFamily

SECTIONS = (
    "purpose",
    "version",
    "note_masculin",
    "legende.distinctive",
    "section.finalites",
    "section.taches",
    "section.criteres",
    "section.competences",
    "section.niveau",
    "section.famille",
)
"""Parts that can be asked about in every family, though its document may lack some (`Knowledge.sections`)."""
WHOLE_FAMILY = "section.famille"
"""A question about the family as a whole; under it, the vocabulary has the family's other names."""
NOWHERE = "none"
"""What a message is about that the document does not answer."""
PARTS = frozenset("critere competence finalite tache definition groupe passage note".split())
"""Kinds of parts of the document, without its overall sections."""
ANSWERED = PARTS | {"purpose", "note_masculin"}
"""Kinds that one clause may be about while another is about nothing of the document."""


def references_of(
    family: JobFamily, groups: Tuple[CompetenceGroup, ...], competences: Tuple[Competence, ...]
) -> Set[str]:
    """Return the reference of every part of the family, whole and in detail, and of its notes."""
    refs = dictionary_references(groups, competences) | {f"definition.{term.id}" for term in family.definitions}
    refs |= {f"passage.{passage.id}" for passage in family.passages} | {f"{NOTE}.{ref}" for ref in family.notes}
    for role in family.roles:
        refs.add(f"finalite.{role.id}")
        refs.update(f"tache.{task.id}" for task in role.tasks)
    for criterion in family.criteria:
        refs.add(f"critere.{criterion.id}")
        refs.update(f"critere.{criterion.id}.{level}" for level in criterion.texts)
    return refs


def dictionary_references(groups: Iterable[CompetenceGroup], competences: Iterable[Competence]) -> Set[str]:
    """Return the reference of every group, competence and step."""
    refs = {f"groupe.{group.id}" for group in groups}
    for competence in competences:
        refs.add(f"competence.{competence.id}")
        refs.update(f"competence.{competence.id}.{step}" for step in competence.steps)
    return refs
