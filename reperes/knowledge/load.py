"""Loads and checks the knowledge files; every fault is reported at once."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Sequence, Tuple, TypeVar

from reperes.knowledge.claims import Claim, read_claims
from reperes.knowledge.dictionary import has_competences, read_dictionary
from reperes.knowledge.facts import facts_of
from reperes.knowledge.faults import Fault, KnowledgeError, told_once, with_texts
from reperes.knowledge.files import Choice, FamilyFiles, Files, every, open_files
from reperes.knowledge.library import Library
from reperes.knowledge.load_family import read_family
from reperes.knowledge.load_vocabulary import Entry, read_entries, vocabulary_of
from reperes.knowledge.model import Knowledge, names_of
from reperes.knowledge.notes import NOTE, notes_of_dictionary
from reperes.knowledge.parts import Competence, CompetenceGroup, JobFamily
from reperes.knowledge.questions import read_questions
from reperes.knowledge.reader import Part
from reperes.knowledge.references import SECTIONS, dictionary_references, references_of
from reperes.knowledge.settings import read_contacts
from reperes.knowledge.source_cells import Compared, compare_with_document, find_in_document
from reperes.knowledge.source_document import Document, document_of
from reperes.knowledge.twins import twins_of_dictionary, twins_of_families, twins_of_family

_P = TypeVar("_P", CompetenceGroup, Competence)


@dataclass(frozen=True)
class _Shared:
    """What all families of a folder share; `notes` are those of competences, by reference."""

    dictionary: Optional[Part]
    groups: Tuple[CompetenceGroup, ...]
    competences: Tuple[Competence, ...]
    notes: Mapping[str, str]
    words: Tuple[Entry, ...]
    contact: str
    contacts: Mapping[str, str]


def load_knowledge(folder: Path, family: str = "") -> Knowledge:
    """Return the knowledge of a family of `folder`, of the first one that reglages.yml names where none is given.

    The folder has reglages.yml, competences.yml (unless no family requires any), familles/, vocabulaire/, affirmations/,
    questions/ and sources/. Raises KnowledgeError with all faults of all files that the family needs, each with its file, line and
    what to write instead: what is missing or misspelt, and every text that is not that of the source document. While a
    file cannot be read, that alone is told.
    """
    (knowledge,) = _load(folder, lambda names: (family,) if family else names[:1])
    return knowledge


def load_library(folder: Path) -> Library:
    """Return all families that reglages.yml names, in its order; raises KnowledgeError with all faults of all files."""
    return Library({knowledge.family.id: knowledge for knowledge in _load(folder, every)})


def _load(folder: Path, choose: Choice) -> Tuple[Knowledge, ...]:
    try:
        found, faults = read_families(open_files(folder, choose))
    except KnowledgeError as error:
        raise KnowledgeError(with_texts(error.faults, folder)) from None
    if faults:
        raise KnowledgeError(with_texts(faults, folder))
    return found


def read_families(files: Files) -> Tuple[Tuple[Knowledge, ...], List[Fault]]:
    """Return the families that files hold, and their faults; the families are of use only where there are none.

    Raises KnowledgeError when parts share an identifier or the dictionary is lost, with nothing but that, as all others
    refer to them.
    """
    twins = twins_of_dictionary(files.dictionary) if files.dictionary else []
    for family in files.families:
        twins += twins_of_family(family.family)
    if twins:
        raise KnowledgeError(twins)
    shared = _read_shared(files)
    common = [*files.faults, *twins_of_families([family.family for family in files.families])]
    found: List[Knowledge] = []
    told: Dict[str, List[Fault]] = {}
    for family in files.families:
        before = len(files.faults)
        found.append(_read_family(family, shared))
        told[family.id] = files.faults[before:]
    return tuple(found), told_once(common, told, [part.file for part in files.shared])


def _read_shared(files: Files) -> _Shared:
    contact, contacts = read_contacts(files.settings)
    words = tuple(entry for file in files.words for entry in read_entries(file))
    if files.dictionary is None:
        return _Shared(None, (), (), {}, words, contact, contacts)
    groups, competences = read_dictionary(files.dictionary)
    if not groups or not competences:
        raise KnowledgeError(files.faults)
    notes = {ref: noted.text(NOTE) for ref, noted in notes_of_dictionary(files.dictionary)}
    return _Shared(files.dictionary, groups, competences, notes, words, contact, contacts)


def _read_family(files: FamilyFiles, shared: _Shared) -> Knowledge:
    document = document_of(files.source)
    family = read_family(files.family, shared.competences, files.id, document)
    compared = _compare(files, shared, document, family.levels)
    groups, competences = _those(shared.groups, compared.groups), _those(shared.competences, compared.competences)
    family = replace(family, notes={**_notes_of(competences, shared.notes), **family.notes})
    # Words and claims of a part that was lost or misnamed are no faults of their own.
    known = references_of(family, groups, competences) | set(SECTIONS) if compared.whole else None
    titles = names_of(family, groups, competences) if compared.whole else {}
    words = (*shared.words, *(read_entries(files.words) if files.words else ()))
    elsewhere = dictionary_references(shared.groups, shared.competences) if shared.dictionary else None
    vocabulary = vocabulary_of(words, known, elsewhere, titles)
    claims = _claims(files.claims, family, competences, compared.whole) if files.claims else {}
    facts = {fact.ref: fact for fact in facts_of(family, competences)}
    questions = read_questions(files.questions, known) if files.questions else ()
    return Knowledge(
        family, groups, competences, facts, vocabulary, claims, files.source, shared.contact, shared.contacts, questions
    )


def _claims(file: Part, family: JobFamily, competences: Sequence[Competence], whole: bool) -> Mapping[str, Claim]:
    criteria = family.criteria if whole else None
    return read_claims(
        file, criteria, [f"competence.{one.id}" for one in competences] if whole else None, family.levels
    )


def _compare(files: FamilyFiles, shared: _Shared, document: Optional[Document], levels: Sequence[str]) -> Compared:
    if document:
        return compare_with_document(files.family, shared.dictionary, document, files.source)
    if files.source:
        return find_in_document(files.family, shared.dictionary, files.source, levels)
    if not has_competences(files.family):
        return Compared(True, (), ())
    # No document is named, which is a fault of its own.
    return Compared(True, *(tuple(part.id for part in parts) for parts in (shared.groups, shared.competences)))


def _notes_of(competences: Sequence[Competence], notes: Mapping[str, str]) -> Mapping[str, str]:
    ours = {f"competence.{competence.id}" for competence in competences}
    return {ref: note for ref, note in notes.items() if ref in ours}


def _those(parts: Sequence[_P], identifiers: Sequence[str]) -> Tuple[_P, ...]:
    by_id = {part.id: part for part in parts}
    return tuple(by_id[identifier] for identifier in identifiers)
