"""What authors do to the files of a knowledge folder, as functions of the folder."""

import shutil
from pathlib import Path
from typing import Callable

Edit = Callable[[Path], None]


def put(file: str, old: str, new: str) -> Edit:
    """Put `new` in the place of `old`, which must stand in the file once."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (folder / file).write_text(text.replace(old, new), "utf-8")

    return edit


def cut(file: str, start: str, end: str) -> Edit:
    """Take out what stands from `start` to before `end`."""

    def edit(folder: Path) -> None:
        before, _, rest = (folder / file).read_text("utf-8").partition(start)
        (folder / file).write_text(before + rest[rest.index(end) :], "utf-8")

    return edit


def save(file: str, encoding: str, mark: bytes = b"") -> Edit:
    """Save the file in another encoding, without the letters that it lacks, after a `mark`."""

    def edit(folder: Path) -> None:
        (folder / file).write_bytes(mark + (folder / file).read_text("utf-8").encode(encoding, "ignore"))

    return edit


def write(file: str, text: str) -> Edit:
    """Write a text in the place of all that the file holds."""
    return lambda folder: (folder / file).write_text(text, "utf-8") and None


def rename(file: str, name: str) -> Edit:
    """Give the file another path."""
    return lambda folder: (folder / file).rename(folder / name) and None


def copy(file: str, name: str) -> Edit:
    """Put a copy of the file beside it, or in a folder that is made for it."""

    def edit(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(folder / file, folder / name)

    return edit


def remove(file: str) -> Edit:
    """Remove the file."""
    return lambda folder: (folder / file).unlink()


def both(*edits: Edit) -> Edit:
    """Do several edits."""

    def edit(folder: Path) -> None:
        for one in edits:
            one(folder)

    return edit
