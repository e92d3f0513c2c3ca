"""A copy of the knowledge to publish from, and a change of one of its facts."""

import shutil
from pathlib import Path

from toy_project import ROOT


def copy_of_knowledge(folder: Path) -> Path:
    """Return a copy of the project's knowledge in `folder`."""
    return Path(shutil.copytree(ROOT / "knowledge", folder / "knowledge", ignore=shutil.ignore_patterns(".*")))


def change(knowledge: Path, before: str, after: str) -> None:
    """Write other words in the family's file and in its document."""
    for path in (knowledge / "familles" / "os.yml", *(knowledge / "sources").glob("*.txt")):
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")


def changed_copy(folder: Path, before: str, after: str) -> Path:
    """Return a copy of the project's knowledge with other words."""
    knowledge = copy_of_knowledge(folder)
    change(knowledge, before, after)
    return knowledge
