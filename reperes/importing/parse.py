"""Finds the parts of a family in the blocks of its document; every text that has no place there is kept as a
leftover."""

from dataclasses import replace
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from reperes.importing.blocks import (
    Block,
    DocumentError,
    Heading,
    Item,
    Line,
    Paragraph,
    Reading,
    Row,
    Table,
    WrongCode,
)
from reperes.importing.cadres import is_cadre, read_cadres
from reperes.importing.criteria import read_criteria
from reperes.importing.definitions import read_footnotes, read_glossary
from reperes.importing.found import Found
from reperes.importing.gathering import Gathering
from reperes.importing.head import read_head
from reperes.importing.part_notes import explained_marks, notes_of_criteria
from reperes.importing.passages import read_passages
from reperes.importing.profile import Known, levels_beside, read_profile
from reperes.importing.roles import read_roles
from reperes.importing.template import HEADINGS, SECTIONS, begins, note_text, section_of, speaks_of_note, without_mark
from reperes.knowledge.parts import Passage

_ENOUGH = 2
_STRAY, _CADRE = "stray", "cadre"
_INNER = ("role", "tasks", "link", "definition")


def parse(reading: Reading, known: Known, code: Optional[str] = None) -> Found:
    """Return what the document of a family says; `known` are the names of the dictionary, `code` stands in for the one
    that the document may lack.

    Raises DocumentError when the document is not on the template, WrongCode when it has another code.
    """
    gathering = Gathering()
    sections, notes = _sections(reading.blocks)
    _check_template(sections)
    own_code, name, version = read_head(sections.get("head", ()), gathering)
    purpose = _purpose(sections.get("purpose", ()), gathering)
    roles, notes_of_roles = read_roles(sections.get("roles", ()), gathering)
    levels, criteria = read_criteria(sections.get("criteria", ()), gathering)
    note, footnotes, others = read_footnotes(notes, [criterion.name for criterion in criteria], gathering)
    definitions = (*footnotes, *read_glossary(sections.get("glossary", ()), gathering))
    notes_of_parts = notes_of_criteria(others, explained_marks(notes, footnotes), criteria, gathering)
    criteria = tuple(replace(criterion, name=without_mark(criterion.name)) for criterion in criteria)
    profile = sections.get("competences", ())
    if not levels:
        levels = levels_beside(profile)
        gathering.remarks += (
            [f"niveaux pris du profil de compétences, faute de tableau des critères : {', '.join(levels)}."]
            if levels
            else []
        )
    groups, competences = read_profile(profile, levels, known, gathering)
    cadres = read_cadres(sections.get(_CADRE, ()), levels, gathering)
    gathering.leave(sections.get("cadres", ()))
    passages = _passages(sections.get("rules", ()), gathering)
    gathering.leave(sections.get(_STRAY, ()))
    if code and own_code and code.casefold() == own_code.casefold():
        code = own_code
    elif code and own_code:
        raise WrongCode(
            f"Le document porte le code « {own_code} », vous avez donné « {code} » : laissez le code de côté, ou "
            "choisissez l'autre document. Rien n'a été écrit."
        )
    for text, what in (
        (code or own_code, "le code de la famille ; indiquez-le avec --code."),
        (name, "le nom de la famille, sous le titre « Famille de fonctions … »."),
        (note, "la note sur la forme masculine."),
        (purpose, "la raison d'être."),
        (levels, "les niveaux, en haut du tableau des critères."),
    ):
        if not text:
            gathering.missing.append(what)
    for section in SECTIONS[1:]:
        if section not in sections:
            gathering.remarks.append(f"le document n'a pas de section « {HEADINGS[section]} ».")
    order = {block.where: place for place, block in enumerate(_places(reading.blocks))}
    leftovers = sorted(gathering.leftovers, key=lambda left: order.get(left.where, len(order)))
    return Found(
        code=code or own_code, has_code=bool(own_code), name=name, version=version, note=note, purpose=purpose, levels=levels, roles=roles,
        criteria=criteria, definitions=definitions, passages=passages, cadres=cadres,
        notes=(*notes_of_roles, *notes_of_parts), groups=groups, competences=competences,
        leftovers=tuple(leftovers), missing=tuple(gathering.missing), remarks=(*reading.remarks, *gathering.remarks),
    )  # fmt: skip


