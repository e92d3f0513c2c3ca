"""Loads and checks the knowledge files; every fault is reported at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.claims import read_claims
from reperes.knowledge.facts import facts_of
from reperes.knowledge.library import Library
from reperes.knowledge.load_vocabulary import read_vocabulary
from reperes.knowledge.model import (
    Competence,
    CompetenceGroup,
    Criterion,
    Definition,
    JobFamily,
    Knowledge,
    Role,
    Task,
)
from reperes.knowledge.reader import Fault, KnowledgeError, Part, read
from reperes.knowledge.references import SECTIONS, references_of
from reperes.knowledge.text import is_excerpt
from reperes.language.lexis import LANGUAGES


@dataclass(frozen=True)
class _Shared:
    """What all families of a folder share."""

    groups: Tuple[CompetenceGroup, ...]
    competences: Tuple[Competence, ...]
    contact: str
    contacts: Mapping[str, str]


def load_knowledge(folder: Path, family: str = "") -> Knowledge:
    """Return the knowledge of a family of `folder`, of the first one that reglages.yml names where none is given.

    The folder has reglages.yml, competences.yml, familles/, vocabulaire/, affirmations/ and sources/. Raises KnowledgeError
    with all faults of all files that the family needs, each with its file, line and what to write instead.
    """
    (knowledge,) = _load(folder, lambda names: (family,) if family else names[:1])
    return knowledge


def load_library(folder: Path) -> Library:
    """Return all families that reglages.yml names, in its order; raises KnowledgeError with all faults of all files."""
    return Library({knowledge.family.id: knowledge for knowledge in _load(folder, lambda names: names)})


def _load(folder: Path, choose: Callable[[Sequence[str]], Sequence[str]]) -> List[Knowledge]:
    faults: List[Fault] = []
    settings = read(folder / "reglages.yml", faults)
    names = _family_names(settings)
    shared = _read_shared(settings, folder / "competences.yml", faults)
    found = [_read_family(folder, name, shared, faults) for name in choose(names)]
    if faults:
        raise KnowledgeError(faults)
    return found


def _family_names(settings: Part) -> Tuple[str, ...]:
    """The families to serve: `familles: [os, dg]`, or `famille: os` for one."""
    if "familles" not in settings.data:
        return (settings.text("famille") or "inconnue",)
    names = settings.texts("familles")
    _no_twins(settings, "familles", list(names))
    return names or ("inconnue",)


def _read_shared(settings: Part, dictionary: Path, faults: List[Fault]) -> _Shared:
    # The contact may be named in the other languages too.
    others = {language: f"contact_{language}" for language in LANGUAGES[1:]}
    settings.only("famille", "familles", "contact", *others.values())
    contact = settings.text("contact")
    contacts = {language: settings.text(key, required=False) or contact for language, key in others.items()}
    return _Shared(*read_dictionary(dictionary, faults), contact, contacts)


def _read_family(folder: Path, name: str, shared: _Shared, faults: List[Fault]) -> Knowledge:
    family = read_family(folder / "familles" / f"{name}.yml", shared.competences, faults)
    source = _source(folder / "sources" / (family.document or "inconnu"), name, faults)
    known = references_of(family, shared.groups, shared.competences) | set(SECTIONS)
    # Words for what all families have, and the family's own.
    words = [folder / "vocabulaire" / f"{file}.yml" for file in ("commun", "competences", name)]
    vocabulary = read_vocabulary([path for path in words if path.exists()], known, faults)
    criteria = [f"critere.{criterion.id}" for criterion in family.criteria]
    claims = read_claims(folder / "affirmations" / f"{name}.yml", criteria, family.levels, faults)
    facts = {fact.ref: fact for fact in facts_of(family, shared.competences)} if not faults else {}
    return Knowledge(
        family, shared.groups, shared.competences, facts, vocabulary, claims, source, shared.contact, shared.contacts
    )


def read_dictionary(path: Path, faults: List[Fault]) -> Tuple[Tuple[CompetenceGroup, ...], Tuple[Competence, ...]]:
    """Return the groups and the competences of the dictionary that all families share; adds its faults."""
    dictionary = read(path, faults)
    dictionary.only("groupes", "competences")
    groups = tuple(_group(part) for part in dictionary.parts("groupes"))
    competences = tuple(_competence(part, groups) for part in dictionary.parts("competences"))
    _no_twins(dictionary, "groupes", [group.id for group in groups])
    _no_twins(dictionary, "competences", [competence.id for competence in competences])
    return groups, competences


def read_family(path: Path, competences: Tuple[Competence, ...], faults: List[Fault]) -> JobFamily:
    """Return the family of one file, whose competences are those of the dictionary; adds its faults."""
    return _family(read(path, faults), competences)


def _source(path: Path, family_id: str, faults: List[Fault]) -> str:
    """Return the text of the source document; "" and a fault when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except OSError:
        faults.append(Fault(f"{family_id}.yml", 1, f"le document source « sources/{path.name} » n'existe pas."))
    except UnicodeDecodeError:
        faults.append(Fault(path.name, 1, "le document n'est pas en UTF-8 ; enregistrez-le dans cet encodage."))
    return ""


