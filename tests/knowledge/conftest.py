"""A copy of the knowledge files to spoil."""

import shutil
from pathlib import Path

import pytest
from books import GARDEN, KNOWLEDGE

from reperes.knowledge.faults import KnowledgeError
from reperes.knowledge.load import load_knowledge


class Files:
    """Knowledge files that an author changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def replace(self, name: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which must stand in the file once."""
        text = (self.folder / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (self.folder / name).write_text(text.replace(old, new), "utf-8")

    def line_of(self, name: str, text: str) -> int:
        """Return the number of the only line that holds `text`, counted from 1."""
        lines = (self.folder / name).read_text("utf-8").splitlines()
        (number,) = [number for number, line in enumerate(lines, 1) if text in line]
        return number

    def faults(self) -> list:
        """Return the faults that loading tells."""
        with pytest.raises(KnowledgeError) as caught:
            load_knowledge(self.folder)
        return caught.value.faults


@pytest.fixture
def files(tmp_path):
    return Files(Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")))


@pytest.fixture
def garden(tmp_path):
    return Files(Path(shutil.copytree(GARDEN, tmp_path / "jardin")))