def _sections(blocks: Sequence[Block]) -> Tuple[Dict[str, List[Block]], List[Line]]:
    """The blocks below each heading, and apart from them all footnotes; below an unknown heading they are stray."""
    sections: Dict[str, List[Block]] = {}
    notes: List[Line] = []
    current = "head"
    for block in _without_note_rows(blocks):
        if isinstance(block, Table):
            sections.setdefault(current, []).append(block)
            continue
        section = section_of(block)
        if section:
            current = section
            # A chapter of rules keeps its heading, which is the place of its rules.
            sections.setdefault(current, []).extend([block] if section == "rules" else [])
        elif is_cadre(block):
            sections.setdefault(_CADRE, []).append(block)
        elif _is_note(block, current):
            notes.append(block)
        else:
            if current == _STRAY and begins(block.text, "role") is not None and "roles" in sections:
                current = "roles"
            elif _is_foreign(block, current, sections.get(current, ())):
                current = _STRAY
            sections.setdefault(current, []).append(block)
    return sections, notes


def _without_note_rows(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with footnotes that stand in a row of a table as paragraphs after it."""
    for block in blocks:
        if not isinstance(block, Table):
            yield block
            continue
        notes = {
            row: Paragraph(texts[0], row.where) for row in block.rows for texts in [_different(row)] if len(texts) == 1
        }
        notes = {row: line for row, line in notes.items() if _is_note(line, "")}
        rows = tuple(row for row in block.rows if row not in notes)
        if rows:
            yield Table(rows)
        yield from notes.values()


def _different(row: Row) -> Tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, row.cells)))


def _is_note(block: Line, current: str) -> bool:
    """Whether a line is a footnote; above the sections, the one on the masculine form may have no mark."""
    text = note_text(block)
    if text is not None:
        return begins(text.lstrip(" :"), "legend") is None
    if current == "criteria" and begins(block.text, "remark") is not None:
        return True
    return current == "head" and speaks_of_note(block.text)


def _is_foreign(block: Line, current: str, before: Sequence[Block]) -> bool:
    """Whether a heading opens a part that the template does not have; bold text may look like one."""
    ended = {"purpose": bool(before), "roles": bool(before) and isinstance(before[-1], Item)}
    if not isinstance(block, Heading) or not ended.get(current, False):
        return False
    after_link = (
        current == "purpose" and not isinstance(before[-1], Table) and begins(before[-1].text, "link") is not None
    )
    return not after_link and all(begins(block.text, key) is None for key in _INNER)


def _purpose(blocks: Sequence[Block], gathering: Gathering) -> str:
    gathering.leave(block for block in blocks if isinstance(block, Table))
    return " ".join(block.text for block in blocks if not isinstance(block, Table))


def _passages(blocks: Sequence[Block], gathering: Gathering) -> Tuple[Passage, ...]:
    """The rules of each chapter, below its heading."""
    chapters: List[Tuple[str, List[Block]]] = []
    for block in blocks:
        if not isinstance(block, Table) and section_of(block) == "rules":
            chapters.append((block.text.rstrip(" :"), []))
        else:
            chapters[-1][1].append(block)
    return tuple(passage for place, below in chapters for passage in read_passages(place, below, gathering))


def _check_template(sections: Dict[str, List[Block]]) -> None:
    titled = any(
        begins(block.text, "title") is not None for block in sections.get("head", ()) if not isinstance(block, Table)
    )
    found = {key for key in SECTIONS if key in sections} | ({"title"} if titled else set())
    if len(found) < _ENOUGH:
        looked_for = ", ".join(f"« {heading} »" for heading in HEADINGS.values())
        seen = ", ".join(f"« {HEADINGS[key]} »" for key in HEADINGS if key in found) or "aucun"
        raise DocumentError(
            f"Ce document ne suit pas le modèle d'une famille de fonctions. Titres cherchés : {looked_for} ; trouvés : {seen}."
        )


def _places(blocks: Sequence[Block]):
    for block in blocks:
        yield from block.rows if isinstance(block, Table) else (block,)
