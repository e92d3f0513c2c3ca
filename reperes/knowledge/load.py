"""Loads and checks the knowledge files; every fault is reported at once."""

from pathlib import Path
from typing import Dict, List, Optional

from reperes.knowledge.claims import read_claims
from reperes.knowledge.dictionary import read_dictionary
from reperes.knowledge.facts import facts_of
from reperes.knowledge.load_family import has_competences, read_family
from reperes.knowledge.load_vocabulary import read_vocabulary
from reperes.knowledge.model import Knowledge
from reperes.knowledge.reader import Fault, KnowledgeError, read
from reperes.knowledge.references import SECTIONS, references_of
from reperes.language.lexis import LANGUAGES


def load_knowledge(folder: Path, family_id: Optional[str] = None) -> Knowledge:
    """Return the knowledge of `folder` (reglages.yml, competences.yml, familles/, vocabulaire/, affirmations/, sources/).

    `family_id` names the family's file; without it, that of « famille » in reglages.yml. A family that requires no
    competences needs no dictionary. Raises KnowledgeError with all faults of all files, each with its file, line and
    what to write instead.
    """
    faults: List[Fault] = []
    settings = read(folder / "reglages.yml", faults)
    # The contact may be named in the other languages too.
    others = {language: f"contact_{language}" for language in LANGUAGES[1:]}
    settings.only("famille", "contact", *others.values())
    family_id = family_id or settings.text("famille")
    contact = settings.text("contact")
    contacts = {language: settings.text(key, required=False) or contact for language, key in others.items()}
    file = read(folder / "familles" / f"{family_id or 'inconnue'}.yml", faults)
    notes: Dict[str, str] = {}
    groups, competences = read_dictionary(read(folder / "competences.yml", faults), notes) if has_competences(file) else ((), ())
    family = read_family(file, competences, notes)
    source = _source(folder / "sources" / (family.document or "inconnu"), family_id, faults)
    known = references_of(family, groups, competences) | set(SECTIONS)
    vocabulary = read_vocabulary(folder / "vocabulaire", family_id, known, faults)
    claims = read_claims(folder / "affirmations" / f"{family_id}.yml", family.criteria, family.levels, faults)
    if faults:
        raise KnowledgeError(faults)
    facts = {fact.ref: fact for fact in facts_of(family, competences)}
    return Knowledge(family, groups, competences, facts, vocabulary, claims, source, contact, contacts)


def _source(path: Path, family_id: str, faults: List[Fault]) -> str:
    """Return the text of the source document; "" and a fault when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except OSError:
        faults.append(Fault(f"{family_id}.yml", 1, f"le document source « sources/{path.name} » n'existe pas."))
    except UnicodeDecodeError:
        faults.append(Fault(path.name, 1, "le document n'est pas en UTF-8 ; enregistrez-le dans cet encodage."))
    return ""
