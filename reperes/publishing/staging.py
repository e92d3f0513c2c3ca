"""Puts together what would be published: the draft, knowledge/ as edited by hand, or a folder laid over it."""

import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Tuple

from reperes.knowledge.files import DICTIONARY, SETTINGS
from reperes.publishing.dictionary_merge import NotMergeable, merge_dictionaries
from reperes.publishing.draft import Draft, start_of
from reperes.publishing.families_served import add_families
from reperes.publishing.tree import digests, fingerprint_of
from reperes.publishing.versions import Versions


@dataclass(frozen=True)
class Staged:
    """A copy that nobody else changes; `conflicts` are files that were changed at two places, `seen` the fingerprints of
    knowledge/ and of the files when they were copied."""

    folder: Path
    conflicts: Tuple[str, ...]
    seen: Tuple[str, str]


@contextmanager
def staged(knowledge: Path, files: Path) -> Iterator[Staged]:
    """Give what a publication of `files` would put into service; it is gone afterwards.

    The draft takes what was edited by hand first. A folder that is neither the draft nor knowledge/, as `reperes import`
    makes it, is laid over the files of knowledge/: its families are served beside the others.
    """
    versions, draft = Versions(knowledge), Draft(knowledge)
    is_draft = is_same(files, draft.folder)
    with ExitStack() as until_done:
        with versions.writing():
            conflicts = draft.take_hand_edits() if is_draft else ()
            found = seen(knowledge, files)
            copy = until_done.enter_context(versions.copied(files if is_draft else knowledge))
        if not is_draft and not is_same(files, knowledge):
            conflicts = _lay_over(files, copy)
        yield Staged(copy, conflicts, found)


def seen(knowledge: Path, files: Path) -> Tuple[str, str]:
    """Return what changes when a file of either folder does."""
    return fingerprint_of(knowledge), fingerprint_of(files)


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths are those of one folder."""
    return one.resolve() == other.resolve()


def _lay_over(files: Path, copy: Path) -> Tuple[str, ...]:
    """Bring the files of a folder into a copy of knowledge/; return those that were changed in both since."""
    start, ours, theirs = start_of(files), digests(files), digests(copy)
    conflicts = []
    for name in ours:
        if name == SETTINGS:
            add_families(copy / SETTINGS, files / SETTINGS)
        elif start is None or theirs.get(name) in (start.get(name), ours[name]):
            (copy / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(files / name, copy / name)
        elif ours[name] != start.get(name):
            try:
                if name != DICTIONARY:
                    raise NotMergeable(name)
                merge_dictionaries(copy / name, files / name)
            except NotMergeable:
                conflicts.append(name)
    return tuple(conflicts)
