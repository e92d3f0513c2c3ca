"""Goes through the files of a family and compares each text with the document, at its place there."""

from typing import Mapping, Sequence

from reperes.knowledge.profile_check import compare_profile
from reperes.knowledge.reader import Part
from reperes.knowledge.source_check import named, plain, same_text, stands_in
from reperes.knowledge.source_document import Document


def compare_with_document(family: Part, dictionary: Part, document: Document) -> bool:
    """Note what differs from the document in any cell; return whether the files have all parts of the document."""
    same_text(family.part("famille"), "nom", document.title)
    same_text(family, "note_masculin", document.note)
    same_text(family, "raison_d_etre", document.purpose)
    wholes = []
    roles, whole = named(family, "finalites", "nom", list(document.roles))
    wholes.append(whole)
    for role, name in roles:
        text, tasks = document.roles[name]
        same_text(role, "texte", text)
        wholes.append(named(role, "taches", "texte", tasks)[1])
    criteria, whole = named(family, "criteres", "nom", list(document.criteria))
    wholes.append(whole)
    for criterion, name in criteria:
        _texts(criterion, document.criteria[name])
    term, text, examples = document.definition
    definitions, whole = named(family, "definitions", "terme", [term])
    wholes.append(whole)
    for definition, _ in definitions:
        same_text(definition, "texte", text)
        same_text(definition, "exemples", examples)
    groups, whole = named(dictionary, "groupes", "nom", document.groups)
    competences, all_there = named(dictionary, "competences", "nom", _in_columns(document))
    wholes += [whole, all_there]
    names = {group.text("id"): name for group, name in groups}
    for competence, name in competences:
        _compare_competence(competence, name, names, document)
    compare_profile(family, competences, document)
    return all(wholes)


def find_in_document(family: Part, dictionary: Part, source: str) -> None:
    """Note each text and name that stands nowhere in a document whose layout is not known."""
    said = plain(source)
    stands_in(family.part("famille"), "nom", said)
    stands_in(family, "note_masculin", said)
    stands_in(family, "raison_d_etre", said)
    for role in family.parts("finalites"):
        _all_in(role, ("nom", "texte"), said)
        for task in role.parts("taches"):
            stands_in(task, "texte", said)
    for criterion in family.parts("criteres"):
        stands_in(criterion, "nom", said)
        texts = criterion.part("niveaux")
        _all_in(texts, list(texts.data), said)
    for definition in family.parts("definitions"):
        _all_in(definition, ("terme", "texte", "exemples"), said)
    for group in dictionary.parts("groupes"):
        stands_in(group, "nom", said)
    for competence in dictionary.parts("competences"):
        stands_in(competence, "nom", said)
        steps = competence.part("niveaux")
        _all_in(steps, list(steps.data), said)


def _all_in(part: Part, keys: Sequence[object], said: str) -> None:
    for key in keys:
        stands_in(part, key, said)


def _texts(criterion: Part, cells: Mapping[str, str]) -> None:
    texts = criterion.part("niveaux")
    for level, expected in cells.items():
        if texts.get(level) is not None:
            same_text(texts, level, expected)


def _in_columns(document: Document) -> Sequence[str]:
    """The names of the competences in the order of the dictionary: column by column."""
    return [name for group in document.groups for name, (column, _) in document.competences.items() if column == group]


def _compare_competence(competence: Part, name: str, groups: Mapping[str, str], document: Document) -> None:
    column, expected = document.competences[name]
    written = groups.get(competence.text("groupe"))
    if written and written != column:
        competence.fault(f"le document range « {name} » sous « {column} », le fichier sous « {written} » : corrigez « groupe ».", "groupe")
    steps = competence.part("niveaux")
    for number, (text, _) in expected.items():
        if number in steps.data:
            same_text(steps, number, text)
        elif list(steps.data) == list(range(1, len(steps.data) + 1)) and steps.data:
            competence.fault(f"le document a aussi le niveau {number} de « {name} » : « {text} ». Ajoutez-le.", "niveaux")
    for number in steps.data:
        if number not in expected and number == len(expected) + 1:
            steps.fault(f"le document n'a que {len(expected)} niveaux de « {name} » : ôtez celui-ci.", number)
