"""What a model is made of, and the name that it gets from that."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Iterator, Optional, Sequence, Tuple

import yaml

KNOWLEDGE = "knowledge"
CODE = (
    "requirements.lock",
    "reperes/knowledge",
    "reperes/language",
    "reperes/hearing",
    "reperes/learning",
    "reperes/rasa/components",
)
"""Everything that training reads and that Rasa does not see when it decides which parts to train anew."""

TRAINED_ON = ("config.yml", "data", "domain.yml", *CODE)
"""Everything that a model depends on beside the knowledge: files, and folders with all that is below them."""

SHARED_KNOWLEDGE = ("competences.yml", "vocabulaire/commun.yml", "vocabulaire/competences.yml")
FAMILY_KNOWLEDGE = ("familles/{}.yml", "vocabulaire/{}.yml", "affirmations/{}.yml")
"""What training reads of the knowledge: the first family, which the training questions are about. Others are worked out
when a model is loaded."""


def fingerprint(project: Path, knowledge: Optional[Path] = None) -> str:
    """Return sixteen hexadecimal digits that change when anything that a model is made of changes, comes or goes.

    `knowledge` is the folder of the knowledge files, the project's own where none is given.
    """
    digest = sha256()
    for part in TRAINED_ON:
        for path in _files(project / part):
            _add(digest, path.relative_to(project).as_posix(), path)
    folder = knowledge or project / KNOWLEDGE
    for name in knowledge_inputs(folder):
        if (folder / name).is_file():
            _add(digest, f"{KNOWLEDGE}/{name}", folder / name)
    return digest.hexdigest()[:16]


def knowledge_inputs(folder: Path) -> Sequence[str]:
    """Return the files of the knowledge that training reads; those of no family when the settings cannot be read."""
    first = _first_family(folder / "reglages.yml")
    return (*SHARED_KNOWLEDGE, *(name.format(first) for name in FAMILY_KNOWLEDGE))


def _first_family(settings: Path) -> str:
    try:
        read = yaml.safe_load(settings.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return ""
    named = read if isinstance(read, dict) else {}
    families: Tuple = tuple(named.get("familles") or ()) or (named.get("famille"),)
    return str(families[0] or "")


def _add(digest, name: str, path: Path) -> None:
    content = path.read_bytes()
    digest.update(f"{name}\0{len(content)}\0".encode())
    digest.update(content)


def _files(path: Path) -> Iterator[Path]:
    """Yield the file, or the files below the folder in a fixed order, but for what editors and Python leave behind."""
    if path.is_file():
        yield path
    elif path.is_dir() and path.name != "__pycache__":
        for child in sorted(path.iterdir()):
            if not child.name.startswith(".") and not child.name.endswith(("~", ".pyc")):
                yield from _files(child)
