"""Lists every quotable text of a job family with its reference and its place in the document."""

from typing import Iterator, Tuple

from reperes.knowledge.model import Competence, Fact, JobFamily


def facts_of(family: JobFamily, competences: Tuple[Competence, ...]) -> Iterator[Fact]:
    """Yield the facts of the family in the order of its document; texts are word for word."""
    yield Fact("note_masculin", family.note, ("Note sous le titre",))
    yield Fact("purpose", family.purpose, ("Raison d'être",))
    for role in family.roles:
        place = ("Finalités", role.name)
        yield Fact(f"finalite.{role.id}", role.text, place)
        for task in role.tasks:
            yield Fact(f"tache.{task.id}", task.text, place + ("Exemples de tâches",))
    for criterion in family.criteria:
        for level in family.levels:
            place = ("Critères distinctifs", criterion.name, f"niveau {level}")
            yield Fact(f"critere.{criterion.id}.{level}", criterion.texts[level], place)
    for definition in family.definitions:
        place = ("Critères distinctifs", f"Note * {definition.term}")
        yield Fact(f"definition.{definition.id}", definition.text, place)
        yield Fact(f"definition.{definition.id}.exemples", definition.examples, place)
    for competence in competences:
        for step, text in competence.steps.items():
            place = ("Profils de compétences", competence.name, f"niveau {step}")
            yield Fact(f"competence.{competence.id}.{step}", text, place)
