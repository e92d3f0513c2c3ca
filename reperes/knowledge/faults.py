"""What is wrong in the knowledge files, told to whoever wrote them."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Collection, Dict, Iterable, List, Mapping, Tuple

WIDEST = 110
"""Characters of a line that are shown with its fault."""


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong at a line of a file, and what to write instead.

    `file` is a path below the folder that is checked, lines count from 1, `text` is the line's own text.
    """

    file: str
    line: int
    message: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line} : {self.message}" + (f"\n    {self.text}" if self.text else "")


class KnowledgeError(Exception):
    """The knowledge files have faults; `faults` holds all of them, each once, by file and line."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


def told_once(
    common: Iterable[Fault], of_families: Mapping[str, Iterable[Fault]], shared: Collection[str]
) -> List[Fault]:
    """Return the faults of all families, each once: one in a `shared` file names the families that have it, if not all
    do."""
    common = list(common)
    families: Dict[Fault, List[str]] = {}
    for name, faults in of_families.items():
        for fault in set(faults).difference(common):
            families.setdefault(fault, []).append(name)
    return common + [
        replace(fault, message=f"famille {', '.join(names)} : {fault.message}")
        if fault.file in shared and len(names) < len(of_families)
        else fault
        for fault, names in families.items()
    ]


def with_texts(faults: Iterable[Fault], folder: Path) -> List[Fault]:
    """Return `faults` with the text of their lines in the files of `folder`, by file and line."""
    lines = lru_cache(maxsize=None)(lambda name: _lines(folder / name))
    return sorted(replace(fault, text=_text(lines(fault.file), fault.line)) for fault in set(faults))


def _lines(path: Path) -> Tuple[str, ...]:
    try:
        return tuple(path.read_text("utf-8").split("\n"))
    except (OSError, UnicodeDecodeError):
        return ()


def _text(lines: Tuple[str, ...], number: int) -> str:
    text = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return text if len(text) <= WIDEST else f"{text[:WIDEST]}…"
