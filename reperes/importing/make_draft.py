"""From a document to the draft of a family, with all that people must look at; nothing is written here."""

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple

from reperes.importing.before import Today
from reperes.importing.blocks import Reading, WrongCode
from reperes.importing.changes import changes
from reperes.importing.dictionary import Held, hold
from reperes.importing.found import Found, Leftover
from reperes.importing.identify import identify
from reperes.importing.parse import parse
from reperes.importing.read import read_document
from reperes.knowledge.parts import Competence, CompetenceGroup, JobFamily
from reperes.language.characters import key_of


@dataclass(frozen=True)
class Draft:
    """A family made of a document; `missing`, `changes`, `differences` and `remarks` are French sentences.

    `groups` and `competences` are the dictionary's with what is new; `differences` are those between the document and
    the dictionary of competences; `before` is the version that knowledge/ holds, if it holds one.
    """

    family: JobFamily
    groups: Tuple[CompetenceGroup, ...]
    competences: Tuple[Competence, ...]
    before: Optional[JobFamily]
    held: Held
    reading: Reading
    missing: Tuple[str, ...]
    changes: Tuple[str, ...]
    differences: Tuple[str, ...]
    leftovers: Tuple[Leftover, ...]
    remarks: Tuple[str, ...]


def make_draft(document: Path, today: Today, code: Optional[str] = None) -> Draft:
    """Return the draft of a document's family.

    Raises DocumentError when the document cannot be read or is not on the template, WrongCode when the code is that of
    another family, KnowledgeError when the version before has faults.
    """
    return draft_of(read_document(document), today, code)


def draft_of(reading: Reading, today: Today, code: Optional[str] = None) -> Draft:
    """Return the draft of a document that was read; raises what `make_draft` raises."""
    found = parse(reading, today.names, code)
    before = today.family(found.code) if found.code else None
    if before:
        _refuse_another(found, before, code)
    held = hold(found.competences, found.groups, today.groups, today.competences)
    family, remarks = identify(found, held, before)
    return Draft(
        family=family,
        groups=(*today.groups, *held.new_groups),
        competences=(*today.competences, *held.new),
        before=before,
        held=held,
        reading=reading,
        missing=(*found.missing, *held.missing),
        changes=changes(before, family) if before else (),
        differences=held.differences,
        leftovers=found.leftovers,
        remarks=(*found.remarks, *remarks),
    )


def _refuse_another(found: Found, before: JobFamily, code: Optional[str]) -> None:
    """Raise WrongCode where a document would take the place of a family with another name; to give the code that the
    document has, too, says that the family has a new name."""
    if key_of(found.name) == key_of(before.name) or (found.has_code and code):
        return
    told = f"« {before.code} » est le code de la famille « {before.name} », et le document dit « {found.name} »."
    if not found.name:
        told = f"« {before.code} » est le code de la famille « {before.name} », et le document ne dit pas de quelle famille il est."
    way_on = (
        f"Si c'est la même famille sous un nouveau nom, donnez aussi le code « {before.code} »"
        if found.has_code
        else "Donnez un autre code ; si c'est bien cette famille, écrivez son code et son nom dans le titre du document"
    )
    raise WrongCode(f"{told} {way_on}. Rien n'a été écrit.")
