"""Which version to go back to."""

from typing import Optional, Tuple

from reperes.publishing.versions import Version, Versions


def step_back(versions: Versions) -> Tuple[Optional[Version], Optional[Version]]:
    """Return the version that an undo takes back, and the one that it puts back; None where there is none.

    That is the one in service and the one before it. After an undo, it is the one that the undo went back to and the
    one before that, so that to undo again goes one step further.
    """
    by_number = {version.number: version for version in versions.all()}
    undone = versions.in_service()
    while undone and undone.undoes:
        undone = by_number.get(undone.copies)
    return undone, by_number.get(undone.number - 1) if undone else None


def version_to(versions: Versions, number: int) -> Optional[Version]:
    """Return the version with a number, None when there is none."""
    return next((version for version in versions.all() if version.number == number), None)
