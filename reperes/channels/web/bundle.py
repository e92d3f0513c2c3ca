"""The files that `scripts/build-web` makes of web/: read once, each also compressed."""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Optional

INDEX = "index.html"


@dataclass(frozen=True)
class File:
    """A file as it goes to browsers."""

    content_type: str
    content: bytes
    compressed: bytes


@dataclass(frozen=True)
class Bundle:
    """The page (with `{{nonce}}` where each answer puts a new one) and its files by path."""

    page: str
    files: Dict[str, File]


def read_bundle(folder: Path) -> Optional[Bundle]:
    """Return the built page in `folder`, None where it was not built."""
    if not (folder / INDEX).is_file():
        return None
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != INDEX]
    files = {path.relative_to(folder).as_posix(): read_file(path) for path in paths}
    return Bundle((folder / INDEX).read_text("utf-8"), files)


def read_file(path: Path) -> File:
    """Return a file with its type, and compressed."""
    content = path.read_bytes()
    kind = mimetypes.types_map.get(path.suffix, "application/octet-stream")
    if kind.startswith("text/") or path.suffix == ".js":
        kind = f"{'text/javascript' if path.suffix == '.js' else kind}; charset=utf-8"
    return File(kind, content, gzip.compress(content, 9, mtime=0))
