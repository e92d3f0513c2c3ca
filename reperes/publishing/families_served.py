"""Adds families to those that the settings name, in the text of the file, so that its remarks stay."""

import re
from pathlib import Path
from typing import Sequence

from reperes.knowledge.reader import read
from reperes.knowledge.settings import family_lines

_FAMILY = re.compile(r"^familles?[ \t]*:.*(?:\n(?:[ \t]+|-[ \t]).*)*$", re.MULTILINE)
"""The family or families of the settings, in one line or a list over several."""
_REMARK = re.compile(r"[ \t]+#.*$")


def add_families(settings: Path, others: Path) -> None:
    """Name the families of the settings `others` in `settings` too, after those that it names."""
    named, wanted = (_families(path) for path in (settings, others))
    new = [name for name in wanted if name not in named]
    if new and named:
        content = settings.read_bytes().decode("utf-8")
        settings.write_bytes(_FAMILY.sub(lambda found: _line([*named, *new], found[0]), content, count=1).encode())


def _families(path: Path) -> Sequence[str]:
    return list(family_lines(read(path.parent, path.name, [], [])))


def _line(names: Sequence[str], before: str) -> str:
    remarks = [found[0] for line in before.splitlines() for found in [_REMARK.search(line)] if found]
    ending = "\r" if before.endswith("\r") else ""
    return f"familles: [{', '.join(names)}]" + "".join(remark.rstrip("\r") for remark in remarks[:1]) + ending
