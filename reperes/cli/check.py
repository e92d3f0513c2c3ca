"""Checks the knowledge files, and says what they hold or what is wrong with them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Iterator, Optional, Tuple

from reperes.cli.errors import CannotDo
from reperes.cli.project_references import is_project, reference_faults
from reperes.knowledge.check import Checked, check_knowledge
from reperes.knowledge.files import FAMILIES, SETTINGS
from reperes.knowledge.model import Knowledge
from reperes.knowledge.served import knowledge_folder
from reperes.knowledge.source_document import document_of

_NONE, _NO = "aucune", "aucun"


def check(folder: Optional[Path]) -> int:
    """Print the summary of the knowledge in a folder, or its faults; return the exit code."""
    folder = folder or knowledge_folder()
    if not folder.is_dir():
        raise CannotDo(f"Le dossier « {folder} » n'existe pas : indiquez celui des fichiers de connaissances.")
    checked = check_knowledge(folder)
    faults, project = checked.faults, folder.resolve().parent
    if not faults and is_project(project):
        # Examples and test questions are about the first family.
        faults = reference_faults(project, checked.families[0])
    if faults:
        for fault in faults:
            print(fault, file=sys.stderr)
        print(f"\nÀ corriger dans « {folder} » : {len(faults)}.", file=sys.stderr)
        return 1
    print("\n".join(report(folder, checked)))
    return 0


def report(folder: Path, checked: Checked) -> Iterator[str]:
    """Yield the lines that sum up a folder without faults; each of several families has a heading of its own."""
    families = [knowledge.family for knowledge in checked.families]
    several = len(families) > 1
    found = f"{len(families)} familles" if several else families[0].name
    yield f"{found} ({folder}) : aucune faute."
    for knowledge in checked.families:
        if several:
            yield f"\n{knowledge.family.code} – {knowledge.family.name}"
        yield from (f"  {name:<15} {value}" for name, value in summary(knowledge))
    if several:
        yield ""
    yield f"  {'contact':<15} {checked.families[0].contact}"
    for name in checked.unnamed:
        all_of_them = ", ".join([family.id for family in families] + [name])
        yield f"\n« {FAMILIES}/{name}.yml » n'est pas lu. Pour servir cette famille aussi, écrivez « familles: [{all_of_them}] » dans {SETTINGS}."


def summary(knowledge: Knowledge) -> Iterator[Tuple[str, str]]:
    """Yield what there is in the knowledge, each thing with its name."""
    family, vocabulary = knowledge.family, knowledge.vocabulary
    tasks = sum(len(role.tasks) for role in family.roles)
    words = [sum(map(len, entries.values())) for entries in (vocabulary.names, vocabulary.expressions)]
    yield "version", family.version
    yield (
        "document",
        "comparé case par case" if document_of(knowledge.source) else "comparé mot pour mot, sans sa mise en page",
    )
    yield "niveaux", ", ".join(family.levels)
    if family.cadres:
        yield "cadres", ", ".join(f"{name} ({', '.join(levels)})" for name, levels in family.cadres.items())
    yield "finalités", f"{len(family.roles)}, avec {tasks} exemples de tâches" if family.roles else _NONE
    empty = sum(len(family.levels) - len(criterion.texts) for criterion in family.criteria)
    yield (
        "critères",
        f"{len(family.criteria)} distinctifs" + (f", {empty} cases vides" if empty else "") if family.criteria else _NO,
    )
    counts = len(knowledge.competences), len(knowledge.groups), len(family.distinctive)
    yield "compétences", "{} en {} groupes, {} distinctives".format(*counts) if knowledge.competences else _NONE
    yield "définitions", str(len(family.definitions)) if family.definitions else _NONE
    for name, found in (("passages", family.passages), ("notes", family.notes)):
        if found:
            yield name, str(len(found))
    lacking = [
        name for name, text in (("raison d'être", family.purpose), ("note sur le masculin", family.note)) if not text
    ]
    if lacking:
        yield "sans", ", ".join(lacking)
    yield "vocabulaire", f"{words[0]} noms et {words[1]} expressions"
    yield "textes citables", f"{len(knowledge.facts)}, empreinte {knowledge.fingerprint}"
