"""Reads the dictionary of competences, which families share, and the steps that a family requires."""

from typing import Mapping, Sequence, Tuple

from reperes.knowledge.parts import Competence, CompetenceGroup
from reperes.knowledge.reader import Part
from reperes.knowledge.twins import no_twins


def read_dictionary(file: Part) -> Tuple[Tuple[CompetenceGroup, ...], Tuple[Competence, ...]]:
    """Return the groups and the competences of the dictionary; notes its faults."""
    file.only("groupes", "competences")
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
    part.only("id", "nom", "groupe", "niveaux", "note")
    group = part.text("groupe")
    known = [known.id for known in groups]
    if group and group not in known:
        part.fault(f"le groupe « {group} » n'existe pas ; groupes : {', '.join(known)}.", "groupe")
    steps = part.part("niveaux")
    numbers = list(steps.data)
    if numbers != list(range(1, len(numbers) + 1)):
        part.fault("les niveaux d'une compétence se numérotent 1, 2, 3 … sans trou ni guillemets.", "niveaux")
    return Competence(part.id(), part.text("nom"), group, {number: steps.text(number) for number in numbers})


def has_competences(family: Part) -> bool:
    """Return whether the file of a family says which competences it requires; « {} » is none."""
    return bool(family.get("competences"))


def required_steps(
    part: Part, levels: Sequence[str], competences: Sequence[Competence]
) -> Mapping[str, Mapping[str, int]]:
    """Return the step that each level requires of each competence; notes what is no competence, level or step."""
    known = {competence.id: competence for competence in competences}
    part.only(*known)
    required = {}
    for key in part.data:
        name = part.meant(key)
        steps = part.part(name).by_level()
        steps.only(*levels, "note")
        written = {level: steps.get(level) for level in steps.names() if level != "note"}
        required[name] = {level: step for level, step in written.items() if step is not None}
        for level, step in required[name].items():
            if name in known and level in levels and not _is_step(step, known[name]):
                last = len(known[name].steps)
                message = f"« {level}: {step} » : « {known[name].name} » n'a que les niveaux 1 à {last}, écrits en chiffres sans guillemets."
                steps.fault(message, level)
    return required


def _is_step(step: object, competence: Competence) -> bool:
    return type(step) is int and step in competence.steps  # true and false are integers too
