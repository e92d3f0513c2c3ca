"""Publishes a draft, or puts an earlier version into service again."""

from contextlib import suppress
from pathlib import Path
from typing import Optional, Sequence, Tuple

from reperes.knowledge.check import check_knowledge
from reperes.knowledge.faults import Fault, KnowledgeError
from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library
from reperes.publishing.draft import Draft
from reperes.publishing.going_back import step_back, version_to
from reperes.publishing.judging import judge
from reperes.publishing.model import Ask, Judged
from reperes.publishing.staging import Staged, is_same, seen, staged
from reperes.publishing.starting import find_served
from reperes.publishing.tree import fingerprint_of
from reperes.publishing.versions import Version, Versions


class NotPublished(Exception):
    """Why nothing was published, in French; `faults`, `failing` and `conflicts` (files) hold the details."""

    def __init__(
        self,
        message: str,
        faults: Sequence[Fault] = (),
        failing: Sequence[Judged] = (),
        conflicts: Sequence[str] = (),
    ):
        super().__init__(message)
        self.faults: Tuple[Fault, ...] = tuple(faults)
        self.failing: Tuple[Judged, ...] = tuple(failing)
        self.conflicts: Tuple[str, ...] = tuple(conflicts)


def publish(knowledge: Path, files: Path, author: str, ask: Optional[Ask], reason: str = "") -> Version:
    """Check a folder of files and put it into service; the draft is gone afterwards.

    `files` is the draft, knowledge/ itself, or a folder that `reperes import` made. Raises NotPublished for faults, for
    conflicts with edits by hand, for test questions that fail and did not before unless a reason is given, and where nothing changed.
    """
    versions = Versions(knowledge)
    if not author.strip():
        raise NotPublished("Qui publie ? Il faut un nom.")
    if versions.in_service() is None and not is_same(files, knowledge):
        # So that there is something to go back to; faults are told of what is to be published.
        with suppress(KnowledgeError):
            find_served(knowledge)
    with staged(knowledge, files) as stage:
        before = versions.in_service()
        _check(stage, before, ask, reason)
        # Checks take time, and others may write meanwhile.
        with versions.writing():
            if before != versions.in_service() or stage.seen != seen(knowledge, files):
                raise NotPublished(
                    "Les fichiers ont changé pendant la vérification. Rien n'est perdu : relisez-les, puis recommencez."
                )
            if is_same(files, knowledge):
                return versions.record(stage.folder, author, reason)
            version = versions.publish(stage.folder, author, reason)
            if is_same(files, Draft(knowledge).folder):
                Draft(knowledge).discard()
            return version


def undo(knowledge: Path, author: str, reason: str = "", to: Optional[int] = None) -> Version:
    """Put the version with the number `to` into service again, as a new version; without it, go one step back.

    Raises NotPublished when there is no such version, when it is in service already, and when today's program finds
    faults in it.
    """
    versions = Versions(knowledge)
    if not author.strip():
        raise NotPublished("Qui annule ? Il faut un nom.")
    with versions.writing():
        undone, back = step_back(versions)
        target = back if to is None else version_to(versions, to)
        if target is None:
            raise NotPublished(
                "Il n'y a pas de version plus ancienne : rien à annuler."
                if to is None
                else f"Il n'y a pas de version {to} : voyez la liste des versions."
            )
        served = versions.in_service()
        if served and target.files == served.files:
            raise NotPublished(f"Les fichiers de la version {target.number} sont déjà ceux en service.")
        faults = _faults_of(versions, target)
        if faults:
            raise NotPublished(f"La version {target.number} a des fautes pour le programme actuel.", faults)
        undoes = undone.number if undone and target == back else None
        return versions.publish(target.folder, author, reason, undoes, target.number)


def _faults_of(versions: Versions, version: Version) -> Sequence[Fault]:
    with versions.copied(version.folder) as copy:
        return check_knowledge(copy).faults


def _library_of(version: Optional[Version]) -> Optional[Library]:
    """Return the families of a version, None where there is none that today's program can read."""
    with suppress(KnowledgeError):
        return load_library(version.folder) if version else None
    return None


def _check(stage: Staged, before: Optional[Version], ask: Optional[Ask], reason: str) -> None:
    """Raise NotPublished where a publication may not be."""
    if stage.conflicts:
        raise NotPublished(
            f"Changés à la fois à la main dans knowledge/ et dans le brouillon : {', '.join(stage.conflicts)}. Choisissez, "
            "fichier par fichier, le texte qui reste ; quand les deux fichiers sont pareils, publiez de nouveau.",
            conflicts=stage.conflicts,
        )
    checked = check_knowledge(stage.folder)
    if checked.faults:
        raise NotPublished(f"Il y a des fautes à corriger d'abord : {len(checked.faults)}.", checked.faults)
    if before and before.files == fingerprint_of(stage.folder):
        raise NotPublished(f"Rien n'a changé depuis la version {before.number} : il n'y a rien à publier.")
    if ask and not reason.strip():
        library = Library({knowledge.family.id: knowledge for knowledge in checked.families})
        failing = [judged for judged in judge(_library_of(before), library, ask) if judged.blocks]
        if failing:
            raise NotPublished(
                f"Des questions d'essai n'ont plus la bonne réponse : {len(failing)}. Corrigez, ou publiez en donnant une raison.",
                failing=failing,
            )
