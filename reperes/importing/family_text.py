"""Writes a family as people write its YAML file: long texts folded, one part after the other."""

import json
import textwrap
from typing import Iterable, Iterator, Mapping

import yaml

from reperes.knowledge.parts import Criterion, Definition, JobFamily, Passage, Role

_WIDTH = 120
_FOLDED = 117
_ABSENT = "# absent du document"


def family_text(family: JobFamily) -> str:
    """Return the text of `familles/ID.yml`; what the document lacks is left without a value, with a remark."""
    return "\n".join(_lines(family)) + "\n"


def scalar(value: str) -> str:
    """Return a text as YAML in one line, with quotation marks where it needs them."""
    return yaml.safe_dump({"a": value}, allow_unicode=True, width=10**6)[3:].rstrip("\n")


def _lines(family: JobFamily) -> Iterator[str]:
    yield f"# La famille de fonctions « {family.code} – {family.name} »."
    yield "# Les textes sont ceux du document officiel, mot pour mot. Brouillon de « reperes import » : à relire."
    yield "famille:"
    head = {
        "id": family.id,
        "code": family.code,
        "nom": family.name,
        "version": family.version,
        "document": family.document,
    }
    for key, value in head.items():
        yield from _entry(key, value, 1)
    yield ""
    yield from _entry("note_masculin", family.note)
    yield ""
    yield from _entry("raison_d_etre", family.purpose)
    yield ""
    yield "# Du plus bas au plus élevé."
    yield f"niveaux: [{_listed(family.levels)}]"
    if family.cadres:
        yield "cadres:"
        yield from (f"  {scalar(name)}: [{_listed(levels)}]" for name, levels in family.cadres.items())
    yield ""
    yield "finalites:" if family.roles else "finalites: []"
    for role in family.roles:
        yield from _role(role, family.notes)
    yield ""
    yield "# en_court : les mots du texte qui distinguent le niveau, « … » où des mots manquent."
    yield "criteres:" if family.criteria else "criteres: []"
    for criterion in family.criteria:
        yield from _criterion(criterion, family.notes)
    yield ""
    yield "definitions:" if family.definitions else "definitions: []"
    for definition in family.definitions:
        yield from _definition(definition)
    yield ""
    if family.passages:
        yield "passages:"
        for passage in family.passages:
            yield from _passage(passage)
        yield ""
    yield "# Le niveau (1 à 4) que chaque niveau de fonction requiert ; une compétence absente n'est demandée nulle part."
    yield "competences:" if family.required else "competences: {}"
    for name, steps in family.required.items():
        yield f"  {name}: {_steps(steps)}"
    yield ""
    yield "# Les compétences marquées ✦ dans le document."
    yield f"competences_distinctives: [{', '.join(family.distinctive)}]"


def _listed(levels: Iterable[str]) -> str:
    return ", ".join(map(scalar, levels))


def _role(role: Role, notes: Mapping[str, str]) -> Iterator[str]:
    yield f"  - id: {role.id}"
    yield from _entry("nom", role.name, 2)
    yield from _note(notes, f"finalite.{role.id}", 2)
    yield from _entry("texte", role.text, 2)
    yield "    taches:" if role.tasks else "    taches: []"
    for task in role.tasks:
        yield f"      - id: {task.id}"
        yield from _entry("texte", task.text, 4)


def _criterion(criterion: Criterion, notes: Mapping[str, str]) -> Iterator[str]:
    yield f"  - id: {criterion.id}"
    yield from _entry("nom", criterion.name, 2)
    yield from _note(notes, f"critere.{criterion.id}", 2)
    yield "    niveaux:"
    for level, text in criterion.texts.items():
        note = f"critere.{criterion.id}.{level}"
        if note in notes:
            yield f"      {scalar(level)}:"
            yield from _entry("texte", text, 4)
            yield from _note(notes, note, 4)
        else:
            yield from _entry(scalar(level), text, 3)
    if criterion.excerpts:
        yield "    en_court:"
        for level, text in criterion.excerpts.items():
            yield f"      {level}: {json.dumps(text, ensure_ascii=False)}"


def _definition(definition: Definition) -> Iterator[str]:
    yield f"  - id: {definition.id}"
    yield from _entry("terme", definition.term, 2)
    yield from _entry("texte", definition.text, 2)
    if definition.examples:
        yield from _entry("exemples", definition.examples, 2)


def _passage(passage: Passage) -> Iterator[str]:
    yield f"  - id: {passage.id}"
    yield from _entry("titre", passage.title, 2)
    yield from _entry("texte", passage.text, 2)
    yield from _entry("place", passage.place, 2)


def _note(notes: Mapping[str, str], ref: str, depth: int) -> Iterator[str]:
    if ref in notes:
        yield from _entry("note", notes[ref], depth)


def _steps(steps: Mapping[str, int]) -> str:
    return "{" + ", ".join(f"{level}: {step}" for level, step in steps.items()) + "}"


def _entry(key: str, value: str, depth: int = 0) -> Iterator[str]:
    margin = "  " * depth
    if not value:
        yield f"{margin}{key}: {_ABSENT}"
        return
    line = f"{margin}{key}: {scalar(value)}"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{margin}{key}: >-"
    yield from textwrap.wrap(
        value,
        _FOLDED,
        initial_indent=f"{margin}  ",
        subsequent_indent=f"{margin}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
