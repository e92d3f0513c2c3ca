"""Reads the file of a family: its roles, criteria, definitions, and the competences it requires."""

from typing import Mapping, Optional, Sequence, Tuple

from reperes.knowledge.dictionary import required_steps
from reperes.knowledge.model import Competence, Criterion, Definition, JobFamily, Role, Task
from reperes.knowledge.reader import Part
from reperes.knowledge.source_document import Document
from reperes.knowledge.text import is_excerpt
from reperes.knowledge.twins import no_twins


def read_family(part: Part, competences: Sequence[Competence], name: str, document: Optional[Document]) -> JobFamily:
    """Return the family of the file `name`.yml; notes its faults. Levels that differ from the document's are told once."""
    part.only("famille", "note_masculin", "raison_d_etre", "niveaux", "finalites", "criteres", "definitions",
              "competences", "competences_distinctives")  # fmt: skip
    head = part.part("famille")
    head.only("id", "code", "nom", "version", "document")
    levels = _levels(part, document)
    family = JobFamily(
        id=head.id(),
        code=head.text("code"),
        name=head.text("nom"),
        version=head.text("version"),
        document=head.text("document"),
        note=part.text("note_masculin"),
        purpose=part.text("raison_d_etre"),
        levels=levels,
        roles=tuple(_role(role) for role in part.parts("finalites")),
        criteria=tuple(_criterion(criterion, levels, document) for criterion in part.parts("criteres")),
        definitions=tuple(_definition(definition) for definition in part.parts("definitions")),
        required=required_steps(part.part("competences"), levels, competences),
        distinctive=part.texts("competences_distinctives"),
    )
    if family.id and family.id != name:
        head.fault(f"l'identifiant « {family.id} » n'est pas le nom du fichier : écrivez « id: {name} ».", "id")
    no_twins(part.parts("finalites"), "nom", "la finalité")
    no_twins((task for role in part.parts("finalites") for task in role.parts("taches")), "texte", "la tâche")
    no_twins(part.parts("criteres"), "nom", "le critère")
    no_twins(part.parts("definitions"), "terme", "le terme")
    known = {competence.id for competence in competences}
    for identifier in family.distinctive:
        if identifier not in known or not document and identifier not in family.required:
            part.fault(f"la compétence distinctive « {identifier} » n'est pas dans « competences ».", "competences_distinctives")
    return family


def _levels(part: Part, document: Optional[Document]) -> Tuple[str, ...]:
    """Return the levels that the rest of the file is held against, those of the document where it is known."""
    levels = part.texts("niveaux")
    twins = [level for level in levels if levels.count(level) > 1]
    if twins:
        part.fault(f"le niveau « {twins[0]} » est employé plusieurs fois : gardez-en un.", "niveaux")
    elif document and levels and levels != document.levels and len(levels) == len(part.get("niveaux")):
        part.fault(f"le document a les niveaux {', '.join(document.levels)}, dans cet ordre : corrigez « niveaux ».", "niveaux")
    return document.levels if document else tuple(dict.fromkeys(levels))


def _role(part: Part) -> Role:
    part.only("id", "nom", "texte", "taches")
    return Role(part.id(), part.text("nom"), part.text("texte"), tuple(_task(task) for task in part.parts("taches")))


def _task(part: Part) -> Task:
    part.only("id", "texte")
    return Task(part.id(), part.text("texte"))


def _criterion(part: Part, levels: Sequence[str], document: Optional[Document]) -> Criterion:
    part.only("id", "nom", "niveaux", "en_court")
    name, texts = part.text("nom"), part.part("niveaux")
    texts.only(*levels, all_needed=True)
    full = {level: texts.text(level) for level in levels}
    cells = document.criteria.get(name, full) if document else full
    return Criterion(part.id(), name, full, _excerpts(part, full, cells) if "en_court" in part.data else {})


def _excerpts(part: Part, full: Mapping[str, str], cells: Mapping[str, str]) -> Mapping[str, str]:
    """Return the short texts; one may be made of the words of the text or, where that is at fault, of the document's cell."""
    short = part.part("en_court")
    short.only(*full)
    excerpts = {level: short.text(level) for level in full if level in short.data}
    for level, excerpt in excerpts.items():
        if excerpt and full[level] and not is_excerpt(excerpt, full[level]) and not is_excerpt(excerpt, cells[level]):
            short.fault(f"« {excerpt} » n'est pas fait des mots du texte, dans leur ordre, avec « … » où des mots manquent.", level)
    return excerpts


def _definition(part: Part) -> Definition:
    part.only("id", "terme", "texte", "exemples")
    return Definition(part.id(), part.text("terme"), part.text("texte"), part.text("exemples"))
