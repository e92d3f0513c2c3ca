"""What a model is made of, and the name that it gets from that."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Iterator, Sequence

CODE = (
    "knowledge",
    "requirements.lock",
    "reperes/knowledge",
    "reperes/language",
    "reperes/hearing",
    "reperes/learning",
    "reperes/rasa/components",
)
"""Everything that training reads and that Rasa does not see when it decides which parts to train anew."""

TRAINED_ON = ("config.yml", "data", "domain.yml", *CODE)
"""Everything that a model depends on: files, and folders with all that is below them."""

NOT_TRAINED_ON = ("knowledge/README.md", "knowledge/questions")
"""What is below them and teaches nothing: HR may change it without a training."""


def fingerprint(project: Path, parts: Sequence[str] = TRAINED_ON) -> str:
    """Return sixteen hexadecimal digits that change when any file of the `parts` changes, comes or goes."""
    digest = sha256()
    left_out = [project / name for name in NOT_TRAINED_ON]
    for part in parts:
        for path in _files(project / part):
            if any(name in (path, *path.parents) for name in left_out):
                continue
            content = path.read_bytes()
            digest.update(f"{path.relative_to(project).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:16]


def _files(path: Path) -> Iterator[Path]:
    """Yield the file, or the files below the folder in a fixed order, but for what editors and Python leave behind."""
    if path.is_file():
        yield path
    elif path.is_dir() and path.name != "__pycache__":
        for child in sorted(path.iterdir()):
            if not child.name.startswith(".") and not child.name.endswith(("~", ".pyc")):
                yield from _files(child)
