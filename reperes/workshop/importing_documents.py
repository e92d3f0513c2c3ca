"""Makes a family of the draft from an uploaded document."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Dict, Optional, Tuple

from reperes.importing.before import read_today
from reperes.importing.blocks import DocumentError, WrongCode
from reperes.importing.make_draft import Draft, draft_of
from reperes.importing.read import KINDS
from reperes.importing.read_apart import read_apart
from reperes.importing.write_draft import write_draft
from reperes.knowledge.faults import KnowledgeError
from reperes.knowledge.files import SETTINGS
from reperes.publishing.families_served import add_families
from reperes.publishing.lock import locked
from reperes.workshop.desk import Desk

MOST_BYTES = 20 * 1024 * 1024
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,7}")
TOO_LARGE = (
    f"Ce document dépasse {MOST_BYTES // 1024 // 1024} Mo. Enregistrez-le sans images, ou en texte simple (.txt)."
)


class NotImported(Exception):
    """Why a document was not taken, in French, and the field that it is about."""

    def __init__(self, message: str, field: str = "document"):
        self.field = field
        super().__init__(message)


@dataclass(frozen=True)
class Imported:
    """The family that was made of a document, and what was left out of its words."""

    draft: Draft
    left_out: Tuple[str, ...]


def import_upload(desk: Desk, name: str, content: bytes, code: str) -> Imported:
    """Put the family of a document into the draft, beside the others or in place of its version before.

    Raises NotImported; then the draft is as it was.
    """
    _refuse(name, content, code)
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / _plain(name)
        document.write_bytes(content)
        target = Path(folder) / "famille"
        try:
            # Before the lock: others write while a document is read.
            reading = read_apart(document)
            with locked(desk.knowledge):
                draft = draft_of(reading, read_today(desk.folder), code or None)
                if not draft.family.code:
                    raise NotImported("Le document ne dit pas le code de la famille : écrivez-le ci-dessous.", "code")
                left_out = write_draft(draft, target, desk.folder)
                desk.write(_texts(desk.folder, target))
        except WrongCode as error:
            raise NotImported(str(error), "code") from error
        except DocumentError as error:
            raise NotImported(str(error)) from error
        except KnowledgeError as error:
            told = error.faults[0]
            raise NotImported(f"Corrigez d'abord {told.file}, ligne {told.line} : {told.message}") from error
        except (ValueError, KeyError, RecursionError) as error:
            raise NotImported(
                f"« {_plain(name)} » ne peut pas être lu : le fichier est abîmé, ou d'une forme inconnue. "
                "Ouvrez-le dans votre traitement de texte et enregistrez-le de nouveau en .docx."
            ) from error
        return Imported(draft, left_out)


def _refuse(name: str, content: bytes, code: str) -> None:
    if not name or not content and PurePath(name).suffix.lower() not in KINDS:
        raise NotImported("Choisissez d'abord un document.")
    if PurePath(name).suffix.lower() not in KINDS:
        raise NotImported(
            f"« {_plain(name)} » n'est pas d'une sorte connue. Enregistrez le document en {', '.join(KINDS[:-1])} ou {KINDS[-1]}."
        )
    if not content:
        raise NotImported(f"« {_plain(name)} » est vide.")
    if len(content) > MOST_BYTES:
        raise NotImported(TOO_LARGE)
    if code and not _CODE.fullmatch(code):
        raise NotImported(
            f"« {code[:20]} » n'est pas le code d'une famille : des lettres et des chiffres, comme « DG ».", "code"
        )


def _plain(name: str) -> str:
    """The name of a file without its folders and without signs that no name should have."""
    last = re.split(r"[/\\]", name)[-1]
    stem, suffix = PurePath(last).stem, PurePath(last).suffix.lower()
    return (re.sub(r"[^\w .()-]", "_", stem)[:80].strip(" .") or "document") + suffix


def _texts(folder: Path, target: Path) -> Dict[str, str]:
    """The files of the new family, and the settings with its name after the others."""
    files = [path for path in target.rglob("*") if path.is_file() and path.name != SETTINGS]
    texts = {str(path.relative_to(target)): path.read_text("utf-8") for path in files}
    settings = target / "reglages-avec.yml"
    settings.write_bytes((folder / SETTINGS).read_bytes())
    add_families(settings, target / SETTINGS)
    texts[SETTINGS] = settings.read_text("utf-8")
    return {file: text for file, text in texts.items() if _now(folder / file) != text}


def _now(path: Path) -> Optional[str]:
    return path.read_text("utf-8") if path.is_file() else None
