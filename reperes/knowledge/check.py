"""Checks a knowledge folder for its authors: all that loading finds, and slips that would go unnoticed."""

from pathlib import Path
from typing import List, Optional, Tuple

from reperes.knowledge.faults import Fault, KnowledgeError, with_texts
from reperes.knowledge.files import open_files
from reperes.knowledge.load import knowledge_of
from reperes.knowledge.model import Knowledge
from reperes.knowledge.signs import cut_texts, unseen_signs
from reperes.knowledge.strays import strays


def check_knowledge(folder: Path) -> Tuple[Optional[Knowledge], List[Fault]]:
    """Return what a folder holds, None when it cannot be used, and all its faults, by file and line."""
    stray = list(strays(folder))
    found: List[Fault] = []
    try:
        files = open_files(folder, found)
        knowledge = knowledge_of(files, found)
    except KnowledgeError as error:
        return None, with_texts([*error.faults, *stray], folder)
    slips = []
    for part in (files.settings, files.dictionary, files.family, *files.vocabulary, *filter(None, [files.claims])):
        slips += [*unseen_signs(part, files.source), *cut_texts(part)]
    # A sign that should not be there explains whatever else is wrong at its line.
    explained = {(slip.file, slip.line) for slip in slips}
    others = [fault for fault in found if (fault.file, fault.line) not in explained]
    return knowledge, with_texts([*others, *slips, *stray], folder)
