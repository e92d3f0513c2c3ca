"""Reads the dictionary of competences, which families share, and the steps that a family requires."""

from typing import Dict, Mapping, Optional, Tuple

from reperes.knowledge.parts import Competence, CompetenceGroup
from reperes.knowledge.reader import Part, no_twins

Groups = Tuple[CompetenceGroup, ...]
Competences = Tuple[Competence, ...]


def read_dictionary(part: Part, notes: Dict[str, str]) -> Tuple[Groups, Competences]:
    """Return the groups and the competences of the dictionary; adds the notes of competences to `notes`."""
    part.only("groupes", "competences")
    groups = tuple(_group(one) for one in part.parts("groupes"))
    competences = tuple(_competence(one, groups, notes) for one in part.parts("competences"))
    no_twins(part, "groupes", [group.id for group in groups])
    no_twins(part, "competences", [competence.id for competence in competences])
    return groups, competences


def _group(part: Part) -> CompetenceGroup:
    part.only("id", "nom")
    return CompetenceGroup(part.text("id"), part.text("nom"))


def _competence(part: Part, groups: Groups, notes: Dict[str, str]) -> Competence:
    part.only("id", "nom", "groupe", "niveaux", "note")
    group = part.text("groupe")
    known = [known.id for known in groups]
    if group and group not in known:
        part.fault(f"le groupe « {group} » n'existe pas ; groupes : {', '.join(known)}.", "groupe")
    steps = part.part("niveaux")
    numbers = list(steps.data)
    if numbers != list(range(1, len(numbers) + 1)):
        part.fault("les niveaux d'une compétence se numérotent 1, 2, 3 … sans trou.", "niveaux")
    part.note(notes, f"competence.{part.text('id')}")
    return Competence(part.text("id"), part.text("nom"), group, {number: steps.text(number) for number in numbers})


def required_steps(part: Part, levels: Tuple[str, ...], competences: Competences, notes: Dict[str, str]) -> Mapping[str, Mapping[str, int]]:
    """Return the step that each level requires of each competence; adds the family's own notes to `notes`."""
    known = {competence.id: competence for competence in competences}
    part.only(*known)
    required = {}
    for name in part.data:
        steps = part.part(name).by_level()
        steps.only(*levels, "note")
        steps.note(notes, f"competence.{name}")
        required[name] = {level: step for level, step in steps.data.items() if level != "note" and step is not None}
        for level, step in required[name].items():
            if name in known and not _is_step(step, known[name]):
                last = len(known[name].steps)
                steps.fault(f"« {level}: {step} » : « {known[name].name} » n'a que les niveaux 1 à {last}.", level)
    return required


def _is_step(step: Optional[int], competence: Competence) -> bool:
    return type(step) is int and step in competence.steps  # true and false are integers too
