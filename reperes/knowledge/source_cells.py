"""Goes through the file of a family and the dictionary, and compares each text with the document, at its place
there."""

from typing import NamedTuple, Optional, Sequence, Tuple

from reperes.knowledge.notes import NOTE, notes_of_family
from reperes.knowledge.reader import Part
from reperes.knowledge.source_check import all_in, has_text, named, plain, same_text, stands_in
from reperes.knowledge.source_competences import compare_competences, find_competences
from reperes.knowledge.source_criteria import compare_criteria, find_criteria
from reperes.knowledge.source_document import Document, criteria_in


class Compared(NamedTuple):
    """What a comparison has shown, beside the faults that it noted.

    `whole` is whether the files have all parts of the document, `groups` and `competences` are the identifiers of those
    of the dictionary that the document has, in its order.
    """

    whole: bool
    groups: Tuple[str, ...]
    competences: Tuple[str, ...]


def compare_with_document(family: Part, dictionary: Optional[Part], document: Document, source: str) -> Compared:
    """Note what differs from the document in any cell, and return what it has; notes and passages stand anywhere in
    it."""
    said = plain(source)
    same_text(family.part("famille"), "nom", document.title)
    has_text(family, "note_masculin", document.note, said)
    has_text(family, "raison_d_etre", _purpose(family, document), said)
    roles, whole = named(family, "finalites", "nom", list(document.roles))
    wholes = [whole]
    for role, name in roles:
        text, tasks = document.roles[name]
        same_text(role, "texte", text)
        wholes.append(named(role, "taches", "texte", tasks)[1])
    wholes.append(compare_criteria(family, document.criteria, document.levels))
    wholes.append(_compare_definitions(family, document, said))
    _find_anywhere(family, said)
    groups, competences, whole = compare_competences(family, dictionary, document, said)
    return Compared(all(wholes) and whole, groups, competences)


def find_in_document(family: Part, dictionary: Optional[Part], source: str, levels: Sequence[str]) -> Compared:
    """Note each text and name that stands nowhere in a document whose layout is not known; return what it has.

    A table of criteria with the family's `levels` at its head is compared cell by cell all the same.
    """
    said = plain(source)
    stands_in(family.part("famille"), "nom", said)
    stands_in(family, "note_masculin", said)
    stands_in(family, "raison_d_etre", said)
    for role in family.parts("finalites", required=False):
        all_in(role, ("nom", "texte"), said)
        for task in role.parts("taches", required=False):
            stands_in(task, "texte", said)
    criteria, whole = criteria_in(source, levels), True
    if criteria:
        whole = compare_criteria(family, criteria, levels)
    else:
        find_criteria(family, said)
    _find_definitions(family, said)
    _find_anywhere(family, said)
    return Compared(whole, *find_competences(family, dictionary, said))


def _purpose(family: Part, document: Document) -> str:
    """The purpose in the document, without a passage of the family that stands right behind it."""
    written = family.text_if_any("raison_d_etre")
    rest = document.purpose.removeprefix(written).strip()
    starts = [
        passage.text_if_any(key)
        for passage in family.parts("passages", required=False)
        for key in ("place", "titre", "texte")
    ]
    return written if written and any(start and rest.startswith(start) for start in starts) else document.purpose


def _compare_definitions(family: Part, document: Document, said: str) -> bool:
    if not document.definitions:
        _find_definitions(family, said)
        return True
    texts = {term: (text, examples) for term, text, examples in document.definitions}
    definitions, whole = named(family, "definitions", "terme", list(texts))
    for definition, term in definitions:
        same_text(definition, "texte", texts[term][0])
        has_text(definition, "exemples", texts[term][1], said)
    return whole


def _find_definitions(family: Part, said: str) -> None:
    for definition in family.parts("definitions", required=False):
        all_in(definition, ("terme", "texte", "exemples"), said)


def _find_anywhere(family: Part, said: str) -> None:
    """Look for what has no place of its own on the template: passages and notes."""
    for passage in family.parts("passages", required=False):
        all_in(passage, ("place", "titre", "texte"), said)
    for _, noted in notes_of_family(family):
        stands_in(noted, NOTE, said)
