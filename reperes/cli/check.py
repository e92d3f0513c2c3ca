"""Checks the knowledge files, and says what they hold or what is wrong with them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Iterator, Optional, Tuple

from reperes.cli.errors import CannotDo
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.model import Knowledge
from reperes.knowledge.reader import KnowledgeError

_NONE, _NO = "aucune", "aucun"


def check(folder: Optional[Path]) -> int:
    """Print the summary of the knowledge in a folder, or its faults; return the exit code."""
    folder = folder or Path(os.environ.get("REPERES_KNOWLEDGE", "knowledge"))
    if not folder.is_dir():
        raise CannotDo(f"Le dossier « {folder} » n'existe pas : indiquez celui des fichiers de connaissances.")
    try:
        knowledge = load_knowledge(folder)
    except KnowledgeError as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        print(f"\nÀ corriger dans « {folder} » : {len(error.faults)}.", file=sys.stderr)
        return 1
    print(f"{knowledge.family.name} ({folder}) : aucune faute.")
    for name, value in summary(knowledge):
        print(f"  {name:<15} {value}")
    return 0


def summary(knowledge: Knowledge) -> Iterator[Tuple[str, str]]:
    """Yield what there is in the knowledge, each thing with its name."""
    family, vocabulary = knowledge.family, knowledge.vocabulary
    tasks = sum(len(role.tasks) for role in family.roles)
    words = [sum(map(len, entries.values())) for entries in (vocabulary.names, vocabulary.expressions)]
    yield "version", family.version
    yield "niveaux", ", ".join(family.levels)
    if family.cadres:
        yield "cadres", ", ".join(f"{name} ({', '.join(levels)})" for name, levels in family.cadres.items())
    yield "finalités", f"{len(family.roles)}, avec {tasks} exemples de tâches" if family.roles else _NONE
    empty = sum(len(family.levels) - len(criterion.texts) for criterion in family.criteria)
    yield "critères", f"{len(family.criteria)} distinctifs" + (f", {empty} cases vides" if empty else "") if family.criteria else _NO
    counts = len(knowledge.competences), len(knowledge.groups), len(family.distinctive)
    yield "compétences", "{} en {} groupes, {} distinctives".format(*counts) if knowledge.competences else _NONE
    yield "définitions", str(len(family.definitions)) if family.definitions else _NONE
    for name, found in (("passages", family.passages), ("notes", family.notes)):
        if found:
            yield name, str(len(found))
    lacking = [name for name, text in (("raison d'être", family.purpose), ("note sur le masculin", family.note)) if not text]
    if lacking:
        yield "sans", ", ".join(lacking)
    yield "vocabulaire", f"{words[0]} noms et {words[1]} expressions"
    yield "textes citables", f"{len(knowledge.facts)}, empreinte {knowledge.fingerprint}"
    yield "contact", knowledge.contact
