"""Loads and checks the knowledge files; every fault is reported at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Sequence, Tuple

from reperes.knowledge.claims import read_claims
from reperes.knowledge.dictionary import read_dictionary
from reperes.knowledge.facts import facts_of
from reperes.knowledge.library import Library
from reperes.knowledge.load_family import has_competences, read_family
from reperes.knowledge.load_vocabulary import SHARED, read_vocabulary
from reperes.knowledge.model import Knowledge
from reperes.knowledge.parts import Competence, CompetenceGroup
from reperes.knowledge.reader import Fault, KnowledgeError, Part, no_twins, read
from reperes.knowledge.references import SECTIONS, references_of
from reperes.language.lexis import LANGUAGES


@dataclass(frozen=True)
class _Shared:
    """What all families of a folder share; `notes` are those of competences."""

    groups: Tuple[CompetenceGroup, ...]
    competences: Tuple[Competence, ...]
    notes: Mapping[str, str]
    contact: str
    contacts: Mapping[str, str]

    def without_competences(self) -> "_Shared":
        """What a family shares whose document has no competences."""
        return _Shared((), (), {}, self.contact, self.contacts)


def load_knowledge(folder: Path, family: str = "") -> Knowledge:
    """Return the knowledge of a family of `folder`, of the first one that reglages.yml names where none is given.

    The folder has reglages.yml, competences.yml (unless no family requires any), familles/, vocabulaire/, affirmations/
    and sources/. Raises KnowledgeError with all faults of all files that the family needs, each with its file, line and
    what to write instead.
    """
    (knowledge,) = _load(folder, lambda names: (family,) if family else names[:1])
    return knowledge


def load_library(folder: Path) -> Library:
    """Return all families that reglages.yml names, in its order; raises KnowledgeError with all faults of all files."""
    return Library({knowledge.family.id: knowledge for knowledge in _load(folder, lambda names: names)})


def _load(folder: Path, choose: Callable[[Sequence[str]], Sequence[str]]) -> List[Knowledge]:
    faults: List[Fault] = []
    settings = read(folder / "reglages.yml", faults)
    files = {name: read(folder / "familles" / f"{name}.yml", faults) for name in choose(_family_names(settings))}
    shared = _read_shared(folder, settings, any(map(has_competences, files.values())), faults)
    found = [_read_family(folder, name, file, shared, faults) for name, file in files.items()]
    if faults:
        raise KnowledgeError(faults)
    return found


def _family_names(settings: Part) -> Tuple[str, ...]:
    """The families to serve: `familles: [os, dg]`, or `famille: os` for one."""
    if "familles" not in settings.data:
        return (settings.text("famille") or "inconnue",)
    names = settings.texts("familles")
    no_twins(settings, "familles", list(names))
    return names or ("inconnue",)


def _read_shared(folder: Path, settings: Part, with_competences: bool, faults: List[Fault]) -> _Shared:
    # The contact may be named in the other languages too.
    others = {language: f"contact_{language}" for language in LANGUAGES[1:]}
    settings.only("famille", "familles", "contact", *others.values())
    contact = settings.text("contact")
    contacts = {language: settings.text(key, required=False) or contact for language, key in others.items()}
    notes: Dict[str, str] = {}
    groups, competences = ((), ())
    if with_competences or (folder / "competences.yml").exists():
        groups, competences = read_dictionary(read(folder / "competences.yml", faults), notes)
    return _Shared(groups, competences, notes, contact, contacts)


def _read_family(folder: Path, name: str, file: Part, shared: _Shared, faults: List[Fault]) -> Knowledge:
    mine = shared if has_competences(file) else shared.without_competences()
    family = read_family(file, mine.competences, dict(mine.notes))
    source = _source(folder / "sources" / (family.document or "inconnu"), name, faults)
    known = references_of(family, mine.groups, mine.competences) | set(SECTIONS)
    words = [folder / "vocabulaire" / f"{stem}.yml" for stem in (*SHARED, name)]
    vocabulary = read_vocabulary([path for path in words if path.exists()], known, faults)
    claims = read_claims(folder / "affirmations" / f"{name}.yml", family.criteria, family.levels, faults)
    facts = {fact.ref: fact for fact in facts_of(family, mine.competences)}
    return Knowledge(family, mine.groups, mine.competences, facts, vocabulary, claims, source, mine.contact, mine.contacts)


def _source(path: Path, family_id: str, faults: List[Fault]) -> str:
    """Return the text of the source document; "" and a fault when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except OSError:
        faults.append(Fault(f"{family_id}.yml", 1, f"le document source « sources/{path.name} » n'existe pas."))
    except UnicodeDecodeError:
        faults.append(Fault(path.name, 1, "le document n'est pas en UTF-8 ; enregistrez-le dans cet encodage."))
    return ""
