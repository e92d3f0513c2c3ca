"""Reads competences.yml: the groups, and the competences with their steps."""

from typing import Sequence, Tuple

from reperes.knowledge.model import Competence, CompetenceGroup
from reperes.knowledge.reader import Part
from reperes.knowledge.twins import no_twins


def read_dictionary(file: Part) -> Tuple[Tuple[CompetenceGroup, ...], Tuple[Competence, ...]]:
    """Return the groups and the competences of the dictionary; notes its faults."""
    for key in ("groupes", "competences"):
        if file.get(key) == []:
            file.fault(f"« {key} » est vide : remettez ses éléments, précédés d'un tiret.", key)
    groups = tuple(_group(part) for part in file.parts("groupes"))
    competences = tuple(_competence(part, groups) for part in file.parts("competences"))
    no_twins(file.parts("groupes"), "nom", "le groupe")
    no_twins(file.parts("competences"), "nom", "la compétence")
    return groups, competences


def _group(part: Part) -> CompetenceGroup:
    part.only("id", "nom")
    return CompetenceGroup(part.id(), part.text("nom"))


def _competence(part: Part, groups: Sequence[CompetenceGroup]) -> Competence:
    part.only("id", "nom", "groupe", "niveaux")
    group = part.text("groupe")
    known = [known.id for known in groups]
    if group and group not in known:
        part.fault(f"le groupe « {group} » n'existe pas ; groupes : {', '.join(known)}.", "groupe")
    steps = part.part("niveaux")
    numbers = list(steps.data)
    if numbers != list(range(1, len(numbers) + 1)):
        part.fault("les niveaux d'une compétence se numérotent 1, 2, 3 … sans trou ni guillemets.", "niveaux")
    return Competence(part.id(), part.text("nom"), group, {number: steps.text(number) for number in numbers})
