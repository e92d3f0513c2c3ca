"""A small knowledge folder to publish in."""

import shutil
from pathlib import Path

import pytest
from books import GARDEN

from reperes.publishing.tree import digests, files_of


@pytest.fixture
def knowledge(tmp_path):
    """A copy of the small family's files, with a README that is nobody's fact."""
    folder = Path(shutil.copytree(GARDEN, tmp_path / "knowledge"))
    (folder / "README.md").write_text("à lire", "utf-8")
    return folder


@pytest.fixture
def edit():
    """A function that replaces words in a file of a folder, both in the family and in its source document."""

    def replace(folder: Path, old: str, new: str, *names: str) -> None:
        for name in names or [name for name in files_of(folder) if name.startswith(("familles/", "sources/"))]:
            path = folder / name
            text = path.read_text("utf-8")
            assert old in text, name
            path.write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture
def same():
    """A function: whether two folders have the same files."""
    return lambda one, other: digests(one) == digests(other)
