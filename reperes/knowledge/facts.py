"""Lists every quotable text of a job family with its reference and its place in the document."""

from typing import Iterator, Tuple

from reperes.knowledge.model import Fact
from reperes.knowledge.notes import NOTE
from reperes.knowledge.parts import Competence, Criterion, JobFamily


def facts_of(family: JobFamily, competences: Tuple[Competence, ...]) -> Iterator[Fact]:
    """Yield the facts of the family in the order of its document, each followed by its note; texts are word for
    word."""
    for fact in _texts(family, competences):
        yield fact
        if fact.ref in family.notes:
            yield note_of(family, fact.ref, fact.place)


def note_of(family: JobFamily, ref: str, place: Tuple[str, ...]) -> Fact:
    """Return the note of the part `ref`, which stands at `place`; KeyError when it has none."""
    return Fact(f"{NOTE}.{ref}", family.notes[ref], (*place, "Note"))


def _texts(family: JobFamily, competences: Tuple[Competence, ...]) -> Iterator[Fact]:
    if family.note:
        yield Fact("note_masculin", family.note, ("Note sous le titre",))
    if family.purpose:
        yield Fact("purpose", family.purpose, ("Raison d'être",))
    for passage in family.passages:
        yield Fact(
            f"passage.{passage.id}", passage.text, (passage.place, passage.title) if passage.place else (passage.title,)
        )
    for role in family.roles:
        place = ("Finalités", role.name)
        yield Fact(f"finalite.{role.id}", role.text, place)
        for task in role.tasks:
            yield Fact(f"tache.{task.id}", task.text, place + ("Exemples de tâches",))
    for criterion in family.criteria:
        yield from _of_criterion(family, criterion)
    for definition in family.definitions:
        place = ("Critères distinctifs" if family.criteria else "Définitions", f"Note * {definition.term}")
        yield Fact(f"definition.{definition.id}", definition.text, place)
        if definition.examples:
            yield Fact(f"definition.{definition.id}.exemples", definition.examples, place)
    for competence in competences:
        place = ("Profils de compétences", competence.name)
        for step, text in competence.steps.items():
            yield Fact(f"competence.{competence.id}.{step}", text, (*place, f"niveau {step}"))
        if f"competence.{competence.id}" in family.notes:
            yield note_of(family, f"competence.{competence.id}", place)


def _of_criterion(family: JobFamily, criterion: Criterion) -> Iterator[Fact]:
    place = ("Critères distinctifs", criterion.name)
    for level in criterion.filled(family.levels):
        yield Fact(f"critere.{criterion.id}.{level}", criterion.texts[level], (*place, f"niveau {level}"))
    if f"critere.{criterion.id}" in family.notes:
        yield note_of(family, f"critere.{criterion.id}", place)
