"""Holds the competences of a document against the dictionary that all families share."""

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.importing.found import FoundCompetence
from reperes.importing.matching import pairs
from reperes.importing.slugs import name_slug
from reperes.knowledge.parts import Competence, CompetenceGroup
from reperes.language.characters import key_of


@dataclass(frozen=True)
class Held:
    """What a family requires, by the identifiers of the dictionary.

    `new_groups` and `new` are what the dictionary lacks; `differences` and `missing` are French sentences.
    """

    required: Mapping[str, Mapping[str, int]]
    distinctive: Tuple[str, ...]
    new_groups: Tuple[CompetenceGroup, ...]
    new: Tuple[Competence, ...]
    differences: Tuple[str, ...]
    missing: Tuple[str, ...]


def hold(
    found: Sequence[FoundCompetence],
    found_groups: Sequence[str],
    groups: Sequence[CompetenceGroup],
    competences: Sequence[Competence],
) -> Held:
    """Return the competences found in a document by the dictionary's identifiers; the dictionary's texts stand."""
    same = pairs([(competence.name,) for competence in found], [(competence.name,) for competence in competences])
    new_groups = _new_groups(found_groups, groups)
    by_name = {key_of(group.name): group for group in (*groups, *new_groups)}
    taken = {competence.id for competence in competences}
    required: Dict[str, Mapping[str, int]] = {}
    distinctive, new, differences, missing = [], [], [], []
    for place, competence in enumerate(found):
        known = competences[same[place]] if place in same else None
        group = by_name.get(key_of(competence.group))
        if known is None:
            known = Competence(
                name_slug(competence.name, taken), competence.name, group.id if group else "", competence.steps
            )
            new.append(known)
            differences.append(
                f"« {competence.name} » est nouvelle : elle n'est pas dans le dictionnaire ({competence.where})."
            )
            missing += _lacks(known)
        else:
            differences += _differences(competence, known, group)
        required[known.id] = competence.required
        distinctive += [known.id] if competence.starred else []
    if found:
        absent = [competence for competence in competences if competence.id not in required]
        differences += [f"« {competence.name} » du dictionnaire n'est pas dans le document." for competence in absent]
    return Held(required, tuple(distinctive), new_groups, tuple(new), tuple(differences), tuple(missing))


def _new_groups(names: Sequence[str], groups: Sequence[CompetenceGroup]) -> Tuple[CompetenceGroup, ...]:
    known, taken = {key_of(group.name) for group in groups}, {group.id for group in groups}
    return tuple(CompetenceGroup(name_slug(name, taken), name) for name in names if key_of(name) not in known)


def _lacks(competence: Competence) -> List[str]:
    lacks = [] if competence.group else [f"le groupe de la compétence « {competence.name} »."]
    if list(competence.steps) != list(range(1, len(competence.steps) + 1)):
        numbers = ", ".join(map(str, competence.steps))
        lacks.append(f"une étape de la compétence « {competence.name} » : le document a les niveaux {numbers}.")
    return lacks


def _differences(found: FoundCompetence, known: Competence, group: Optional[CompetenceGroup]) -> List[str]:
    told = []
    if key_of(found.name) != key_of(known.name):
        told.append(f"nom : le document écrit « {found.name} », le dictionnaire « {known.name} » ({found.where}).")
    if group and group.id != known.group:
        told.append(
            f"« {known.name} » : le document la range sous « {group.name} », le dictionnaire sous un autre groupe."
        )
    for number in sorted({*found.steps, *known.steps}):
        said, kept = found.steps.get(number, ""), known.steps.get(number, "")
        if key_of(said) != key_of(kept):
            shown = [f"« {text} »" if text else "rien" for text in (said, kept)]
            told.append(
                f"« {known.name} », niveau {number} : le document écrit {shown[0]}, le dictionnaire {shown[1]}."
            )
    return told
