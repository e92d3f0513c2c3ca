"""Compares the dictionary of competences, and what a family requires of it, with the document."""

from typing import Mapping, Optional, Sequence, Tuple

from reperes.knowledge.dictionary import has_competences
from reperes.knowledge.notes import NOTE
from reperes.knowledge.profile_check import compare_profile
from reperes.knowledge.reader import Part
from reperes.knowledge.source_check import Named, alike, named, same_text, stands_in
from reperes.knowledge.source_document import Document

Ids = Tuple[str, ...]


def compare_competences(
    family: Part, dictionary: Optional[Part], document: Document, said: str
) -> Tuple[Ids, Ids, bool]:
    """Note what differs from the document; return the groups and competences that it has, and whether the files have
    all."""
    if document.competences and (dictionary is None or family.get("competences") is None):
        family.fault(
            "il manque « competences » : le document a un profil de compétences. Ajoutez ses lignes.", "competences"
        )
        return (), (), False
    if dictionary is None:
        return (), (), True
    groups, all_groups = named(dictionary, "groupes", "nom", document.groups, shared=True)
    competences, all_there = named(dictionary, "competences", "nom", _in_columns(document), shared=True)
    names = {part.text("id"): part.text("nom") for part in dictionary.parts("groupes")}
    names.update({group.text("id"): name for group, name in groups})
    for competence, name in competences:
        _compare_competence(competence, name, names, document)
    _find_notes(family, [competence for competence, _ in competences], said)
    compare_profile(family, competences, dictionary.parts("competences") if all_there else (), document)
    return _ids(groups, document.groups), _ids(competences, _in_columns(document)), all_groups and all_there


def find_competences(family: Part, dictionary: Optional[Part], said: str) -> Tuple[Ids, Ids]:
    """Note what stands nowhere in a document whose layout is not known; return the groups and competences that it
    has."""
    if dictionary is None or not has_competences(family):
        _no_steps(family, dictionary, said)
        return (), ()
    competences = [part for part in dictionary.parts("competences") if _is_of(family, part, said)]
    groups = {part.text("groupe") for part in competences}
    ours = [part for part in dictionary.parts("groupes") if part.text("id") in groups]
    for part in (*ours, *competences):
        stands_in(part, "nom", said, alike)
    for competence in competences:
        steps = competence.part("niveaux")
        for number in steps.data:
            stands_in(steps, number, said, alike)
    _find_notes(family, competences, said)
    return tuple(part.id() for part in ours), tuple(part.id() for part in competences)


def _no_steps(family: Part, dictionary: Optional[Part], said: str) -> None:
    """Note where a document quotes a step of the dictionary, so that it has competences after all."""
    competences = dictionary.parts("competences") if dictionary else ()
    texts = [steps.text(number) for steps in (part.part("niveaux") for part in competences) for number in steps.data]
    quoted = next((text for text in texts if text and alike(text) in alike(said)), None)
    if quoted:
        family.fault(f"il manque « competences » : le document a « {quoted} ». Ajoutez ses lignes.", "competences")


def _is_of(family: Part, competence: Part, said: str) -> bool:
    """Whether a competence of the dictionary is one of the document: the family names it, or it stands there."""
    name = competence.text("nom")
    return family.part("competences").has(competence.id()) or (bool(name) and alike(name) in alike(said))


def _find_notes(family: Part, competences: Sequence[Part], said: str) -> None:
    """Look for the notes of the dictionary, but for those that the family has a note of its own for."""
    required = family.part("competences") if has_competences(family) else None
    for competence in competences:
        own = required.get(competence.id()) if required else None
        if not (isinstance(own, dict) and own.get(NOTE)):
            stands_in(competence, NOTE, said)


def _in_columns(document: Document) -> Sequence[str]:
    """The names of the competences column by column."""
    return [name for group in document.groups for name, (column, _) in document.competences.items() if column == group]


def _ids(pairs: Sequence[Named], order: Sequence[str]) -> Tuple[str, ...]:
    return tuple(pair.part.id() for pair in sorted(pairs, key=lambda pair: order.index(pair.name)))


def _compare_competence(competence: Part, name: str, groups: Mapping[str, str], document: Document) -> None:
    column, expected = document.competences[name]
    written = groups.get(competence.text("groupe"))
    if written and alike(written) != alike(column):
        competence.fault(
            f"le document range « {name} » sous « {column} », le fichier sous « {written} » : corrigez « groupe ».",
            "groupe",
        )
    steps = competence.part("niveaux")
    for number, (text, _) in expected.items():
        if number in steps.data:
            same_text(steps, number, text, alike)
        elif list(steps.data) == list(range(1, len(steps.data) + 1)) and steps.data:
            competence.fault(
                f"le document a aussi le niveau {number} de « {name} » : « {text} ». Ajoutez-le.", "niveaux"
            )
    for number in steps.data:
        if number not in expected and number == len(expected) + 1:
            steps.fault(f"le document n'a que {len(expected)} niveaux de « {name} » : ôtez celui-ci.", number)
