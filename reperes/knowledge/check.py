"""Checks a knowledge folder for its authors: all that loading finds, and slips that would go unnoticed."""

from pathlib import Path
from typing import Iterator, List, NamedTuple, Tuple

from reperes.knowledge.faults import Fault, KnowledgeError, with_texts
from reperes.knowledge.files import Files, open_files
from reperes.knowledge.load import read_families
from reperes.knowledge.model import Knowledge
from reperes.knowledge.reader import Part
from reperes.knowledge.signs import cut_texts, unseen_signs
from reperes.knowledge.strays import strays, unnamed_families


class Checked(NamedTuple):
    """What a folder holds: its families, none when they cannot be used; all faults, by file and line.

    `unnamed` are the families that have a file and that the settings do not name: nothing of them is read.
    """

    families: Tuple[Knowledge, ...]
    faults: List[Fault]
    unnamed: Tuple[str, ...] = ()


def check_knowledge(folder: Path) -> Checked:
    """Return what a folder holds, and all its faults."""
    stray = list(strays(folder))
    try:
        files = open_files(folder)
        families, found = read_families(files)
    except KnowledgeError as error:
        return Checked((), with_texts([*error.faults, *stray], folder))
    slips = list(_slips(files))
    # A sign that should not be there explains whatever else is wrong at its line.
    explained = {(slip.file, slip.line) for slip in slips}
    others = [fault for fault in found if (fault.file, fault.line) not in explained]
    unnamed = unnamed_families(folder, [family.id for family in files.families])
    return Checked(families, with_texts([*others, *slips, *stray], folder), unnamed)


def _slips(files: Files) -> Iterator[Fault]:
    sources = "".join(family.source for family in files.families)
    for part in files.shared:
        yield from _slips_of(part, sources)
    for family in files.families:
        for part in filter(None, (family.family, family.words, family.claims)):
            yield from _slips_of(part, family.source)
        if family.questions:
            # People type questions with any blank.
            yield from cut_texts(family.questions)


def _slips_of(part: Part, source: str) -> Iterator[Fault]:
    yield from unseen_signs(part, source)
    yield from cut_texts(part)
