"""Loads and checks the knowledge files; every fault is reported at once."""

from pathlib import Path
from typing import List, Mapping

from reperes.knowledge.claims import Claim, read_claims
from reperes.knowledge.facts import facts_of
from reperes.knowledge.faults import Fault, KnowledgeError, with_texts
from reperes.knowledge.files import CONTACTS, Files, open_files
from reperes.knowledge.load_competences import read_dictionary
from reperes.knowledge.load_family import read_family
from reperes.knowledge.load_vocabulary import read_vocabulary
from reperes.knowledge.model import Knowledge, names_of
from reperes.knowledge.references import SECTIONS, references_of
from reperes.knowledge.source_cells import compare_with_document, find_in_document
from reperes.knowledge.source_document import document_of
from reperes.knowledge.twins import twin_identifiers


def load_knowledge(folder: Path) -> Knowledge:
    """Return the knowledge of `folder` (reglages.yml, competences.yml, familles/, vocabulaire/, affirmations/, sources/).

    Raises KnowledgeError with all faults of all files, each with its file, line and what to write instead: what is
    missing or misspelt, and every text that is not word for word that of the source document. While a file cannot be
    read, that alone is told.
    """
    faults: List[Fault] = []
    try:
        knowledge = knowledge_of(open_files(folder, faults), faults)
    except KnowledgeError as error:
        raise KnowledgeError(with_texts(error.faults, folder)) from None
    if faults:
        raise KnowledgeError(with_texts(faults, folder))
    return knowledge


def knowledge_of(files: Files, faults: List[Fault]) -> Knowledge:
    """Return what files hold; it is of use only when that adds nothing to `faults`, where the files note theirs.

    Raises KnowledgeError when parts share an identifier or the dictionary is lost, with nothing but that, as all others
    refer to them.
    """
    twins = twin_identifiers(files)
    if twins:
        raise KnowledgeError(twins)
    contact = files.settings.text("contact")
    contacts = {language: files.settings.text(key, required=False) or contact for language, key in CONTACTS.items()}
    document = document_of(files.source)
    groups, competences = read_dictionary(files.dictionary)
    if not groups or not competences:
        raise KnowledgeError(faults)
    family = read_family(files.family, competences, files.family_id, document)
    whole = True
    if document:
        whole = compare_with_document(files.family, files.dictionary, document)
    elif files.source:
        find_in_document(files.family, files.dictionary, files.source)
    known = references_of(family, groups, competences) | set(SECTIONS)
    # Words and claims of a part that was lost or misnamed are no faults of their own.
    titles = names_of(family, groups, competences) if whole else {}
    vocabulary = read_vocabulary(files.vocabulary, known if whole else None, titles)
    claims: Mapping[str, Claim] = {}
    if files.claims:
        criteria = [f"critere.{criterion.id}" for criterion in family.criteria] if whole else None
        seen = [f"competence.{one.id}" for one in competences] if whole else None
        claims = read_claims(files.claims, criteria, seen, family.levels)
    facts = {fact.ref: fact for fact in facts_of(family, competences)}
    return Knowledge(family, groups, competences, facts, vocabulary, claims, files.source, contact, contacts)
