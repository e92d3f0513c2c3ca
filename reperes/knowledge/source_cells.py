"""Goes through the file of a family and the dictionary, and compares each text with the document, at its place there."""

from typing import Mapping, NamedTuple, Sequence, Tuple

from reperes.knowledge.profile_check import compare_profile
from reperes.knowledge.reader import Part
from reperes.knowledge.source_check import Named, alike, named, plain, same_text, stands_in
from reperes.knowledge.source_document import Document


class Compared(NamedTuple):
    """What a comparison has shown, beside the faults that it noted.

    `whole` is whether the files have all parts of the document, `groups` and `competences` are the identifiers of those
    of the dictionary that the document has, in its order.
    """

    whole: bool
    groups: Tuple[str, ...]
    competences: Tuple[str, ...]


def compare_with_document(family: Part, dictionary: Part, document: Document) -> Compared:
    """Note what differs from the document in any cell, and return what it has."""
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
    groups, whole = named(dictionary, "groupes", "nom", document.groups, shared=True)
    competences, all_there = named(dictionary, "competences", "nom", _in_columns(document), shared=True)
    wholes += [whole, all_there]
    names = {part.text("id"): part.text("nom") for part in dictionary.parts("groupes")}
    names.update({group.text("id"): name for group, name in groups})
    for competence, name in competences:
        _compare_competence(competence, name, names, document)
    compare_profile(family, competences, dictionary.parts("competences") if all_there else (), document)
    return Compared(all(wholes), _ids(groups, document.groups), _ids(competences, _in_columns(document)))


def find_in_document(family: Part, dictionary: Part, source: str) -> Compared:
    """Note each text and name that stands nowhere in a document whose layout is not known; return what it has."""
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
    competences = [part for part in dictionary.parts("competences") if _is_of(family, part, said)]
    groups = {part.text("groupe") for part in competences}
    ours = [part for part in dictionary.parts("groupes") if part.text("id") in groups]
    for part in (*ours, *competences):
        stands_in(part, "nom", said, alike)
    for competence in competences:
        steps = competence.part("niveaux")
        for number in steps.data:
            stands_in(steps, number, said, alike)
    return Compared(True, tuple(part.id() for part in ours), tuple(part.id() for part in competences))


def _is_of(family: Part, competence: Part, said: str) -> bool:
    """Whether a competence of the dictionary is one of the document: the family names it, or it stands there."""
    name = competence.text("nom")
    return family.part("competences").has(competence.id()) or (bool(name) and alike(name) in alike(said))


def _all_in(part: Part, keys: Sequence[object], said: str) -> None:
    for key in keys:
        stands_in(part, key, said)


def _texts(criterion: Part, cells: Mapping[str, str]) -> None:
    texts = criterion.part("niveaux")
    for level, expected in cells.items():
        if texts.get(level) is not None:
            same_text(texts, level, expected)


def _in_columns(document: Document) -> Sequence[str]:
    """The names of the competences column by column."""
    return [name for group in document.groups for name, (column, _) in document.competences.items() if column == group]


def _ids(pairs: Sequence[Named], order: Sequence[str]) -> Tuple[str, ...]:
    return tuple(pair.part.id() for pair in sorted(pairs, key=lambda pair: order.index(pair.name)))


def _compare_competence(competence: Part, name: str, groups: Mapping[str, str], document: Document) -> None:
    column, expected = document.competences[name]
    written = groups.get(competence.text("groupe"))
    if written and alike(written) != alike(column):
        competence.fault(f"le document range « {name} » sous « {column} », le fichier sous « {written} » : corrigez « groupe ».", "groupe")
    steps = competence.part("niveaux")
    for number, (text, _) in expected.items():
        if number in steps.data:
            same_text(steps, number, text, alike)
        elif list(steps.data) == list(range(1, len(steps.data) + 1)) and steps.data:
            competence.fault(f"le document a aussi le niveau {number} de « {name} » : « {text} ». Ajoutez-le.", "niveaux")
    for number in steps.data:
        if number not in expected and number == len(expected) + 1:
            steps.fault(f"le document n'a que {len(expected)} niveaux de « {name} » : ôtez celui-ci.", number)
