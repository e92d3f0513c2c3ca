"""Reads a family's file; what its document lacks may lack there too."""

import re
from typing import Dict, Mapping, Tuple

from reperes.knowledge.dictionary import Competences, required_steps
from reperes.knowledge.parts import Criterion, Definition, JobFamily, Passage, Role, Task
from reperes.knowledge.reader import Part, no_twins
from reperes.knowledge.text import is_excerpt

_RESERVED = re.compile(r"[.,|]")
"""Signs that part references and the codes of questions."""
Notes = Dict[str, str]


def read_family(part: Part, competences: Competences, notes: Notes) -> JobFamily:
    """Return the family of a file; `notes` are those of the dictionary, of which the family's own take the place."""
    part.only("famille", "note_masculin", "raison_d_etre", "niveaux", "cadres", "finalites", "criteres", "definitions",
              "passages", "competences", "competences_distinctives")
    head = part.part("famille")
    head.only("id", "code", "nom", "version", "document")
    levels = part.levels("niveaux")
    required = required_steps(part.part("competences"), levels, competences, notes) if has_competences(part) else {}
    family = JobFamily(
        id=head.text("id"),
        code=head.text("code"),
        name=head.text("nom"),
        version=head.text("version"),
        document=head.text("document"),
        levels=levels,
        note=part.text("note_masculin", required=False),
        purpose=part.text("raison_d_etre", required=False),
        roles=tuple(_role(role, notes) for role in part.parts("finalites", required=False)),
        criteria=tuple(_criterion(criterion, levels, notes) for criterion in part.parts("criteres", required=False)),
        definitions=tuple(_definition(definition) for definition in part.parts("definitions", required=False)),
        passages=tuple(_passage(passage) for passage in part.parts("passages", required=False)),
        required=required,
        distinctive=part.texts("competences_distinctives", required=False),
        cadres=_cadres(part, levels),
        notes=notes,
    )
    _check(part, family)
    return family


def has_competences(part: Part) -> bool:
    """Return whether a family's file says which competences it requires; « {} » is none."""
    return bool(part.data.get("competences"))


def _check(part: Part, family: JobFamily) -> None:
    no_twins(part, "niveaux", list(family.levels))
    no_twins(part, "finalites", [role.id for role in family.roles])
    no_twins(part, "finalites", [task.id for role in family.roles for task in role.tasks])
    no_twins(part, "criteres", [criterion.id for criterion in family.criteria])
    no_twins(part, "definitions", [definition.id for definition in family.definitions])
    no_twins(part, "passages", [passage.id for passage in family.passages])
    for level in (*family.levels, *family.cadres):
        if _RESERVED.search(level):
            part.fault(f"« {level} » : le nom d'un niveau n'a ni point, ni virgule, ni barre verticale.", "niveaux")
    for name in family.distinctive:
        if name not in family.required:
            part.fault(f"la compétence distinctive « {name} » n'est pas dans « competences ».", "competences_distinctives")


def _cadres(part: Part, levels: Tuple[str, ...]) -> Mapping[str, Tuple[str, ...]]:
    if part.data.get("cadres") is None:
        return {}
    groups = part.part("cadres").by_level()
    found = {str(name): groups.levels(name) for name in groups.data}
    for name, members in found.items():
        unknown = [level for level in members if level not in levels]
        if unknown:
            groups.fault(f"le cadre « {name} » nomme « {unknown[0]} », qui n'est pas un niveau ; niveaux : {', '.join(levels)}.", name)
        if name in levels and members != (name,):
            groups.fault(f"« {name} » est déjà le nom d'un niveau ; donnez un autre nom à ce cadre.", name)
    return {name: tuple(level for level in levels if level in members) for name, members in found.items() if name not in levels}


def _role(part: Part, notes: Notes) -> Role:
    part.only("id", "nom", "texte", "taches", "note")
    part.note(notes, f"finalite.{part.text('id')}")
    return Role(part.text("id"), part.text("nom"), part.text("texte"),
                tuple(_task(task) for task in part.parts("taches", required=False)))


def _task(part: Part) -> Task:
    part.only("id", "texte")
    return Task(part.text("id"), part.text("texte"))


def _criterion(part: Part, levels: Tuple[str, ...], notes: Notes) -> Criterion:
    part.only("id", "nom", "niveaux", "en_court", "note")
    name = part.text("id")
    part.note(notes, f"critere.{name}")
    cells = part.part("niveaux").by_level()
    cells.only(*levels)
    texts: Dict[str, str] = {}
    for level in levels:
        text = _cell(cells, level, notes, f"critere.{name}.{level}")
        if text:
            texts[level] = text
    if not texts:
        part.fault(f"le critère « {name} » n'a de texte à aucun niveau ; écrivez-en un, ou retirez le critère.", "niveaux")
    return Criterion(name, part.text("nom"), texts, _excerpts(part, texts) if "en_court" in part.data else {})


def _cell(cells: Part, level: str, notes: Notes, ref: str) -> str:
    """The text of a cell, "" where it is empty; a cell with a note has both under « texte » and « note »."""
    if not isinstance(cells.data.get(level), dict):
        return cells.text(level, required=False)
    cell = cells.part(level)
    cell.only("texte", "note")
    cell.note(notes, ref)
    return cell.text("texte")


def _excerpts(part: Part, full: Mapping[str, str]) -> Mapping[str, str]:
    short = part.part("en_court").by_level()
    short.only(*full)
    excerpts = {level: short.text(level) for level in full if level in short.data}
    for level, excerpt in excerpts.items():
        if not is_excerpt(excerpt, full[level]):
            short.fault(f"« {excerpt} » n'est pas fait des mots du texte, dans leur ordre, avec « … » où des mots manquent.", level)
    return excerpts


def _definition(part: Part) -> Definition:
    part.only("id", "terme", "texte", "exemples")
    return Definition(part.text("id"), part.text("terme"), part.text("texte"), part.text("exemples", required=False))


def _passage(part: Part) -> Passage:
    part.only("id", "titre", "texte", "place")
    return Passage(part.text("id"), part.text("titre"), part.text("texte"), part.text("place", required=False))
