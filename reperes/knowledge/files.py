"""Opens all files of a knowledge folder; what cannot be read is told before anything else."""

from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Tuple

from reperes.knowledge.faults import Fault, KnowledgeError
from reperes.knowledge.reader import Part, read
from reperes.knowledge.yaml_file import MARK, open_text
from reperes.language.characters import usual
from reperes.language.lexis import LANGUAGES

SETTINGS, DICTIONARY = "reglages.yml", "competences.yml"
FAMILIES, VOCABULARY, CLAIMS, SOURCES = "familles", "vocabulaire", "affirmations", "sources"
NOT_READ = "ce fichier n'est pas lu : son nom n'a que a-z, 0-9 et « _ », puis « .yml » ; renommez-le ou ôtez-le."
CONTACTS = {language: f"contact_{language}" for language in LANGUAGES[1:]}
"""The fields that name the contact in other languages than French."""


@dataclass(frozen=True)
class Files:
    """The files that the family of the settings needs; `claims` is None where it has none, `source` is a text."""

    family_id: str
    settings: Part
    dictionary: Part
    family: Part
    vocabulary: Tuple[Part, ...]
    claims: Optional[Part]
    source: str


def open_files(folder: Path, faults: List[Fault]) -> Files:
    """Return the files of `folder`; their faults are to be noted in `faults`.

    Raises KnowledgeError with nothing but what cannot be read, as all other files may refer to it.
    """
    unreadable: List[Fault] = []
    if not folder.is_dir():
        raise KnowledgeError([Fault(str(folder), 1, "ce dossier de connaissances n'existe pas.")])
    settings = read(folder, SETTINGS, faults, unreadable)
    settings.only("famille", "contact", *CONTACTS.values())
    dictionary = read(folder, DICTIONARY, faults, unreadable)
    dictionary.only("groupes", "competences")
    paths = sorted((folder / VOCABULARY).glob("*.yml"))
    vocabulary = tuple(read(folder, f"{VOCABULARY}/{path.name}", faults, unreadable) for path in paths)
    family_id = settings.get("famille")
    if not isinstance(family_id, str):
        settings.text("famille")
        raise KnowledgeError(unreadable or faults)
    family_id = usual(family_id)
    family = _family(folder, family_id, settings, faults, unreadable)
    claims = f"{CLAIMS}/{family_id}.yml"
    claims_part = read(folder, claims, faults, unreadable) if (folder / claims).exists() else None
    source = _source(folder, family, unreadable)
    if unreadable:
        raise KnowledgeError(unreadable)
    return Files(family_id, settings, dictionary, family, vocabulary, claims_part, source)


def _family(folder: Path, name: str, settings: Part, faults: List[Fault], unreadable: List[Fault]) -> Optional[Part]:
    file = f"{FAMILIES}/{name}.yml"
    if (folder / file).exists():
        return read(folder, file, faults, unreadable)
    for path in sorted((folder / FAMILIES).glob(f"{name}.*")):
        unreadable.append(Fault(f"{FAMILIES}/{path.name}", 1, NOT_READ))
        return None
    others = ", ".join(sorted(path.stem for path in (folder / FAMILIES).glob("*.yml"))) or "aucune"
    message = f"le fichier « {file} » n'existe pas. Familles du dossier : {others}."
    unreadable.append(Fault(SETTINGS, settings.line_of("famille"), message))
    return None


def _source(folder: Path, family: Optional[Part], unreadable: List[Fault]) -> str:
    """Return the text of the source document, "" where the family does not name one."""
    head = family.get("famille") if family else None
    name = head.get("document") if isinstance(head, dict) else None
    if not isinstance(name, str):
        return ""
    file = f"{SOURCES}/{name}"
    if (folder / file).is_file():
        return (open_text(folder, file, unreadable) or "").removeprefix(MARK)
    known = ", ".join(sorted(path.name for path in (folder / SOURCES).glob("*.txt"))) or "aucun"
    message = f"le document source « {file} » n'existe pas. Documents de « {SOURCES} » : {known}."
    unreadable.append(Fault(family.file, family.part("famille").line_of("document"), message))
    return ""
