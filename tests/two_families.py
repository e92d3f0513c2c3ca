"""A folder of two families: the real one, and another one that is made of its document."""

import shutil
from pathlib import Path

from books import FAMILIES, KNOWLEDGE

from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft
from reperes.importing.write_draft import write_draft

DG_DOCUMENT = (FAMILIES / "dg" / "sources" / "dg_gestionnaires_de_dossiers.txt").read_text("utf-8")


def two_families(folder: Path, document: str = DG_DOCUMENT) -> Path:
    """Return a folder of knowledge, made in `folder`, with OS and the family DG of a document."""
    (folder / "dg.txt").write_text(document, "utf-8")
    draft, knowledge = folder / "draft", Path(shutil.copytree(KNOWLEDGE, folder / "knowledge"))
    write_draft(make_draft(folder / "dg.txt", read_today(KNOWLEDGE)), draft, KNOWLEDGE)
    for name in (
        "familles/dg.yml",
        "sources/dg_gestionnaires_de_dossiers.txt",
        "vocabulaire/dg.yml",
        "competences.yml",
    ):
        shutil.copy(draft / name, knowledge / name)
    settings = knowledge / "reglages.yml"
    settings.write_text(settings.read_text("utf-8").replace("famille: os", "familles: [os, dg]"), "utf-8")
    return knowledge
