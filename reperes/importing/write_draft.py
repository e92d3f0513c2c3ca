"""Writes a draft as a folder that `reperes check` loads; never into the folder of knowledge itself."""

import re
import shutil
from pathlib import Path
from typing import Tuple

from ruamel.yaml import YAML

from reperes.importing.blocks import DocumentError
from reperes.importing.draft_vocabulary import shared_files, vocabulary_text
from reperes.importing.family_text import family_text
from reperes.importing.make_draft import Draft
from reperes.knowledge.files import FAMILIES, SHARED
from reperes.knowledge.references import SECTIONS, references_of

_FAMILY = re.compile(r"^familles?:.*(\n([ \t]+|- ).*)*$", re.MULTILINE)
"""The family or families of the settings, in one line or a list over several."""
_WIDE = 4096


def check_target(target: Path, knowledge: Path) -> None:
    """Raise DocumentError when a draft must not be written to `target`: knowledge itself, or a folder with files."""
    if knowledge.resolve() in (target.resolve(), *target.resolve().parents):
        raise DocumentError(
            f"Un brouillon ne s'écrit pas dans « {knowledge} » : choisissez un autre dossier avec --vers."
        )
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DocumentError(f"« {target} » existe déjà : supprimez-le, ou choisissez un autre dossier avec --vers.")


def write_draft(draft: Draft, target: Path, knowledge: Path) -> Tuple[str, ...]:
    """Write the draft; return in French what was left out of the vocabulary that people wrote before.

    Raises DocumentError when the files of the family would be those of another, or those that all families share.
    """
    family = draft.family
    if draft.before is None and (family.id in SHARED or (knowledge / FAMILIES / f"{family.id}.yml").exists()):
        raise DocumentError(
            f"« {family.code} » ne peut pas être le code d'une nouvelle famille : des fichiers « {family.id}.yml » sont déjà là "
            "pour autre chose. Choisissez un autre code."
        )
    for name in ("familles", "vocabulaire", "sources"):
        (target / name).mkdir(parents=True)
    own = f"{family.id}.yml"
    (target / "familles" / own).write_text(family_text(family), "utf-8")
    (target / "sources" / family.document).write_text(draft.reading.text, "utf-8")
    settings = (knowledge / "reglages.yml").read_text("utf-8")
    (target / "reglages.yml").write_text(_FAMILY.sub(f"famille: {family.id}", settings), "utf-8")
    _write_dictionary(draft, knowledge / "competences.yml", target / "competences.yml")
    known = references_of(family, draft.groups, draft.competences) | set(SECTIONS)
    shared = shared_files(knowledge / "vocabulaire", own, known)
    for path in shared:
        shutil.copyfile(path, target / "vocabulaire" / path.name)
    words, gone = vocabulary_text(family, knowledge / "vocabulaire" / own, shared, known)
    (target / "vocabulaire" / own).write_text(words, "utf-8")
    claims = knowledge / "affirmations" / own
    if claims.exists():
        (target / "affirmations").mkdir()
        shutil.copyfile(claims, target / "affirmations" / own)
    return tuple(f"vocabulaire : la partie n'existe plus, ses mots sont ôtés : {entry}" for entry in gone)


def _write_dictionary(draft: Draft, path: Path, target: Path) -> None:
    """Copy the dictionary, and add what is new with a remark."""
    if not (draft.held.new or draft.held.new_groups):
        shutil.copyfile(path, target)
        return
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _WIDE
    entries = yaml.load(path.read_text("utf-8"))
    for key, parts in (("groupes", draft.held.new_groups), ("competences", draft.held.new)):
        for part in parts:
            entry = {"id": part.id, "nom": part.name}
            if key == "competences":
                entry = {**entry, "groupe": part.group or None, "niveaux": dict(part.steps)}
            entries[key].append(entry)
            entries[key].yaml_set_comment_before_after_key(len(entries[key]) - 1, "nouveau : à relire", indent=2)
    with target.open("w", encoding="utf-8") as file:
        yaml.dump(entries, file)