def _no_twins(part: Part, key: str, ids: List[str]) -> None:
    for twin in sorted({name for name in ids if name and ids.count(name) > 1}):
        part.fault(f"l'identifiant « {twin} » est employé plusieurs fois dans « {key} ».", key)


def _group(part: Part) -> CompetenceGroup:
    part.only("id", "nom")
    return CompetenceGroup(part.text("id"), part.text("nom"))


def _competence(part: Part, groups) -> Competence:
    part.only("id", "nom", "groupe", "niveaux")
    group = part.text("groupe")
    known = [known.id for known in groups]
    if group and group not in known:
        part.fault(f"le groupe « {group} » n'existe pas ; groupes : {', '.join(known)}.", "groupe")
    steps = part.part("niveaux")
    numbers = list(steps.data)
    if numbers != list(range(1, len(numbers) + 1)):
        part.fault("les niveaux d'une compétence se numérotent 1, 2, 3 … sans trou.", "niveaux")
    return Competence(part.text("id"), part.text("nom"), group, {number: steps.text(number) for number in numbers})


def _family(part: Part, competences) -> JobFamily:
    part.only("famille", "note_masculin", "raison_d_etre", "niveaux", "finalites", "criteres", "definitions",
              "competences", "competences_distinctives")
    head = part.part("famille")
    head.only("id", "code", "nom", "version", "document")
    levels = part.texts("niveaux")
    family = JobFamily(
        id=head.text("id"),
        code=head.text("code"),
        name=head.text("nom"),
        version=head.text("version"),
        document=head.text("document"),
        note=part.text("note_masculin"),
        purpose=part.text("raison_d_etre"),
        levels=levels,
        roles=tuple(_role(role) for role in part.parts("finalites")),
        criteria=tuple(_criterion(criterion, levels) for criterion in part.parts("criteres")),
        definitions=tuple(_definition(definition) for definition in part.parts("definitions")),
        required=_required(part.part("competences"), levels, competences),
        distinctive=part.texts("competences_distinctives"),
    )
    _no_twins(part, "niveaux", list(levels))
    _no_twins(part, "finalites", [role.id for role in family.roles])
    _no_twins(part, "finalites", [task.id for role in family.roles for task in role.tasks])
    _no_twins(part, "criteres", [criterion.id for criterion in family.criteria])
    for name in family.distinctive:
        if name not in family.required:
            part.fault(f"la compétence distinctive « {name} » n'est pas dans « competences ».", "competences_distinctives")
    return family


def _role(part: Part) -> Role:
    part.only("id", "nom", "texte", "taches")
    return Role(part.text("id"), part.text("nom"), part.text("texte"),
                tuple(_task(task) for task in part.parts("taches")))


def _task(part: Part) -> Task:
    part.only("id", "texte")
    return Task(part.text("id"), part.text("texte"))


def _criterion(part: Part, levels) -> Criterion:
    part.only("id", "nom", "niveaux", "en_court")
    texts = part.part("niveaux")
    texts.only(*levels)
    full = {level: texts.text(level) for level in levels}
    return Criterion(part.text("id"), part.text("nom"), full, _excerpts(part, full) if "en_court" in part.data else {})


def _excerpts(part: Part, full: Mapping[str, str]) -> Mapping[str, str]:
    short = part.part("en_court")
    short.only(*full)
    excerpts = {level: short.text(level) for level in full if level in short.data}
    for level, excerpt in excerpts.items():
        if not is_excerpt(excerpt, full[level]):
            short.fault(f"« {excerpt} » n'est pas fait des mots du texte, dans leur ordre, avec « … » où des mots manquent.", level)
    return excerpts


def _definition(part: Part) -> Definition:
    part.only("id", "terme", "texte", "exemples")
    return Definition(part.text("id"), part.text("terme"), part.text("texte"), part.text("exemples"))


def _required(part: Part, levels, competences) -> dict:
    known = {competence.id: competence for competence in competences}
    part.only(*known)
    required = {}
    for name in part.data:
        steps = part.part(name)
        steps.only(*levels)
        required[name] = dict(steps.data)
        for level, step in steps.data.items():
            if name in known and not _is_step(step, known[name]):
                last = len(known[name].steps)
                steps.fault(f"« {level}: {step} » : « {known[name].name} » n'a que les niveaux 1 à {last}.", level)
    return required


def _is_step(step: Optional[int], competence: Competence) -> bool:
    return type(step) is int and step in competence.steps  # true and false are integers too
