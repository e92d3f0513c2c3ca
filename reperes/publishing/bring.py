"""Brings the files of knowledge/ to a version; what was written there by hand and is in no version is put aside."""

from pathlib import Path

from reperes.publishing.tree import content_of, files_of, write_whole


def bring(version: Path, before: Path, knowledge: Path, aside: Path) -> None:
    """Make the files of `knowledge` those of `version`, one by one; may be done again after any interruption.

    A file that is neither that of the version `before` nor that of `version` is copied to `aside` first.
    """
    for name in dict.fromkeys((*files_of(version), *files_of(knowledge))):
        wanted, found = content_of(version / name), content_of(knowledge / name)
        if found == wanted:
            continue
        if found is not None and found != content_of(before / name):
            write_whole(aside / name, found)
        if wanted is None:
            (knowledge / name).unlink()
        else:
            write_whole(knowledge / name, wanted)
