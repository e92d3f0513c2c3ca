"""Reads the file of a family: its roles, criteria, definitions, passages, and the competences it requires.

What its document lacks may lack there too; whether it does is for the comparison with the document to tell.
"""

from typing import Dict, Mapping, Optional, Sequence

from reperes.knowledge.dictionary import has_competences, required_steps
from reperes.knowledge.load_levels import read_cadres, read_levels
from reperes.knowledge.notes import NOTE, cell_of, notes_of_family
from reperes.knowledge.parts import Competence, Criterion, Definition, JobFamily, Passage, Role, Task
from reperes.knowledge.reader import Part, Unread
from reperes.knowledge.source_document import Document
from reperes.knowledge.text import is_excerpt
from reperes.knowledge.twins import no_twins


def read_family(part: Part, competences: Sequence[Competence], name: str, document: Optional[Document]) -> JobFamily:
    """Return the family of the file `name`.yml; notes its faults. Levels that differ from the document's are told
    once."""
    part.only("famille", "note_masculin", "raison_d_etre", "niveaux", "cadres", "finalites", "criteres", "definitions",
              "passages", "competences", "competences_distinctives")  # fmt: skip
    head = part.part("famille")
    head.only("id", "code", "nom", "version", "document")
    levels = read_levels(part, document)
    family = JobFamily(
        id=head.id(),
        code=head.text("code"),
        name=head.text("nom"),
        version=head.text("version"),
        document=head.text("document"),
        levels=levels,
        note=part.text_if_any("note_masculin"),
        purpose=part.text_if_any("raison_d_etre"),
        roles=tuple(_role(role) for role in part.parts("finalites", required=False)),
        criteria=tuple(_criterion(criterion, levels, document) for criterion in part.parts("criteres", required=False)),
        definitions=tuple(_definition(definition) for definition in part.parts("definitions", required=False)),
        passages=tuple(_passage(passage) for passage in part.parts("passages", required=False)),
        required=required_steps(part.part("competences"), levels, competences) if has_competences(part) else {},
        distinctive=part.texts("competences_distinctives", required=False),
        cadres=read_cadres(part, levels),
        notes={ref: noted.text(NOTE) for ref, noted in notes_of_family(part)},
    )
    if family.id and family.id != name:
        head.fault(f"l'identifiant « {family.id} » n'est pas le nom du fichier : écrivez « id: {name} ».", "id")
    _no_twins(part)
    known = {competence.id for competence in competences}
    for identifier in family.distinctive:
        if identifier not in known or not document and identifier not in family.required:
            part.fault(
                f"la compétence distinctive « {identifier} » n'est pas dans « competences ».",
                "competences_distinctives",
            )
    return family


def _no_twins(part: Part) -> None:
    roles = part.parts("finalites", required=False)
    no_twins(roles, "nom", "la finalité")
    no_twins((task for role in roles for task in role.parts("taches", required=False)), "texte", "la tâche")
    no_twins(part.parts("criteres", required=False), "nom", "le critère")
    no_twins(part.parts("definitions", required=False), "terme", "le terme")
    no_twins(part.parts("passages", required=False), "titre", "le passage")


def _role(part: Part) -> Role:
    part.only("id", "nom", "texte", "taches", NOTE)
    tasks = part.parts("taches", required=False)
    return Role(part.id(), part.text("nom"), part.text("texte"), tuple(_task(task) for task in tasks))


def _task(part: Part) -> Task:
    part.only("id", "texte")
    return Task(part.id(), part.text("texte"))


def _criterion(part: Part, levels: Sequence[str], document: Optional[Document]) -> Criterion:
    part.only("id", "nom", "niveaux", "en_court", NOTE)
    name, cells = part.text("nom"), part.part("niveaux").by_level()
    cells.only(*levels, all_needed=True)
    full = {level: text for level in levels for text in [_cell(cells, level)] if text}
    said = document.criteria.get(name, {}) if document else {}
    if not said and not any(map(cells.get, levels)) and not isinstance(cells, Unread):
        part.fault(f"le critère « {name} » n'a de texte à aucun niveau : écrivez-en un, ou ôtez le critère.", "niveaux")
    return Criterion(part.id(), name, full, _excerpts(part, levels, full, said) if "en_court" in part.data else {})


def _cell(cells: Part, level: str) -> str:
    """The text of a cell, "" where it is empty; a cell with a note has both under « texte » and « note »."""
    cell = cell_of(cells, level)
    if cell.part is cells:
        return cells.text_if_any(level)
    cell.part.only(cell.key, NOTE)
    return cell.part.text(cell.key)


def _excerpts(part: Part, levels: Sequence[str], full: Mapping[str, str], said: Mapping[str, str]) -> Mapping[str, str]:
    """Return the short texts; one may be made of the words of the text or, where that is at fault, of the document's
    cell."""
    short = part.part("en_court").by_level()
    short.only(*levels)
    excerpts: Dict[str, str] = {level: short.text(level) for level in levels if short.has(level)}
    for level, excerpt in excerpts.items():
        texts = [text for text in (full.get(level), said.get(level)) if text]
        if not texts and not part.part("niveaux").get(level):
            short.fault(f"« {excerpt} » : la case « {level} » est vide ; ôtez cette ligne.", level)
        elif excerpt and texts and not any(is_excerpt(excerpt, text) for text in texts):
            short.fault(
                f"« {excerpt} » n'est pas fait des mots du texte, dans leur ordre, avec « … » où des mots manquent.",
                level,
            )
    return excerpts


def _definition(part: Part) -> Definition:
    part.only("id", "terme", "texte", "exemples")
    return Definition(part.id(), part.text("terme"), part.text("texte"), part.text_if_any("exemples"))


def _passage(part: Part) -> Passage:
    part.only("id", "titre", "texte", "place")
    return Passage(part.id(), part.text("titre"), part.text("texte"), part.text_if_any("place"))
