"""Previews, publishes and takes back, and tells people what happened."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Iterator, Optional, Sequence

from reperes.cli.errors import CannotDo
from reperes.cli.frame import project
from reperes.cli.preview_report import failed, report
from reperes.cli.project_references import is_project, reference_faults
from reperes.knowledge.check import check_knowledge
from reperes.knowledge.faults import Fault
from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library
from reperes.knowledge.served import knowledge_folder
from reperes.publishing.draft import Draft
from reperes.publishing.model import Ask
from reperes.publishing.preview import preview
from reperes.publishing.publish import NotPublished, publish, undo
from reperes.publishing.staging import is_same, staged
from reperes.publishing.versions import Version, Versions
from reperes.storage.model_files import newest

_NO_MODEL = "les questions d'essai n'ont pas été posées : il faut d'abord un modèle, « make train »"


def show_preview(folder: Optional[Path]) -> int:
    """Print what a folder would change; return 0 when it can be published without a reason."""
    knowledge, files = _folders(folder)
    before = _served(knowledge, files)
    with staged(knowledge, files) as stage:
        checked = check_knowledge(stage.folder)
        if checked.faults:
            return _told(checked.faults, files)
        after = Library({one.family.id: one for one in checked.families})
        ask = _ask(after)
        found = preview(before, after, ask)
    print("\n".join(report(found, after, files)))
    remarks = list(_remarks(after, stage.conflicts, ask))
    print("\n".join(["\nÀ savoir :", *(f"  - {remark}" for remark in remarks)]) if remarks else "")
    return 1 if found.blocking or stage.conflicts else 0


def publish_files(folder: Optional[Path], author: Optional[str], reason: str) -> int:
    """Put a folder into service and print its version; return 0 when that was done."""
    knowledge, files = _folders(folder)
    with staged(knowledge, files) as stage:
        # With the test questions of the families that are served already.
        checked = check_knowledge(stage.folder)
    ask = _ask(Library({one.family.id: one for one in checked.families})) if checked.families else None
    if ask is None and any(one.questions for one in checked.families) and not reason:
        raise CannotDo(f"Rien n'est publié : {_NO_MODEL}. Pour publier sans elles, donnez une --raison.")
    try:
        version = publish(knowledge, files, author or getpass.getuser(), ask, reason)
    except NotPublished as error:
        return _refused(error, files)
    print(f"En service : {version}.")
    print("« reperes versions » montre les versions, « reperes undo » revient à celle d'avant.")
    _tell_put_aside(version)
    return 0


def go_back(author: Optional[str], reason: str, to: Optional[int]) -> int:
    """Put a version back, the one before without a number, and print it; return 0 when that was done."""
    try:
        version = undo(_knowledge(), author or getpass.getuser(), reason, to)
    except NotPublished as error:
        return _refused(error, _knowledge())
    print(f"Retour à la version {version.copies}. En service : {version}.")
    _tell_put_aside(version)
    return 0


def show_versions() -> None:
    """Print the versions, the newest first."""
    versions = Versions(_knowledge())
    served = versions.in_service()
    if served is None:
        print(
            "Il n'y a pas encore de version : la première est gardée au premier démarrage, ou par « reperes publish »."
        )
    for version in reversed(versions.all()):
        print(f"{'→' if version == served else ' '} {version}{'  (en service)' if version == served else ''}")


def _knowledge() -> Path:
    knowledge = knowledge_folder()
    if not knowledge.is_dir():
        raise CannotDo(f"Le dossier « {knowledge} » n'existe pas : lancez cette commande depuis le dossier de Repères.")
    return knowledge


def _folders(folder: Optional[Path]) -> Sequence[Path]:
    """Return the folder of knowledge, and the one to publish."""
    knowledge = _knowledge()
    draft = Draft(knowledge)
    files = folder or (draft.folder if draft.exists() else knowledge)
    if not files.is_dir():
        raise CannotDo(f"Le dossier « {files} » n'existe pas : indiquez celui d'un brouillon.")
    return knowledge, files


def _served(knowledge: Path, files: Path) -> Library:
    """Return the families in service; those of knowledge/ before there is a version."""
    served = Versions(knowledge).in_service()
    if served is None and is_same(files, knowledge):
        raise CannotDo(
            "Il n'y a pas encore de version à laquelle comparer. « reperes publish » garde la première ; ensuite, « reperes "
            "preview » montre ce que vous changez."
        )
    return load_library(served.folder if served else knowledge)


def _ask(after: Library) -> Optional[Ask]:
    """Return what asks the test questions; None where there are none, or no model to ask."""
    if not any(knowledge.questions for knowledge in after.families.values()):
        return None
    model = newest(project())
    if model is None:
        return None
    from reperes.cli.serving import prepare

    prepare()
    from reperes.serve.trial import ask_of

    return ask_of(model)


def _remarks(after: Library, conflicts: Sequence[str], ask: Optional[Ask]) -> Iterator[str]:
    for file in conflicts:
        yield f"{file} a été changé à deux endroits : choisissez ce qui reste avant de publier"
    if ask is None and any(knowledge.questions for knowledge in after.families.values()):
        yield _NO_MODEL
    if is_project(Path.cwd()):
        yield from (
            f"{fault.file}:{fault.line} : {fault.message}" for fault in reference_faults(Path.cwd(), after.first)
        )


def _tell_put_aside(version: Version) -> None:
    folder = Versions(_knowledge()).put_aside(version)
    if folder:
        print(f"Ce qui avait été modifié à la main sans être publié est gardé dans « {folder} ».")


def _refused(error: NotPublished, files: Path) -> int:
    if error.faults:
        _told(error.faults, files)
    print("\n".join([str(error), *(line for one in error.failing for line in failed(one))]), file=sys.stderr)
    return 1


def _told(faults: Sequence[Fault], files: Path) -> int:
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"\nÀ corriger dans « {files} » : {len(faults)}.", file=sys.stderr)
    return 1
